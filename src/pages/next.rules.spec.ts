import { describe, expect, it } from '@jest/globals';
import { readNext, signInHref } from './next.rules.js';

describe('where to go on after signing in', () => {
  it.each([
    ['/', '/'],
    ['/articles/the-bridge', '/articles/the-bridge'],
    ['/articles/the-bridge?reply-to=1#respond', '/articles/the-bridge?reply-to=1#respond'],
    ['/articles/br%C3%BCcke', '/articles/br%C3%BCcke'],
    ['/policy?next=//evil.example', '/policy?next=//evil.example'],
  ])('%s', (next, path) => {
    expect(readNext(next)).toBe(path);
    expect(new URL(signInHref(path), 'http://a.example').searchParams.get('next')).toBe(path);
  });

  it.each([
    undefined,
    null,
    '',
    'articles',
    'https://evil.example',
    'https:evil.example',
    '//evil.example',
    '///evil.example',
    '/\\evil.example',
    '\\\\evil.example',
    '/\t/evil.example',
    '/\n/evil.example',
    '\t//evil.example',
    ' //evil.example',
    '/.//evil.example',
    '/x/..//evil.example',
    '/%2e//evil.example',
    'http://here.invalid/x',
    'http://good@evil.example',
    'javascript:alert(1)',
    'data:text/html,x',
    '/brücke',
  ])('not %j', (next) => {
    expect(readNext(next)).toBeNull();
  });

  it('nowhere in particular', () => {
    expect(signInHref(null)).toBe('/sign-in');
  });
});
