import { describe, expect, it } from '@jest/globals';
import { MOST_WAITING, pausesAt, readQueueLimits } from './queue-pressure.rules.js';

describe('readQueueLimits', () => {
  it.each([
    { pauseAbove: 1, resumeBelow: 1 },
    { pauseAbove: 200, resumeBelow: 50 },
    { pauseAbove: MOST_WAITING, resumeBelow: MOST_WAITING },
  ])('takes %j', (limits) => {
    expect(readQueueLimits(limits)).toEqual(limits);
  });

  it.each([
    [null],
    ['on'],
    [200],
    [[200, 50]],
    [{}],
    [{ pauseAbove: 200 }],
    [{ resumeBelow: 50 }],
    [{ pauseAbove: 0, resumeBelow: 0 }],
    [{ pauseAbove: 5, resumeBelow: 0 }],
    [{ pauseAbove: 5, resumeBelow: 6 }],
    [{ pauseAbove: 5.5, resumeBelow: 2 }],
    [{ pauseAbove: '5', resumeBelow: 2 }],
    [{ pauseAbove: MOST_WAITING + 1, resumeBelow: 2 }],
    [{ pauseAbove: 5, resumeBelow: 2, queues: ['held'] }],
  ])('does not take %j', (value) => {
    expect(readQueueLimits(value)).toBeUndefined();
  });
});

describe('pausesAt', () => {
  const limits = { pauseAbove: 5, resumeBelow: 3 };
  it.each([
    [0, false, false],
    [5, false, false],
    [6, false, true],
    [6, true, true],
    [5, true, true],
    [3, true, true],
    [2, true, false],
    [0, true, false],
    [3, false, false],
  ])('%i wait, paused until now: %p', (waiting, isPaused, pauses) => {
    expect(pausesAt(limits, waiting, isPaused)).toBe(pauses);
  });
});
