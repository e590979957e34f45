import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { renderMarkdown, rendersNothing } from './render-markdown.js';

const link = (target: string, words: string): string =>
  `<a href="${target}" rel="nofollow ugc noopener">${words}</a>`;

/** What HTML of ours consists of: the allow-list, and nothing that only looks like it. */
const TAG =
  /<(?:\/?(?:p|em|strong|s|blockquote|ul|ol|li|code|pre)|br|\/a|ol start="\d+"|a href="(?:https?:\/\/|mailto:)[^"<>]*" rel="nofollow ugc noopener")>/gi;
const leftovers = (html: string): string[] => html.replace(TAG, '').match(/[<>"']/g) ?? [];

describe('ordinary Markdown', () => {
  it.each([
    ['nothing', '', ''],
    ['paragraphs', 'one\n\ntwo', '<p>one</p><p>two</p>'],
    ['a line end', 'one\ntwo', '<p>one<br>two</p>'],
    ['a hard line end', 'one  \ntwo\\\nthree', '<p>one<br>two<br>three</p>'],
    ['emphasis', '*a* _b_ **c** ~~d~~', '<p><em>a</em> <em>b</em> <strong>c</strong> <s>d</s></p>'],
    ['code', '`a < b`', '<p><code>a &lt; b</code></p>'],
    ['a block of code', '```js\nif (a < b)\n```', '<pre><code>if (a &lt; b)\n</code></pre>'],
    ['indented code', '    a', '<pre><code>a\n</code></pre>'],
    ['a quote', '> a\n> b\n\nc', '<blockquote><p>a<br>b</p></blockquote><p>c</p>'],
    ['a list', '- a\n- b\n  - c', '<ul><li>a</li><li>b<ul><li>c</li></ul></li></ul>'],
    ['a list with room', '- a\n\n- b', '<ul><li><p>a</p></li><li><p>b</p></li></ul>'],
    ['numbers', '1. a\n2. b', '<ol><li>a</li><li>b</li></ol>'],
    ['numbers from three', '3. a\n4. b', '<ol start="3"><li>a</li><li>b</li></ol>'],
    ['a heading', '# A *b*', '<p><strong>A <em>b</em></strong></p>'],
    ['a line across', 'a\n\n***', '<p>a</p><p>***</p>'],
    ['a table', '|a|\n|-|\n|b|', '<p>|a|<br>|-|<br>|b|</p>'],
    ['escapes and entities', '\\*a\\* &copy; AT&T', '<p>*a* © AT&amp;T</p>'],
    ['a link', '[a](https://a.example "title")', `<p>${link('https://a.example', 'a')}</p>`],
    ['a reference', '[a][1]\n\n[1]: https://a.example', `<p>${link('https://a.example', 'a')}</p>`],
    ['an autolink', '<https://a.example>', `<p>${link('https://a.example', 'https://a.example')}</p>`],
    ['a mailbox', '<a@a.example>', `<p>${link('mailto:a@a.example', 'a@a.example')}</p>`],
    [
      'a bare address',
      'see http://a.example/b.',
      `<p>see ${link('http://a.example/b', 'http://a.example/b')}.</p>`,
    ],
    ['www', 'www.a.example', `<p>${link('http://www.a.example', 'www.a.example')}</p>`],
    [
      'an address shown as typed',
      'http://a.example/%E2%80%AE',
      `<p>${link('http://a.example/%E2%80%AE', 'http://a.example/%E2%80%AE')}</p>`,
    ],
    [
      'what is no address here',
      'a.example a@a.example ftp://www.a.example',
      '<p>a.example a@a.example ftp://www.a.example</p>',
    ],
    ['an image', '![a](https://a.example/i.png)', `<p>${link('https://a.example/i.png', 'a')}</p>`],
    [
      'an image without words',
      '![](https://a.example)',
      `<p>${link('https://a.example', 'https://a.example')}</p>`,
    ],
    [
      'an image in a link',
      '[![a](https://i.example)](https://a.example)',
      `<p>${link('https://a.example', 'a')}</p>`,
    ],
    [
      'an autolink in a link',
      '[a <https://b.example>](https://a.example)',
      `<p>${link('https://a.example', 'a https://b.example')}</p>`,
    ],
    ['a link to nowhere', '[a]() [b](/b) [c](//c.example)', '<p>a [b](/b) [c](//c.example)</p>'],
  ])('%s', (_, source, html) => {
    expect(renderMarkdown(source)).toBe(html);
  });
});

describe('what would run or lead elsewhere', () => {
  it.each([
    '[x](javascript:alert(1))',
    '[x](&#0000106avascript:alert(1))',
    '[x](jav\tascript:alert(1))',
    '[x](data:text/html;base64,PHNjcmlwdD4=)',
    '[x](vbscript:x)',
    '[x](http:evil)',
    '[x](https:\\\\evil)',
    '<javascript:alert(1)>',
    '[x]\n\n[x]: javascript:alert(1)',
    '![x](javascript:alert(1))',
    '![a](x"onerror="alert(1))',
    'javascript://www.a\nalert(1)',
  ])('is no link: %j', (source) => {
    expect(renderMarkdown(source)).not.toContain('<a');
  });

  it.each([
    '<xmp><img src=x onerror=alert(1)></xmp>',
    '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
    '<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>',
    '<svg><style><img src=x onerror=alert(1)></style></svg>',
    '<!-- --><script>alert(1)</script>',
    '<a href="https://a.example" onclick="alert(1)">x</a>',
    '[x](https://a.example/"onmouseover="alert(1))',
    "[x](https://a.example/'onmouseover='alert(1))",
    '[x](https://a.example "\\"onmouseover=\\"alert(1)")',
    'https://a.example/"onmouseover="alert(1)',
    '```"><img src=x onerror=alert(1)>\nx\n```',
    `<a title='${'x'.repeat(65_536)}`,
    '&amp;lt;script&amp;gt; &lt;script&gt;',
  ])('is text: %#', (source) => {
    const html = renderMarkdown(source);
    expect(leftovers(html)).toEqual([]);
    expect(html).not.toMatch(/<(?:img|script|svg|style|xmp|math)/);
  });

  it('is nowhere in whatever is made of its pieces', () => {
    const piece = fc.constantFrom(
      ...[
        '<',
        '>',
        '"',
        "'",
        '[',
        ']',
        '(',
        ')',
        '!',
        '*',
        '_',
        '~~',
        '`',
        '```',
        '\n',
        '\n\n',
        '> ',
        '- ',
        '1. ',
        '# ',
      ],
      ...[
        '    ',
        '&quot;',
        '&#60;',
        '\\',
        'javascript:',
        'http://a.b',
        'www.a.b',
        '<http://a.b',
        '[a]: ',
        'mailto:a@b',
        'x',
        ' ',
      ],
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        expect(leftovers(renderMarkdown(pieces.join('')))).toEqual([]);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('what is nested or repeated beyond reason', () => {
  it.each([
    ['quotes', `${'>'.repeat(500)} deep`],
    ['lists', `${'- '.repeat(500)}deep`],
    ['quotes in lists', `${'- > '.repeat(500)}deep`],
    [
      'lists by indent',
      Array.from({ length: 100 }, (_, level) => `${'  '.repeat(level)}- ${level === 99 ? 'deep' : 'a'}`).join(
        '\n',
      ),
    ],
  ])('%s: nothing is lost, and no more than twenty levels are drawn', (_, source) => {
    const html = renderMarkdown(source);
    expect(html).toContain('deep');
    expect(html.match(/<(?:blockquote|ul)>/g)!.length).toBeLessThanOrEqual(20);
  });

  it('a long reference used often stays in proportion: some uses lose their target, none their words', () => {
    const source = `[a]: https://a.example/${'x'.repeat(5_000)}\n\n${'[a] '.repeat(3_000)}`;
    const html = renderMarkdown(source);
    expect(html.length).toBeLessThan(15 * source.length);
    expect(html).toContain('<a href="https://a.example/xxx');
    expect(html.replace(/<[^>]*>/g, '').match(/a/g)).toHaveLength(3_000);
  });
});

describe('rendersNothing', () => {
  it.each([
    '[a]: https://a.example',
    '>',
    '-',
    '#',
    '&nbsp;',
    '&#8203;',
    '[](https://a.example)',
    '```\n```',
  ])('%j', (source) => {
    expect(rendersNothing(renderMarkdown(source))).toBe(true);
  });
  it.each(['a', '!', '> a', '![](https://a.example)', '<br>', '***', '👍'])('not %j', (source) => {
    expect(rendersNothing(renderMarkdown(source))).toBe(false);
  });
});
