import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { plainTextOf, sanitiseArticleHtml, sanitiseCommentHtml } from './sanitise.js';

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
