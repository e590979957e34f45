import sanitizeHtml from 'sanitize-html';
import { type AllowList, ARTICLE, BLOCKS, COMMENT, DROPPED_WITH_TEXT, VOID_ELEMENTS } from './allow-lists.js';

/** Rises with every change of what the sanitiser lets through: HTML that an older one made is made again. */
export const SANITISER_VERSION = 1;

/** Elements deeper than this lose their tags and keep their text. */
const DEEPEST_KEPT = 100;
/** A parser's work rises with the square of the depth: text nested deeper than this is kept without any element. */
const DEEPEST_PARSED = 1000;

class TooDeep extends Error {}

const toArticle = sanitiser(ARTICLE);
const toComment = sanitiser(COMMENT);
const toText = sanitiser({ elements: {}, renamed: {} });

/**
 * The body of an article as it may stand in a page: elements and attributes of an allow-list, absolute http, https
 * and mailto URLs, balanced. The text stays whole, but for what a browser would not show as text, such as scripts.
 */
export function sanitiseArticleHtml(html: string): string {
  return toArticle(html);
}

/** The HTML of an imported comment as it may stand in a page: like an article's, of fewer elements. */
export function sanitiseCommentHtml(html: string): string {
  return toComment(html);
}

/** What a reader sees of HTML as plain text, its whitespace folded. */
export function plainTextOf(html: string): string {
  return toText(html.replace(/<br\b/gi, ' <br'))
    .replace(/\s+/g, ' ')
    .trim()
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}

function sanitiser({ elements, renamed }: AllowList): (html: string) => string {
  const options: sanitizeHtml.IOptions = {
    allowedTags: Object.keys(elements),
    allowedAttributes: Object.fromEntries(
      Object.entries(elements).map(([name, attributes]) => [name, Object.keys(attributes)]),
    ),
    allowedSchemes: ['http', 'https', 'mailto'],
    allowProtocolRelative: false,
    nonTextTags: DROPPED_WITH_TEXT,
    selfClosing: VOID_ELEMENTS,
    nestingLimit: DEEPEST_KEPT,
    transformTags: {
      '*': (tagName, given) => ({ tagName, attribs: attributesOf(elements[tagName] ?? {}, given) }),
    },
  };
  const droppedBlock = startsOf(BLOCKS.filter((name) => !(name in elements)));
  const renamedElement = startsOf(Object.keys(renamed));
  return (html) => {
    // Most comments are plain text, which a parser would give back as it is, at a thousand times the cost.
    if (!/[<>&\0]/.test(html)) return html;
    const separated = html.replaceAll('\0', '').replace(droppedBlock, '\n\n$&');
    const kept = sanitizeBounded(withUnfinishedTagAsText(separated), options).replace(NOTHING_TO_SEE, '');
    // Every `<` of the output begins a tag, so names can be replaced in it as text.
    return kept.replace(renamedElement, (start) => {
      const name = start.replace(/^<\/?/, '');
      return start.slice(0, start.length - name.length) + (renamed[name] ?? name);
    });
  };
}

function attributesOf(
  rules: Readonly<Record<string, (value: string | undefined) => string | undefined>>,
  given: sanitizeHtml.Attributes,
): sanitizeHtml.Attributes {
  const attributes: sanitizeHtml.Attributes = {};
  for (const [name, rule] of Object.entries(rules)) {
    const value = rule(Object.hasOwn(given, name) ? given[name] : undefined);
    if (value !== undefined) attributes[name] = value;
  }
  return attributes;
}

function sanitizeBounded(html: string, options: sanitizeHtml.IOptions): string {
  let depth = 0;
  try {
    return sanitizeHtml(html, {
      ...options,
      onOpenTag: () => {
        depth += 1;
        if (depth > DEEPEST_PARSED) throw new TooDeep();
      },
      onCloseTag: () => {
        depth -= 1;
      },
    });
  } catch (error) {
    if (!(error instanceof TooDeep)) throw error;
    return sanitizeHtml(withoutTags(html), options);
  }
}

const DROPPED_ELEMENT = new RegExp(`<(${DROPPED_WITH_TEXT.join('|')})\\b[^]*?(?:</\\1[^>]*>?|$)`, 'gi');

/** A space for each tag: what stands around it must not become a tag of its own. */
function withoutTags(html: string): string {
  return html.replace(DROPPED_ELEMENT, ' ').replace(/<\/?[a-z][^<>]*>?/gi, ' ');
}

/** A parser drops what follows a last `<` without `>`; people write that to say "less than". */
function withUnfinishedTagAsText(html: string): string {
  const unfinished = html.indexOf('<', html.lastIndexOf('>') + 1);
  return unfinished === -1
    ? html
    : html.slice(0, unfinished) + html.slice(unfinished).replaceAll('<', '&lt;');
}

/** An image that lost its address and has no words for it. */
const NOTHING_TO_SEE = /<img alt=""[^>]*\/>/g;

/** The beginnings of the tags of these elements. */
function startsOf(names: string[]): RegExp {
  return names.length === 0 ? /(?!)/g : new RegExp(`</?(?:${names.join('|')})(?![\\w-])`, 'gi');
}
