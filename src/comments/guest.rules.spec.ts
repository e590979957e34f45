import { describe, expect, it } from '@jest/globals';
import { EmailInvalid, NameInvalid } from '../accounts/accounts.errors.js';
import { readGuest } from './guest.rules.js';

describe('a guest', () => {
  it.each([
    ['without an address', undefined, null],
    ['with null for one', null, null],
    ['with nothing for one', ' ', null],
    ['with an address', ' ann@example.org ', 'ann@example.org'],
  ])('%s', (_, email, read) => {
    expect(readGuest({ name: ' Ann ', email }, 'name-and-email')).toEqual({ name: 'Ann', email: read });
  });

  it('is refused with a name or an address that is none', () => {
    expect(() => readGuest({ name: ' ' }, 'name')).toThrow(NameInvalid);
    expect(() => readGuest({ name: 'Ann', email: 'ann@example' }, 'name-and-email')).toThrow(EmailInvalid);
  });

  it.each(['name', 'off'] as const)('keeps no e-mail where guests are asked for: %s', (asked) => {
    expect(readGuest({ name: 'Ann', email: 'ann@example.org' }, asked).email).toBeNull();
    expect(readGuest({ name: 'Ann', email: 'not an address' }, asked).email).toBeNull();
  });
});
