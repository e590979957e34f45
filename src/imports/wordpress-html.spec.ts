import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { plainTextOf } from '../platform/html/sanitise.js';
import { leadingDisclosure, wordpressCommentHtml, wordpressHtml } from './wordpress-html.js';

describe('wordpressHtml', () => {
  it.each([
    ['', ''],
    ['one\ntwo\r\n\r\nthree', '<p>one<br />\ntwo</p>\n<p>three</p>'],
    ['<p>a</p>\n\n<p>b</p>', '<p>a</p>\n<p>b</p>'],
    ['a<!--more-->b', '<p>ab</p>'],
    ['a<!--more Read on-->\n\nb', '<p>a</p>\n<p>b</p>'],
    ['a\n<!--nextpage-->\nb', '<p>a</p>\n<p>b</p>'],
    ['a <!-- note --> b <!-->c', '<p>a  b c</p>'],
    [
      '<!-- wp:paragraph {"align":"left"} -->\n<p>a\nb</p>\n<!-- /wp:paragraph -->\n\n<!-- wp:quote -->\n<blockquote class="wp-block-quote">c</blockquote>\n<!-- /wp:quote -->',
      '<p>a\nb</p>\n\n<blockquote>c</blockquote>',
    ],
    ['[gallery ids="1,2"]', '<p>[gallery ids="1,2"]</p>'],
    ['<h1>a</h1>\nb', '<h2>a</h2>\n<p>b</p>'],
    [
      '<pre>a\n\n  <b>b</b></pre>\nc\n<pre>d\n\ne</pre>',
      '<pre>a\n\n  <b>b</b></pre>\n<p>c</p>\n<pre>d\n\ne</pre>',
    ],
    ['<ul>\n<li>a</li>\n</ul>\nb\nc', '<ul>\n<li>a</li>\n</ul>\n<p>b<br />\nc</p>'],
    ['a&nbsp;b', '<p>a\u00a0b</p>'],
    ['<script>alert(1)</script>\n\na <img src=x onerror=alert(1)>', '<p>a </p>'],
    ['$1 $& costs', '<p>$1 $&amp; costs</p>'],
  ])('%j', (raw, html) => {
    expect(wordpressHtml(raw)).toBe(html);
  });
});

describe('wordpressCommentHtml', () => {
  it.each([
    ['a\n\n<h2>b</h2>c', '<p>a</p>\n<p>b</p>\n<p>c</p>'],
    [
      '<blockquote>q</blockquote>\n<a href="http://a.example/">x</a>',
      '<blockquote><p>q</p></blockquote>\n<p><a href="http://a.example/" rel="nofollow ugc noopener">x</a></p>',
    ],
    ['a <!-- wp:x --> b\nc', '<p>a  b<br />\nc</p>'],
  ])('%j', (raw, html) => {
    expect(wordpressCommentHtml(raw)).toBe(html);
  });
});

it('keeps all text, whatever the markup and the spaces', () => {
  const piece = fc.constantFrom(
    ...[
      'word',
      '1 < 2',
      '\n',
      '\n\n',
      ' ',
      '\u00a0',
      ' '.repeat(80),
      '<p>',
      '</p>',
      '<div>',
      '</div>',
      '<br>',
      '<pre>',
      '</pre>',
    ],
    ...[
      '<ul><li>',
      '</li></ul>',
      '<blockquote>',
      '</blockquote>',
      '<!--more-->',
      '[caption]',
      '<h1>',
      '</h1>',
      '<form>',
      '<svg>',
      '<option>',
    ],
  );
  const letters = (text: string): string => plainTextOf(text).replace(/\s/g, '');
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 50 }), (pieces) => {
      const raw = pieces.join('');
      const text = letters(raw.replaceAll('<!--more-->', ''));
      expect(letters(wordpressHtml(raw))).toBe(text);
      expect(letters(wordpressCommentHtml(raw))).toBe(text);
    }),
    { numRuns: 500 },
  );
});

it.each([
  '<pre></pre>',
  '<pre><pre></pre></pre>',
  '<svg>',
  '<p><li',
  '\n ',
  ' ',
  '<br> ',
  '\u00a0',
  '<option',
  '<figcaption>',
])(
  'takes a quarter of a megabyte of %j',
  (part) => {
    const raw = `first ${part.repeat(Math.ceil((256 * 1024) / part.length))} last`;
    for (const html of [wordpressHtml(raw), wordpressCommentHtml(raw)]) {
      expect(plainTextOf(html)).toMatch(/^first.* last$/);
    }
  },
  60_000,
);

describe('leadingDisclosure', () => {
  it.each([
    ['<p>DISCLOSURE: Sourced from X</p>\n<p>b</p>', { disclosure: 'Sourced from X', body: '<p>b</p>' }],
    [
      '<p> <strong>DISCLOSURE:</strong>\u00a0Tom &amp; <em>Jo</em> &lt;3</p>',
      { disclosure: 'Tom & Jo <3', body: '' },
    ],
    [
      '<h2>a</h2>\n<p lang="en">DISCLOSURE: b<br />c</p>\n<p>d</p>',
      { disclosure: 'b c', body: '<h2>a</h2>\n<p>d</p>' },
    ],
    ['<p>a</p>\n<p>DISCLOSURE: b</p>', null],
    ['<p>Disclosure: b</p>', null],
    [`<p>DISCLOSURE: ${'a'.repeat(2_001)}</p>`, null],
    ['<p>DISCLOSURE:</p><p>b</p>', null],
    ['<p>DISCLOSURE: b <img src="https://a.example/b.png" alt="" loading="lazy" /></p>', null],
    ['DISCLOSURE: b', null],
    ['', null],
  ])('%s', (html, expected) => {
    expect(leadingDisclosure(html, 'DISCLOSURE:')).toEqual(expected);
  });

  it('takes nothing for an empty prefix', () => {
    expect(leadingDisclosure('<p>a</p>', ' ')).toBeNull();
  });
});
