import { describe, expect, it } from '@jest/globals';
import { Busy } from '../platform/errors/problem.js';
import { Passwords } from './passwords.js';

describe('passwords', () => {
  it('match their own hash, which is new each time', async () => {
    const passwords = new Passwords();
    const hashes = await Promise.all([1, 2].map(() => passwords.hash('a password of words')));
    expect(hashes[0]).not.toBe(hashes[1]);
    expect(await passwords.matches(hashes[0]!, 'a password of words')).toBe(true);
    expect(await passwords.matches(hashes[0]!, 'another password')).toBe(false);
  });

  it.each(['known', 'unknown'])(
    'of %s people take the same work: a crowd waits, and some are sent away',
    async (who) => {
      const passwords = new Passwords();
      const passwordHash = who === 'known' ? await passwords.hash('a password of words') : null;
      const tries = await Promise.allSettled(
        Array.from({ length: 100 }, () => passwords.matches(passwordHash, 'a guess')),
      );
      const away = tries.filter((one) => one.status === 'rejected');
      expect(away).toHaveLength(100 - 2 - 64);
      for (const one of away) expect(one.reason).toBeInstanceOf(Busy);
      // Whoever comes later has a turn again.
      expect(await passwords.matches(passwordHash, 'a guess')).toBe(false);
    },
  );
});
