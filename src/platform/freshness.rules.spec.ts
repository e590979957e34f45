import { describe, expect, it } from '@jest/globals';
import { standingOf } from './freshness.rules.js';

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
});
