import { describe, expect, it } from '@jest/globals';
import { heardIn, noticesOf } from './hints.rules.js';

describe('what instances tell each other', () => {
  it.each([
    ['a beat', [], 7, ['me 7']],
    ['hints', ['thread:1', 'site:2'], null, ['me - thread:1 site:2']],
  ])('is short: %s', (_what, hints, beat, notices) => {
    expect(noticesOf('me', hints, beat)).toEqual(notices);
  });

  it('is heard as it was told', () => {
    expect(heardIn('me 7')).toEqual({ from: 'me', beat: 7, hints: [] });
    expect(heardIn('me - thread:1 site:2')).toEqual({
      from: 'me',
      beat: null,
      hints: ['thread:1', 'site:2'],
    });
  });

  it('is told in as many notices as it takes', () => {
    const hints = Array.from({ length: 1_000 }, (_, index) => `thread:01a21027-c2e3-77a7-943f-${index}`);
    const notices = noticesOf('me', hints);
    expect(notices.every((notice) => notice.length < 8_000)).toBe(true);
    expect(notices.flatMap((notice) => heardIn(notice).hints)).toEqual(hints);
  });

  it.each(['', 'nobody', 'x y z'])('is anything that somebody else may notify: %j', (notice) => {
    expect(heardIn(notice).beat).toBeNull();
  });
});
