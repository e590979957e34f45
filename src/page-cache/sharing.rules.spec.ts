import { describe, expect, it } from '@jest/globals';
import { cacheControlOf, encodingOf, lifeOf } from './sharing.rules.js';

describe('a copy', () => {
  it.each([
    ['nothing foreseen', { likesOpen: false, changesAt: null }, Infinity],
    ['likes are taken', { likesOpen: true, changesAt: null }, 10_000],
    ['a closing is near', { likesOpen: true, changesAt: new Date(4_000) }, 3_000],
    ['a closing is far', { likesOpen: true, changesAt: new Date(400_000) }, 10_000],
  ])('lives, %s', (_what, given, life) => {
    expect(lifeOf({ now: new Date(1_000), ...given })).toBe(life);
  });
});

it.each([
  ['open', Infinity, 2],
  ['paused', Infinity, 2],
  ['closed', Infinity, 60],
  [null, Infinity, 2],
  ['open', 1_999, 1],
  ['closed', 999, 0],
  ['open', -5, 0],
] as const)('a shared cache keeps %s, %s ms before a change, for %s s', (state, left, seconds) => {
  expect(cacheControlOf(state, left)).toBe(`public, max-age=0, s-maxage=${seconds}, must-revalidate`);
});

it.each([
  [undefined, null],
  ['', null],
  ['identity', null],
  ['gzip', 'gzip'],
  ['gzip, deflate, br, zstd', 'br'],
  ['gzip;q=1.0, br;q=0', 'gzip'],
  ['BR', 'br'],
  ['*', 'br'],
  ['*;q=0, gzip', 'gzip'],
  ['br;q=x', null],
])('accepting %j, one gets %s', (accepted, encoding) => {
  expect(encodingOf(accepted)).toBe(encoding);
});
