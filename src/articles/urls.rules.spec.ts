import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { urlKey } from './urls.rules.js';

describe('urlKey', () => {
  it.each([
    ['https://news.example', 'news.example'],
    ['https://news.example/', 'news.example'],
    ['http://news.example/a', 'news.example/a'],
    ['HTTPS://WWW.News.Example:443/a/', 'news.example/a'],
    ['http://news.example:80/a', 'news.example/a'],
    ['http://news.example./a', 'news.example/a'],
    ['https://news.example:8443/a', 'news.example:8443/a'],
    ['https://www.www.news.example/a', 'news.example/a'],
    ['https://www/a', 'www/a'],
    ['https://[0:0:0::1]/a', '[::1]/a'],
    ['https://bücher.example/a', 'xn--bcher-kva.example/a'],
    ['https://news.example/a#comments', 'news.example/a'],
    ['https://news.example/a?', 'news.example/a'],
    ['https://news.example/a/?b=1', 'news.example/a?b=1'],
    ['https://news.example/a?b=2&a=1', 'news.example/a?a=1&b=2'],
    ['https://news.example/a?b=2&b=1', 'news.example/a?b=1&b=2'],
    ['https://news.example/a?utm_source=x&UTM_Medium=y&fbclid=z&gclid=1&p=7', 'news.example/a?p=7'],
    ['https://news.example/a?%75tm_source=x', 'news.example/a'],
    ['https://news.example/a?&&p', 'news.example/a?p='],
    ['https://news.example/%7euser/%c3%a9', 'news.example/~user/%C3%A9'],
    ['https://news.example/~user/é', 'news.example/~user/%C3%A9'],
    ['https://news.example/a%20(b)', 'news.example/a%20(b)'],
    ['https://news.example/a b%28b%29', 'news.example/a%20b(b)'],
    ['https://news.example/a|b^c', 'news.example/a%7Cb%5Ec'],
    ['https://news.example/100%', 'news.example/100%25'],
    ['https://news.example/%zz%ff', 'news.example/%25zz%FF'],
    ['https://news.example/a/./b/../c', 'news.example/a/c'],
    ['https://news.example/a?q=b+c', 'news.example/a?q=b%20c'],
    ['https://news.example/a?u=https://b/?c', 'news.example/a?u=https://b/?c'],
  ])('%s -> %s', (url, key) => {
    expect(urlKey(url)).toBe(key);
  });

  it.each([
    ['the case of a path', 'https://n.example/A', 'https://n.example/a'],
    ['a slash that is part of a name', 'https://n.example/a%2Fb', 'https://n.example/a/b'],
    ['a plus that is one', 'https://n.example/?q=a%2Bb', 'https://n.example/?q=a+b'],
    ['an ampersand that is one', 'https://n.example/?q=a%26b', 'https://n.example/?q=a&b'],
    ['an equals sign of a name', 'https://n.example/?a%3Db=c', 'https://n.example/?a=b=c'],
    ['a percent sign that is one', 'https://n.example/%2541', 'https://n.example/A'],
    ['a slash within a path', 'https://n.example/a//b', 'https://n.example/a/b'],
    ['another parameter', 'https://n.example/?id=1', 'https://n.example/?id=2'],
    ['a host within a host', 'https://m.n.example/', 'https://n.example/'],
    [
      'the end of a long one',
      `https://n.example/${'é'.repeat(900)}a`,
      `https://n.example/${'é'.repeat(900)}b`,
    ],
  ])('tells apart %s', (_what, one, other) => {
    expect(urlKey(one)).not.toBe(urlKey(other));
  });

  it.each([
    '',
    'news',
    '//news.example/',
    'ftp://news.example/',
    'javascript:alert(1)',
    'https:news.example',
    'https://',
    'https://.',
    'https://user@news.example/',
    'https://user:secret@news.example/',
    'https://:secret@news.example/',
    'https://news.example:99999/',
    'https://a b/',
  ])('%j is no address of a page', (url) => {
    expect(urlKey(url)).toBeNull();
  });

  const label = fc.stringMatching(/^[a-z][a-z0-9]{0,8}$/).filter((text) => !/^www/.test(text));
  const segment = fc.stringMatching(/^[A-Za-z0-9~é港_-]{1,8}$/);
  const parameter = fc.tuple(fc.stringMatching(/^q[a-z]{0,4}$/), fc.stringMatching(/^[A-Za-z0-9]{0,5}$/));
  const address = fc.record({
    host: fc.array(label, { minLength: 2, maxLength: 3 }),
    path: fc.array(segment, { maxLength: 4 }),
    query: fc.array(parameter, { maxLength: 4 }),
  });
  const plain = ({ host, path, query }: { host: string[]; path: string[]; query: string[][] }): string =>
    `https://${host.join('.')}/${path.join('/')}${query.length === 0 ? '' : `?${query.map((pair) => pair.join('=')).join('&')}`}`;

  /** Every letter as an unreadable %XX, in either case. */
  const percent = (text: string, upper: boolean): string =>
    [...Buffer.from(text)]
      .map((byte) => `%${byte.toString(16).padStart(2, '0')}`)
      .map((code) => (upper ? code.toUpperCase() : code))
      .join('');

  const spelling = fc.record({
    scheme: fc.constantFrom('http', 'https', 'HTTP', 'Https'),
    www: fc.constantFrom('', 'www.', 'WWW.'),
    capitals: fc.boolean(),
    dot: fc.constantFrom('', '.'),
    port: fc.boolean(),
    slash: fc.constantFrom('', '/'),
    fragment: fc.constantFrom('', '#', '#comments', '#?utm_source=1'),
    tracking: fc.constantFrom([], ['utm_source', 'x'], ['fbclid', ''], ['UTM_CAMPAIGN', 'a+b']),
    reversed: fc.boolean(),
    percent: fc.constantFrom(null, true, false),
  });

  it('is one for every spelling', () => {
    fc.assert(
      fc.property(address, spelling, (page, how) => {
        const { host, path, query } = page;
        const name = host.join('.');
        const shown = (text: string): string => (how.percent === null ? text : percent(text, how.percent));
        const pairs = [
          ...(how.reversed ? [] : [how.tracking]),
          ...query,
          ...(how.reversed ? [how.tracking] : []),
        ]
          .filter((pair) => pair.length > 0)
          .map(([key, value]) => `${shown(key!)}=${key === 'UTM_CAMPAIGN' ? value : shown(value!)}`);
        const parameters = how.reversed ? pairs.reverse() : pairs;
        const variant =
          `${how.scheme}://${how.www}${how.capitals ? name.toUpperCase() : name}${how.dot}` +
          `${how.port ? (/s$/i.test(how.scheme) ? ':443' : ':80') : ''}/${path.map(shown).join('/')}` +
          `${how.slash}${parameters.length === 0 ? '' : `?${parameters.join('&')}`}${how.fragment}`;
        expect(urlKey(variant)).toBe(urlKey(plain(page)));
      }),
    );
  });

  it('differs with the page', () => {
    fc.assert(
      fc.property(address, segment, parameter, (page, name, added) => {
        const key = urlKey(plain(page));
        expect(urlKey(plain({ ...page, path: [...page.path, name] }))).not.toBe(key);
        expect(urlKey(plain({ ...page, query: [...page.query, added] }))).not.toBe(key);
        expect(urlKey(plain({ ...page, host: [name.replace(/[^a-z]/g, 'x'), ...page.host] }))).not.toBe(key);
      }),
    );
  });

  it('fits an index, whatever it is of', () => {
    const text = fc.string({ unit: 'binary', maxLength: 19 }).map((part) => part.repeat(100));
    fc.assert(
      fc.property(text, (path) => {
        expect((urlKey(`https://news.example/${path}?${path}`) ?? '').length).toBeLessThanOrEqual(1_000);
      }),
      { numRuns: 30 },
    );
  });
});
