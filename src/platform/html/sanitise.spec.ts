import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { plainTextOf, sanitiseArticleHtml, sanitiseCommentHtml } from './sanitise.js';

const ARTICLE_ELEMENTS =
  'p h2 h3 h4 h5 h6 ul ol li blockquote figure figcaption img a table caption colgroup col thead tbody tfoot tr td th code pre ' +
  'em strong b i u s del ins q cite small mark kbd samp var dfn sub sup hr br wbr abbr details summary dl dt dd time bdi bdo ruby rt rp div';
const COMMENT_ELEMENTS = 'p br a em strong i b u s del ins blockquote code pre ul ol li q cite sup sub abbr';
const ATTRIBUTES =
  'href rel src alt width height loading colspan rowspan span scope start reversed type value title open datetime lang dir';

/** What is left of HTML when text and allowed tags in their one written form are taken away: must be nothing. */
function notAllowed(html: string, elements: string): string[] {
  const names = elements.split(' ').join('|');
  const attributes = ATTRIBUTES.split(' ').join('|');
  const tag = new RegExp(
    `</(?:${names})>|<(?:${names})((?: (?:${attributes})(?:="[^"<>]*")?)*)(?: /)?>`,
    'g',
  );
  const odd: string[] = [];
  const rest = html.replace(tag, (_, given: string | undefined) => {
    for (const [, name, value] of (given ?? '').matchAll(/ (href|src)="([^"]*)"/g)) {
      const schemes = name === 'src' ? /^https?:\/\// : /^(?:https?:\/\/|mailto:)/;
      if (!schemes.test(value ?? '')) odd.push(`${name}=${value}`);
    }
    return '';
  });
  return [...odd, ...(rest.match(/[<>].{0,40}/gs) ?? [])];
}

function expectHarmless(input: string): void {
  expect(notAllowed(sanitiseArticleHtml(input), ARTICLE_ELEMENTS)).toEqual([]);
  expect(notAllowed(sanitiseCommentHtml(input), COMMENT_ELEMENTS)).toEqual([]);
}

const ATTACKS = [
  '<script>alert(1)</script>',
  '<scr<script>ipt>alert(1)</scr</script>ipt>',
  '<<script>alert(1)//<</script>',
  '</script><script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '<img src="https://a.example/x.png" onerror="alert(1)" onload=alert(1)>',
  '<img src="javascript:alert(1)">',
  '<img src="data:image/svg+xml;base64,PHN2ZyBvbmxvYWQ9YWxlcnQoMSk+">',
  '<img alt="`><img src=x onerror=alert(1)>">',
  '<img alt="x" alt="y" src=https://a.example/"onerror="alert(1)">',
  '<a href="javascript:alert(1)">x</a>',
  '<a href="JaVaScRiPt:alert(1)">x</a>',
  '<a href="jav\tascript:alert(1)">x</a>',
  '<a href="jav&#x09;ascript:alert(1)">x</a>',
  '<a href="&#0000106avascript:alert(1)">x</a>',
  '<a href="&#x6A&#x61vascript&colon;alert(1)">x</a>',
  '<a href=" \u0001javascript:alert(1)">x</a>',
  '<a href="java\u0000script:alert(1)">x</a>',
  '<a href="vbscript:msgbox(1)">x</a>',
  '<a href="data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg">x</a>',
  '<a href="blob:https://a.example/1">x</a>',
  '<a href="//evil.example">x</a>',
  '<a href="/\\evil.example">x</a>',
  '<a href="http://a/\' onmouseover=\'alert(1)">x</a>',
  '<a href=\'http://a/" onmouseover="alert(1)\'>x</a>',
  '<a href="https://a.example/"></a><img src=x onerror=alert(1)>">x</a>',
  '<a href="https://a.example" style="position:fixed;inset:0" class="x" id="y" target="_blank" ping="https://b.example">x</a>',
  '<xmp><img src=x onerror=alert(1)></xmp>',
  '<noscript><p title="</noscript><img src=x onerror=alert(1)>"></noscript>',
  '<math><mtext><img src=x onerror=alert(1)></mtext></math>',
  '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=alert(1)&gt;">',
  '<svg onload=alert(1)><style><img src=x onerror=alert(1)></style></svg>',
  '<svg><animate onbegin=alert(1) attributeName=x dur=1s></svg>',
  '<svg><a xlink:href="javascript:alert(1)"><text>x</text></a></svg>',
  '<form><math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>',
  '<textarea></textarea><img src=x onerror=alert(1)></textarea>',
  '<title></title><img src=x onerror=alert(1)></title>',
  '<option>&lt;script&gt;alert(1)&lt;/script&gt;</option>',
  '<plaintext><img src=x onerror=alert(1)>',
  '<template><img src=x onerror=alert(1)></template>',
  '<iframe src="https://evil.example" srcdoc="<script>alert(1)</script>"></iframe>',
  '<object data="javascript:alert(1)"><embed src="javascript:alert(1)"></object>',
  '<video src=x onerror=alert(1)><source onerror=alert(1)></video>',
  '<base href="https://evil.example/"><meta http-equiv=refresh content="0;url=javascript:alert(1)"><link rel=stylesheet href=x>',
  '<div style="background:url(javascript:alert(1))" onclick="alert(1)">x</div>',
  '<details open ontoggle=alert(1)><summary>x</summary></details>',
  '<p lang=\'x" onclick="alert(1)\' dir="evil">x</p>',
  '<input autofocus onfocus=alert(1)><button formaction=javascript:alert(1)>x</button><select><style></select><img src=x onerror=alert(1)>',
  '<!--><img src=x onerror=alert(1)>-->',
  '<!-- --!><img src=x onerror=alert(1)>',
  '<![CDATA[<img src=x onerror=alert(1)>]]>',
  '<?xml version="1.0"?><img src=x onerror=alert(1)>',
  '<p <img src=x onerror=alert(1)>>',
  '<a href="https://a.example" <script>alert(1)</script>>x</a>',
  "<a title='x<img src=x onerror=alert(1)>",
  '<b <b <b',
  '&lt;script&gt;alert(1)&lt;/script&gt;',
  '<p/onclick=alert(1)>x',
  '<custom-element onclick=alert(1)><h1x>x</h1x></custom-element>',
  '<__proto__><constructor>x</constructor></__proto__><p __proto__=x constructor=y>z</p>',
];

describe('attacks', () => {
  it.each(ATTACKS)('%s', (attack) => {
    expectHarmless(attack);
    expectHarmless(`<p>before ${attack} after</p>`);
    expectHarmless(`<table><tr><td>${attack}`);
  });

  it('any mixture of tags, quotes and text', () => {
    const part = fc.constantFrom(
      ...[
        '<',
        '>',
        '"',
        "'",
        '/',
        ' ',
        '=',
        '&lt;',
        '&',
        '<!--',
        '-->',
        '\0',
        '\n',
        'x',
        'href',
        'javascript:',
        'https://a.example/',
      ],
      ...[
        '<a ',
        '<p>',
        '</p>',
        '<h1>',
        '</h1>',
        '<svg>',
        '<style>',
        '</style>',
        '<img src=',
        '<pre>',
        '<table>',
        '<td>',
        '<xmp>',
        '<b>',
        '</b>',
      ],
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 40 }), (parts) => expectHarmless(parts.join(''))),
      { numRuns: 1000 },
    );
  });
});

describe('sanitiseArticleHtml', () => {
  it.each([
    ['<h1>A</h1><h2>B</h2><h6>C</h6>', '<h2>A</h2><h2>B</h2><h6>C</h6>'],
    ['<p class="x" id="y" style="color:red">a</p>', '<p>a</p>'],
    ['<p lang="ar" dir="RTL">a</p>', '<p lang="ar" dir="rtl">a</p>'],
    ['<section><p>a</p></section>', '<div><p>a</p></div>'],
    ['<strike>a</strike> <acronym title="b">c</acronym>', '<s>a</s> <abbr title="b">c</abbr>'],
    [
      '<ol start="3" reversed type="a"><li value=4>x</li></ol>',
      '<ol start="3" reversed type="a"><li value="4">x</li></ol>',
    ],
    [
      '<table><tr><th scope=COL colspan=2>a</th><td rowspan="0">b</td></tr></table>',
      '<table><tr><th colspan="2" scope="col">a</th><td>b</td></tr></table>',
    ],
    ['<details open><summary>a</summary>b</details>', '<details open><summary>a</summary>b</details>'],
    [
      '<a href="https://a.example/?b=1&c=2">x</a>',
      '<a href="https://a.example/?b=1&amp;c=2" rel="noopener">x</a>',
    ],
    [
      '<a href="//a.example/b" rel="sponsored me">x</a>',
      '<a href="https://a.example/b" rel="noopener sponsored">x</a>',
    ],
    ['<a href="mailto:desk@news.example">x</a>', '<a href="mailto:desk@news.example" rel="noopener">x</a>'],
    ['<a href="/relative">x</a><em>y</em>', '<a rel="noopener">x</a><em>y</em>'],
    [
      '<img src="https://a.example/b.png" width=640 height="1e3">',
      '<img src="https://a.example/b.png" alt="" width="640" loading="lazy" />',
    ],
    ['<img src="/b.png" alt="a bridge">', '<img alt="a bridge" loading="lazy" />'],
    ['a<img src="data:image/gif;base64,R0lGOD" width=1>b', 'ab'],
    ['a<iframe src="https://v.example"></iframe>b', 'ab'],
    ['a<video src=x>no player</video>b', 'a\n\nno player\n\nb'],
    ['<p>unclosed <b>bold', '<p>unclosed <b>bold</b></p>'],
    ['1 < 2 & 3 > 2', '1 &lt; 2 &amp; 3 &gt; 2'],
    ['profits are <expected', 'profits are &lt;expected'],
    ['a&nbsp;b &eacute; &#8217;', 'a\u00a0b é ’'],
  ])('%s', (html, expected) => {
    expect(sanitiseArticleHtml(html)).toBe(expected);
  });
});

describe('sanitiseCommentHtml', () => {
  it.each([
    [
      '<a href="https://a.example/" rel="follow" title="x">y</a>',
      '<a href="https://a.example/" rel="nofollow ugc noopener">y</a>',
    ],
    ['<h1>Title</h1>text<div>more</div>', '\n\nTitle\n\ntext\n\nmore\n\n'],
    ['<table><tr><td>a</td><td>b</td></tr></table>', '\n\n\n\n\n\na\n\n\n\nb\n\n\n\n\n\n'],
    ['a <img src="https://a.example/b.png" alt="c"> d', 'a  d'],
    ['<span class="x">a</span><font color=red>b</font>', 'ab'],
    ['<blockquote cite="javascript:x"><p id=a>q</p></blockquote>', '<blockquote><p>q</p></blockquote>'],
    ['<pre lang="php">a\n  b</pre>', '<pre>a\n  b</pre>'],
  ])('%s', (html, expected) => {
    expect(sanitiseCommentHtml(html)).toBe(expected);
  });
});

describe('the text stays whole', () => {
  it('whatever elements stand around it', () => {
    const name = fc.constantFrom(
      'p',
      'div',
      'h1',
      'span',
      'font',
      'b',
      'section',
      'svg',
      'math',
      'object',
      'marquee',
      'td',
      'button',
      'li',
      'option',
    );
    const piece = fc.oneof(
      fc.stringMatching(/^[a-z]{1,6}$/),
      name.map((tag) => `<${tag}>`),
      name.map((tag) => `</${tag}>`),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        const text = pieces.filter((part) => !part.startsWith('<')).join('');
        for (const sanitise of [sanitiseArticleHtml, sanitiseCommentHtml]) {
          expect(sanitise(pieces.join('')).replace(/<[^>]*>|\s/g, '')).toBe(text);
        }
      }),
    );
  });
});

describe('large and deep input', () => {
  const repeated = (text: string): string => text.repeat(Math.ceil((1024 * 1024) / text.length));
  it.each([
    ...[
      '<b>',
      '<b></i>',
      '<b><!--</b>-->',
      '<svg><style>',
      '<xmp>',
      '<!--',
      '<pre>',
      '<blockquote>',
      '<<b>b>',
    ],
    ...['<table><tr><td>', '<a href=x>', '<img ', ' '],
  ])('a megabyte of %j', (part) => expectHarmless(repeated(part)), 60_000);

  it('an attribute that never ends stays text', () => {
    expect(sanitiseCommentHtml(`a <a title='${'x'.repeat(65_536)}`)).toBe(
      `a &lt;a title='${'x'.repeat(65_536)}`,
    );
  });

  it('keeps the text below the deepest element', () => {
    const html = `${'<blockquote>'.repeat(150)}deep${'</blockquote>'.repeat(150)}after`;
    const kept = sanitiseArticleHtml(html);
    expect(kept.match(/<blockquote>/g)).toHaveLength(100);
    expect(plainTextOf(kept)).toBe('deep after');
  });

  it('keeps the text of what is too deep to parse, but no script', () => {
    const html = `${'<i>'.repeat(5000)}deep <script>x</script>a < b &amp; c`;
    expect(plainTextOf(sanitiseArticleHtml(html))).toBe('deep a < b & c');
  });
});

describe('plainTextOf', () => {
  it.each([
    ['<p>a &amp;lt; b</p>\n<p>c<br>d</p>', 'a &lt; b c d'],
    ['1 &lt; 2 &amp;&amp; "q"', '1 < 2 && "q"'],
    ['a<script>b</script>', 'a'],
    [' &nbsp; ', ''],
  ])('%s', (html, text) => {
    expect(plainTextOf(html)).toBe(text);
  });
});
