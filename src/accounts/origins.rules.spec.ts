import { describe, expect, it } from '@jest/globals';
import { isAllowedOrigin, mayWriteFrom } from './origins.rules.js';

const allowedOrigins = ['https://news.example'];
const host = 'talk.example:8080';

describe('where a write may come from', () => {
  it.each([
    ['our own page', 'same-origin', 'http://talk.example:8080', true],
    ['our own page, typed address', 'none', undefined, true],
    ['our own page, a browser without Sec-Fetch-Site', undefined, 'http://talk.example:8080', true],
    ['an allowed website', 'cross-site', 'https://news.example', true],
    ['our host under another scheme', 'cross-site', 'http://talk.example:8080', false],
    ['another website', 'cross-site', 'https://evil.example', false],
    ['another website without Sec-Fetch-Site', undefined, 'https://evil.example', false],
    ['a sibling of ours', 'same-site', undefined, false],
    ['the null origin', 'cross-site', 'null', false],
    ['the null origin alone', undefined, 'null', false],
    ['a suffix trick', 'cross-site', 'https://news.example.evil.example', false],
    ['a prefix trick', 'cross-site', 'https://evilnews.example', false],
    ['another port of ours', 'same-site', 'http://talk.example:9090', false],
    ['another website that hides its origin', 'cross-site', undefined, false],
    ['a program, not a browser', undefined, undefined, true],
  ])('%s', (_what, secFetchSite, origin, allowed) => {
    expect(mayWriteFrom({ secFetchSite, origin, host, allowedOrigins })).toBe(allowed);
  });
});

describe('an origin that the site allows', () => {
  it.each([
    ['https://news.example', true],
    ['https://news.example.evil.example', false],
    ['https://evilnews.example', false],
    ['https://NEWS.example', false],
    ['http://news.example', false],
    ['https://news.example:8443', false],
    ['https://news.example/', false],
    ['null', false],
    ['', false],
    [undefined, false],
  ])('%s', (origin, allowed) => {
    expect(isAllowedOrigin(origin, [...allowedOrigins, 'null'])).toBe(allowed);
  });
});
