import { describe, expect, it } from '@jest/globals';
import { elementText, escapedText, sectionHtml } from './feed-text.rules.js';

describe('text in feeds', () => {
  it.each([
    ['plain words', 'plain words', 'plain words', 'plain words'],
    ['R&D <b> "x"', 'R&amp;D <b> "x"', 'R&amp;D &lt;b&gt; &quot;x&quot;', 'R&D <b> "x"'],
    ['&amp;', '&amp;amp;', '&amp;amp;', '&amp;'],
    ['a]]>b]]>c', 'a]]>b]]>c', 'a]]&gt;b]]&gt;c', 'a]]&gt;b]]&gt;c'],
    ['\u0000\u0001\u0008\u000b\u000c\u001fx\u007f', 'x\u007f', 'x\u007f', 'x\u007f'],
    ['tab\tline\nreturn\r', 'tab\tline\nreturn\r', 'tab\tline\nreturn\r', 'tab\tline\nreturn\r'],
    ['\ud800a\udc00\ufffe\uffff', 'a', 'a', 'a'],
    ['🐈 é', '🐈 é', '🐈 é', '🐈 é'],
  ])('%j', (text, element, escaped, section) => {
    expect([elementText(text), escapedText(text), sectionHtml(text)]).toEqual([element, escaped, section]);
  });
});
