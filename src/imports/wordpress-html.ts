import { autop } from '@wordpress/autop';
import { plainTextOf, sanitiseArticleHtml, sanitiseCommentHtml } from '../platform/html/sanitise.js';

/**
 * The content of a WordPress post as WordPress would show it, sanitised: blank lines and newlines make paragraphs and
 * line breaks, except in content made of blocks, which has its own. Markers (`<!-- wp:... -->`, `<!--more-->`,
 * `<!--nextpage-->`) go; shortcodes stay as the text that they are.
 */
export function wordpressHtml(raw: string): string {
  const text = withoutMarkers(raw);
  const isMadeOfBlocks = raw.includes('<!-- wp:');
  return isMadeOfBlocks
    ? sanitiseArticleHtml(text)
        .replace(/\n{3,}/g, '\n\n')
        .trim()
    : paragraphed(text, sanitiseArticleHtml);
}

/** The content of a WordPress comment as WordPress would show it, sanitised. */
export function wordpressCommentHtml(raw: string): string {
  return paragraphed(withoutMarkers(raw), sanitiseCommentHtml);
}

/** In UTF-16 units, as for articles that are hosted. */
const LONGEST_DISCLOSURE = 2_000;

/**
 * Takes a disclosure ("Sourced from ...") out of a sanitised body: where the first paragraph's text begins with
 * `prefix` (case counts), the rest of its text is the disclosure, plain, and the paragraph leaves the body. Null where
 * it does not, says nothing more or too much, or holds an image, which plain text would lose.
 */
export function leadingDisclosure(html: string, prefix: string): { disclosure: string; body: string } | null {
  const wanted = prefix.trim().replace(/\s+/g, ' ');
  const paragraph = /<p(?: [^>]*)?>([^]*?)<\/p>\s*/.exec(html);
  if (wanted === '' || !paragraph || paragraph[0].includes('<img')) return null;
  const text = plainTextOf(paragraph[0]);
  if (!text.startsWith(wanted)) return null;
  const disclosure = text.slice(wanted.length).trim();
  if (disclosure === '' || disclosure.length > LONGEST_DISCLOSURE) return null;
  const body = html.slice(0, paragraph.index) + html.slice(paragraph.index + paragraph[0].length);
  return { disclosure, body };
}

/** Markers are HTML comments, ended as browsers end them. Between two pages of a post is also the end of a paragraph. */
function withoutMarkers(raw: string): string {
  return raw
    .replace(/\r\n?/g, '\n')
    .replaceAll('<!--nextpage-->', '\n\n')
    .replace(/<!--(?:-?>|[^]*?(?:--!?>|$))/g, '');
}

/** Sanitised before as well: on HTML that is balanced and free of scripts and SVG, autop's patterns take linear time. */
function paragraphed(raw: string, sanitise: (html: string) => string): string {
  const text = sanitise(raw);
  const html = autoParagraphs(text);
  // Around text without markup, autop puts nothing but paragraphs and line breaks.
  return (text.includes('<') ? sanitise(html) : html).replace(/<p>\s*<\/p>\n?/g, '').trim();
}

function autoParagraphs(sanitised: string): string {
  const preformatted: string[] = [];
  const text = sanitised
    // What autop does for `pre` itself takes time by the square of their number.
    .replace(/<pre(?: [^>]*)?>[^]*?<\/pre>/g, (element) => `<pre ${preformatted.push(element) - 1}>\n\n`)
    .replaceAll('</pre>', '</pre >')
    // It takes every space of JavaScript for empty, and a no-break space is there to be seen.
    .replaceAll('\u00a0', '&nbsp;')
    // Its patterns take time by the square of the length of a run of spaces.
    .replace(/\s{64,}/g, (run) => (/\n\s*\n/.test(run) ? '\n\n' : run.includes('\n') ? '\n' : ' '));
  return autop(text)
    .replaceAll('&nbsp;', '\u00a0')
    .replace(/<pre (\d+)>/g, (_, index) => preformatted[Number(index)] ?? '');
}
