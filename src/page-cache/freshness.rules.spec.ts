import { describe, expect, it } from '@jest/globals';
import { cacheControlOf, encodingOf, lifeOf, standingOf } from './freshness.rules.js';

const NEVER = -Infinity;
const now = 100_000;
const heard = { since: 50_000, until: 99_500 };

describe('a copy', () => {
  it.each<[string, Parameters<typeof standingOf>[0], Partial<Parameters<typeof standingOf>[1]>, string]>([
    ['of a moment ago, nothing heard of it', { asOf: 99_000, endsAt: Infinity }, {}, 'fresh'],
    ['a change was hinted at since', { asOf: 99_000, endsAt: Infinity }, { hintedAt: 99_001 }, 'stale'],
    ['hinted at in the same instant', { asOf: 99_000, endsAt: Infinity }, { hintedAt: 99_000 }, 'stale'],
    ['hinted at before', { asOf: 99_000, endsAt: Infinity }, { hintedAt: 98_999 }, 'fresh'],
    ['its end has come', { asOf: 99_000, endsAt: now }, {}, 'stale'],
    [
      'nothing heard at all for two seconds',
      { asOf: 99_000, endsAt: Infinity },
      { heard: { since: 50_000, until: 98_000 } },
      'unsure',
    ],
    [
      'nothing heard for nearly two seconds',
      { asOf: 99_000, endsAt: Infinity },
      { heard: { since: 50_000, until: 98_001 } },
      'fresh',
    ],
    [
      'from before one listened',
      { asOf: 99_000, endsAt: Infinity },
      { heard: { since: 99_001, until: now } },
      'unsure',
    ],
    [
      'not listening',
      { asOf: 99_000, endsAt: Infinity },
      { heard: { since: Infinity, until: NEVER } },
      'unsure',
    ],
    ['not compared for ten seconds', { asOf: 90_000, endsAt: Infinity }, {}, 'unsure'],
  ])('%s', (_what, copy, given, standing) => {
    expect(standingOf(copy, { now, hintedAt: NEVER, heard, ...given })).toBe(standing);
  });

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
