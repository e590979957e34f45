import { parseUrl } from '../text/parse-url.js';

/** An attribute's value as it may stand in a page; undefined drops the attribute. */
type AttributeRule = (value: string | undefined) => string | undefined;

/** What survives sanitising: elements, each with its attributes. Everything else goes. */
export interface AllowList {
  elements: Readonly<Record<string, Readonly<Record<string, AttributeRule>>>>;
  /** Allowed, and written as another element. */
  renamed: Readonly<Record<string, string>>;
}

/**
 * An absolute URL of one of the schemes, as a browser would read it. Relative ones are dropped: they would lead to
 * our own host instead of the one that they were written for.
 */
function absoluteUrl(...schemes: string[]): AttributeRule {
  return (value) => {
    if (value === undefined) return undefined;
    const absolute = value.trim().replace(/^\/\//, 'https://');
    const url = parseUrl(absolute);
    return url !== null && schemes.includes(url.protocol) ? url.href : undefined;
  };
}

function always(value: string): AttributeRule {
  return () => value;
}

function matching(pattern: RegExp): AttributeRule {
  return (value) => (value !== undefined && pattern.test(value.trim()) ? value.trim() : undefined);
}

function oneOf(...values: string[]): AttributeRule {
  return (value) =>
    value !== undefined && values.includes(value.toLowerCase()) ? value.toLowerCase() : undefined;
}

const asWritten: AttributeRule = (value) => value;
const present: AttributeRule = (value) => (value === undefined ? undefined : '');
const number = matching(/^-?\d{1,6}$/);
const size = matching(/^\d{1,5}$/);
const span = matching(/^[1-9]\d{0,2}$/);

/** A link that was paid for stays marked as such. */
const linkRelation: AttributeRule = (value) => {
  const kept = (value ?? '').toLowerCase().split(/\s+/);
  return ['noopener', ...['nofollow', 'sponsored', 'ugc'].filter((token) => kept.includes(token))].join(' ');
};

const link = absoluteUrl('http:', 'https:', 'mailto:');
const none = {};

const INLINE = {
  em: none,
  strong: none,
  b: none,
  i: none,
  u: none,
  s: none,
  strike: none,
  del: none,
  ins: none,
};
const PHRASES = { q: none, cite: none, code: none, tt: none, sup: none, sub: none, br: none };
const TERMS = { abbr: { title: asWritten }, acronym: { title: asWritten } };
const LISTS = {
  ul: none,
  ol: { start: number, reversed: present, type: matching(/^[1aAiI]$/) },
  li: { value: number },
};
const RENAMED = { strike: 's', tt: 'code', acronym: 'abbr' };

const cell = { colspan: span, rowspan: span };
const TABLES = {
  table: none,
  caption: none,
  colgroup: { span },
  col: { span },
  thead: none,
  tbody: none,
  tfoot: none,
  tr: none,
  td: cell,
  th: { ...cell, scope: oneOf('row', 'col', 'rowgroup', 'colgroup') },
};

/** Bodies of articles: what a publisher's text is made of, without scripts, frames, media players and styles. */
export const ARTICLE: AllowList = {
  elements: inEveryElement(
    { lang: matching(/^[A-Za-z0-9-]{1,35}$/), dir: oneOf('ltr', 'rtl', 'auto') },
    {
      ...INLINE,
      ...PHRASES,
      ...TERMS,
      ...LISTS,
      ...TABLES,
      ...plain(
        'p h1 h2 h3 h4 h5 h6 blockquote figure figcaption pre hr dl dt dd small mark kbd samp var dfn',
      ),
      ...plain('bdi bdo ruby rt rp wbr summary div'),
      ...plain('address article aside center fieldset footer form header hgroup legend main nav section'),
      details: { open: present },
      time: { datetime: matching(/^[\w:.+ -]{1,40}$/) },
      a: { href: link, rel: linkRelation },
      img: {
        src: absoluteUrl('http:', 'https:'),
        alt: (value) => value ?? '',
        width: size,
        height: size,
        loading: always('lazy'),
      },
    },
  ),
  renamed: {
    ...RENAMED,
    // The page has its h1: the headline.
    h1: 'h2',
    ...Object.fromEntries(
      'address article aside center fieldset footer form header hgroup legend main nav section'
        .split(' ')
        .map((name) => [name, 'div']),
    ),
  },
};

/** Imported comments: what a person writes in a comment, without images, headings and tables. */
export const COMMENT: AllowList = {
  elements: {
    ...INLINE,
    ...PHRASES,
    ...TERMS,
    ...LISTS,
    ...plain('p blockquote pre'),
    a: { href: link, rel: always('nofollow ugc noopener') },
  },
  renamed: RENAMED,
};

/** Elements without an end tag. */
export const VOID_ELEMENTS = ['br', 'hr', 'img', 'wbr', 'col'];

/** Their text is code, or a stand-in for what the browser shows instead; it is no text of the author. */
export const DROPPED_WITH_TEXT = [
  'script',
  'style',
  'textarea',
  'noscript',
  'iframe',
  'noembed',
  'noframes',
  'template',
  'xmp',
];

/** Elements that begin a line of their own: where one is dropped, its text does not run into its neighbours'. */
export const BLOCKS = [
  ...'address article aside blockquote caption center dd details dialog dir div dl dt fieldset figcaption'.split(
    ' ',
  ),
  ...'figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr legend li main menu nav ol optgroup option p pre'.split(
    ' ',
  ),
  ...'section select summary table tbody td tfoot th thead tr ul video audio object'.split(' '),
];

function plain(names: string): Record<string, Record<string, AttributeRule>> {
  return Object.fromEntries(names.split(' ').map((name) => [name, none]));
}

function inEveryElement(
  attributes: Record<string, AttributeRule>,
  elements: Record<string, Record<string, AttributeRule>>,
): Record<string, Record<string, AttributeRule>> {
  return Object.fromEntries(Object.entries(elements).map(([name, own]) => [name, { ...own, ...attributes }]));
}
