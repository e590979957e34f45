import type { Token } from 'markdown-it';
import { showsNothing } from '../platform/text/characters.js';
import { isLinkTarget, parseMarkdown } from './markdown.js';
import { alternativeOf } from './shown-text.rules.js';

/** Rises with every change of what comes out; stored with the HTML, so that what is older can be rendered again. */
export const RENDERER_VERSION = 1;

/** Every tag that a comment can have, by what the parser calls it. What is not here comes out as text. */
const TAGS: Readonly<Record<string, string>> = {
  paragraph_open: '<p>',
  paragraph_close: '</p>',
  heading_open: '<p><strong>',
  heading_close: '</strong></p>',
  blockquote_open: '<blockquote>',
  blockquote_close: '</blockquote>',
  bullet_list_open: '<ul>',
  bullet_list_close: '</ul>',
  ordered_list_close: '</ol>',
  list_item_open: '<li>',
  list_item_close: '</li>',
  em_open: '<em>',
  em_close: '</em>',
  strong_open: '<strong>',
  strong_close: '</strong>',
  s_open: '<s>',
  s_close: '</s>',
  softbreak: '<br>',
  hardbreak: '<br>',
};

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (character) => ENTITIES[character]!);

/** Targets may take ten times the source: one long reference, used often, would take its square. */
const mostTargets = (length: number): number => 10 * length + 1_000;

/**
 * The HTML of a comment's Markdown, from an allow-list of tags and with no attribute but a link's target and a list's
 * first number. A single line end breaks the line, headings are strong paragraphs, images are links to them, raw HTML
 * is text. Time and size grow with the source's length, whatever it says.
 */
export const renderMarkdown = (source: string): string => renderBlocks(parseMarkdown(source), source.length);

/** As {@link renderMarkdown}, of a source that is parsed already, and how long it is. */
export function renderBlocks(blocks: readonly Token[], length: number): string {
  const links = new Links(mostTargets(length));
  return blocks
    .map((block) => (block.children === null ? renderBlock(block) : renderInline(block.children, links)))
    .join('');
}

/** Whether rendered Markdown shows nothing: no words, as of a lone list mark or an unused link target. */
export const rendersNothing = (html: string): boolean => showsNothing(html.replace(/<[^>]*>/g, ''));

/** Links do not nest, though an autolink may stand in a link's words; and their targets have a bound. */
class Links {
  private readonly opened: boolean[] = [];

  constructor(private left: number) {}

  open(target: string): string {
    const opens = !this.opened.includes(true) && this.admits(target);
    this.opened.push(opens);
    return opens ? `<a href="${escapeHtml(target)}" rel="nofollow ugc noopener">` : '';
  }

  close(): string {
    return this.opened.pop() === true ? '</a>' : '';
  }

  private admits(target: string): boolean {
    if (target.length > this.left || !isLinkTarget(target)) return false;
    this.left -= target.length;
    return true;
  }
}

function renderBlock(token: Token): string {
  // The paragraphs of a list without blank lines.
  if (token.hidden) return '';
  switch (token.type) {
    case 'code_block':
    case 'fence':
      return `<pre><code>${escapeHtml(token.content)}</code></pre>`;
    case 'hr':
      return `<p>${escapeHtml(token.markup)}</p>`;
    case 'ordered_list_open':
      return orderedList(Number(token.attrGet('start') ?? 1));
    default:
      return TAGS[token.type] ?? escapeHtml(token.content);
  }
}

const orderedList = (start: number): string =>
  start !== 1 && Number.isSafeInteger(start) ? `<ol start="${start}">` : '<ol>';

const renderInline = (tokens: readonly Token[], links: Links): string =>
  tokens.map((token) => renderSpan(token, links)).join('');

function renderSpan(token: Token, links: Links): string {
  switch (token.type) {
    case 'link_open':
      return links.open(String(token.attrGet('href')));
    case 'link_close':
      return links.close();
    case 'image':
      return links.open(String(token.attrGet('src'))) + escapeHtml(alternativeOf(token)) + links.close();
    case 'code_inline':
      return `<code>${escapeHtml(token.content)}</code>`;
    default:
      return TAGS[token.type] ?? escapeHtml(token.content);
  }
}
