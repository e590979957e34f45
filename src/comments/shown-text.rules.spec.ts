import { describe, expect, it } from '@jest/globals';
import { parseMarkdown } from './markdown.js';
import { shownText } from './shown-text.rules.js';

describe('the text as it is shown', () => {
  it.each([
    ['plain words', 'so it is', 'so it is'],
    ['references', '&#115;pam &amp; &#x65;ggs', 'spam & eggs'],
    ['a soft hyphen by its name', 'sp&shy;am', 'sp\u00adam'],
    ['a blank letter by its number', 'free&#x3164;money', 'free\u3164money'],
    ['strong and emphasis inside a word', 's**pa**m _s_ ~~p~~', 'spam s p'],
    ['escapes', 's\\*p', 's*p'],
    ['code', 'sp`a`m', 'spam'],
    ['a link without its target', '[sp](https://a.example)am', 'spam'],
    ['a reference link', 'sp[am][a]\n\n[a]: https://a.example', 'spam'],
    ['an image', 'sp![a*m*](https://a.example/x.png)', 'spam'],
    ['an image without words', '![](https://a.example/x.png)', 'https://a.example/x.png'],
    ['an image in an image', '![sp![am](https://b.example)](https://a.example)', 'spam'],
    ['lines of a paragraph', 'a\nb\\\nc', 'a\nb\nc'],
    ['paragraphs', 'a\n\nb', 'a\nb'],
    ['lists, quotes and headings', '- a\n- b\n\n> c\n\n# d', 'a\nb\nc\nd'],
    ['blocks of code', '```js\na\n```\n\n    b', 'a\nb'],
    ['a line across', 'a\n\n***', 'a\n***'],
    ['raw HTML', 'sp<b>am</b>', 'sp<b>am</b>'],
    ['nothing', '[a]: https://a.example', ''],
  ])('%s', (_, source, text) => {
    expect(shownText(parseMarkdown(source))).toBe(text);
  });
});
