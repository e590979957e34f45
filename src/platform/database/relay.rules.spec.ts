import { describe, expect, it } from '@jest/globals';
import { waitAfter } from './relay.rules.js';

describe('an event whose delivery failed', () => {
  it.each([
    [1, 5],
    [2, 15],
    [3, 60],
    [6, 7_200],
    [7, null],
    [100, null],
  ])('after failure %i waits %p seconds', (failures, seconds) => {
    expect(waitAfter(failures)).toBe(seconds);
  });
});
