import { describe, expect, it } from '@jest/globals';
import { hostName } from './hosts.rules.js';

describe('hostName', () => {
  it.each([
    ['news.example', 'news.example'],
    ['News.EXAMPLE', 'news.example'],
    ['news.example:8080', 'news.example'],
    ['news.example.', 'news.example'],
    ['news.example.:443', 'news.example'],
    ['localhost:3000', 'localhost'],
    ['127.0.0.1', '127.0.0.1'],
    ['[::1]:3000', '[::1]'],
    ['[0:0:0:0:0:0:0:1]', '[::1]'],
    ['[2001:DB8::1]', '[2001:db8::1]'],
    ['bücher.example', 'xn--bcher-kva.example'],
  ])('%s is %s', (text, host) => {
    expect(hostName(text)).toBe(host);
  });

  it.each([
    '',
    '.',
    ':80',
    'https://news.example',
    'news.example/a',
    'a b',
    'me@news.example',
    'news.example?x',
    '::1',
    'news.example:99999',
    'x'.repeat(254),
  ])('%j is none', (text) => {
    expect(hostName(text)).toBeNull();
  });
});
