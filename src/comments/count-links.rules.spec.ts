import { describe, expect, it } from '@jest/globals';
import { countLinks } from './count-links.rules.js';
import { parseMarkdown } from './markdown.js';

describe('countLinks', () => {
  it.each([
    ['none', 'no links here, not example.org and not a@example.org', 0],
    ['bare', 'http://a.example and https://b.example/x?y=z', 2],
    ['www', 'www.a.example, (www.b.example)', 2],
    ['one target twice', 'http://a.example http://a.example', 2],
    ['a Markdown link', '[words](https://a.example)', 1],
    ['a Markdown link whose words are an address', '[https://b.example](https://a.example)', 1],
    ['an autolink', '<https://a.example>', 1],
    ['a mailbox', '[write](mailto:a@example.org) <b@example.org>', 2],
    ['an image', '![words](https://a.example/x.png)', 1],
    ['an image in a link', '[![words](https://i.example)](https://a.example)', 2],
    ['a reference, each use', '[one][a] [two][a]\n\n[a]: https://a.example', 2],
    ['an autolink in the words of a link', '[see <https://b.example>](https://a.example)', 2],
    ['in a list, a quote and a heading', '- http://a.example\n\n> http://b.example\n\n# http://c.example', 3],
    ['in code', '`http://a.example`\n\n    www.b.example\n\n```\nhttps://c.example\n```', 3],
    ['with an escaped colon', 'http\\://a.example', 1],
    ['in capitals', 'HTTP://A.EXAMPLE', 1],
    ['glued to each other', 'http://a.examplehttp://b.example', 1],
    ['other schemes', '[x](javascript:alert(1)) ftp://a.example', 0],
    ['nowhere', '[x]() [y](/here)', 0],
    ['a scheme alone', 'http:// is how it begins, www. too', 0],
    ['below the deepest quote', `${'>'.repeat(60)} http://a.example`, 1],
  ])('%s', (_, source, count) => {
    expect(countLinks(parseMarkdown(source))).toBe(count);
  });
});
