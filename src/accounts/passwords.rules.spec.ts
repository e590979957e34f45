import { describe, expect, it } from '@jest/globals';
import { PasswordInvalid } from './accounts.errors.js';
import { normalisedPassword, readPassword } from './passwords.rules.js';

describe('a new password', () => {
  it.each([
    ['of ten letters', 'abcdefghij', 'abcdefghij'],
    ['of 128 letters', 'x'.repeat(128), 'x'.repeat(128)],
    ['of several words, with its spaces', ' correct horse ', ' correct horse '],
    ['of ten emoji', '👩‍🚀'.repeat(10), '👩‍🚀'.repeat(10)],
    ['with a composed accent', 'zoe\u0308 zoe\u0308 zo', 'zoë zoë zo'],
    ['with wide letters', 'ｐａｓｓｗｏｒｄ１２', 'password12'],
  ])('%s', (_, typed, password) => {
    expect(readPassword(typed)).toBe(password);
    expect(normalisedPassword(typed)).toBe(password);
  });

  it.each([
    ['nothing', ''],
    ['nine letters', 'abcdefghi'],
    ['nine families of several characters each', '👨‍👩‍👧‍👦'.repeat(9)],
    ['129 letters', 'x'.repeat(129)],
    ['a megabyte', 'x'.repeat(1_000_000)],
    ['a letter under endless marks', `abcdefghijk${'\u0301'.repeat(31)}`],
    ['a NUL', 'abcdefghij\0'],
    ['half a character', 'abcdefghij\ud800'],
  ])('refused: %s', (_, typed) => {
    expect(() => readPassword(typed)).toThrow(PasswordInvalid);
  });
});
