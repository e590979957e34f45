import { describe, expect, it } from '@jest/globals';
import { holds, isLongMute, secondsToWait, weightOf } from './reporting.rules.js';

const NOW = new Date('2026-11-02T09:00:00Z');
const DAY = 86_400_000;
const after = (milliseconds: number): Date => new Date(NOW.getTime() + milliseconds);

describe('the weight of a report', () => {
  it.each([
    ['at the start', 0, 0, 1],
    ['right once', 1, 1, 1.33],
    ['wrong once', 1, 0, 0.67],
    ['right and wrong as often', 2, 1, 1],
    ['right in all of a hundred', 100, 100, 1.98],
    ['wrong ten times', 10, 0, 0.17],
    ['never right', 100, 0, 0.1],
  ])('%s', (_what, decided, right, weight) => {
    expect(weightOf({ decided, right })).toBe(weight);
  });
});

describe('enough reports', () => {
  it.each([
    ['less', 2.99, 3, false],
    ['as much', 3, 3, true],
    ['more', 3.01, 3, true],
    ['off', 1_000, 'off', false],
  ] as const)('%s', (_what, weight, threshold, held) => {
    expect(holds({ reports: 3, weight, reasons: {} }, threshold)).toBe(held);
  });
});

describe('a mute that takes a publisher', () => {
  it.each([
    ['30 days', after(30 * DAY), false],
    ['a moment longer', after(30 * DAY + 1), true],
    ['for good', null, true],
  ] as const)('%s', (_what, until, long) => {
    expect(isLongMute(until, NOW)).toBe(long);
  });
});

it.each([
  ['a day', NOW, 86_400],
  ['the rest of a second', after(-DAY + 1), 1],
  ['never nothing', after(-DAY), 1],
] as const)('waits for %s', (_what, oldest, seconds) => {
  expect(secondsToWait(oldest, NOW)).toBe(seconds);
});
