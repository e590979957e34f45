import { describe, expect, it } from '@jest/globals';
import { isNotModified } from './not-modified.rules.js';

const current = { etag: '"abc"', lastModified: new Date('2026-11-02T08:00:00.900Z') };
const before = 'Mon, 02 Nov 2026 07:59:59 GMT';
const then = 'Mon, 02 Nov 2026 08:00:00 GMT';

describe('not modified', () => {
  it.each<[string, boolean, string | undefined, string | undefined]>([
    ['asked without a condition', false, undefined, undefined],
    ['the same tag', true, '"abc"', undefined],
    ['the same tag, made weak by a proxy', true, 'W/"abc"', undefined],
    ['one of several tags', true, '"x", "abc"', undefined],
    ['anything', true, '*', undefined],
    ['another tag', false, '"x"', undefined],
    ['another tag, whatever the date', false, '"x"', then],
    ['the same date', true, undefined, then],
    ['an earlier date', false, undefined, before],
    ['no date at all', false, undefined, 'yesterday'],
  ])('%s: %s', (_what, expected, ifNoneMatch, ifModifiedSince) => {
    expect(isNotModified({ ifNoneMatch, ifModifiedSince }, current)).toBe(expected);
  });

  it('not by a date where no date tells', () => {
    const undated = { ...current, lastModified: null };
    expect(isNotModified({ ifNoneMatch: undefined, ifModifiedSince: then }, undated)).toBe(false);
  });
});
