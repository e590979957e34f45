import { describe, expect, it } from '@jest/globals';
import { siteUrl } from './site-url.rules.js';

describe('where people reach a site', () => {
  it.each([
    [
      'the public address, where that is the site’s',
      'https://talk.example',
      ['a.example', 'talk.example'],
      'https://talk.example',
    ],
    ['with its port', 'http://localhost:3000', ['localhost', '127.0.0.1'], 'http://localhost:3000'],
    [
      'the site’s own host, where it is another',
      'https://talk.example',
      ['a.example', 'b.example'],
      'https://a.example',
    ],
    [
      'the site’s own host with the port of the public address',
      'http://localhost:8443',
      ['a.example'],
      'http://a.example:8443',
    ],
    ['the public address, where the site has no host', 'https://talk.example', [], 'https://talk.example'],
    ['an address of six groups', 'http://[::1]:3000', ['[::1]'], 'http://[::1]:3000'],
  ])('is %s', (_what, publicUrl, hosts, url) => {
    expect(siteUrl(publicUrl, hosts)).toBe(url);
  });
});
