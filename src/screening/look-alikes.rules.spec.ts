import { describe, expect, it } from '@jest/globals';
import { lookAlikesOf } from './look-alikes.rules.js';

describe('what a character may stand for', () => {
  it.each([
    [
      'a plain letter',
      'a',
      { bare: 'a', small: 'a', capital: 'a', signFor: '', latin: true, script: 'Latin' },
    ],
    ['an accent', 'é', { bare: 'e', small: 'e', script: 'Latin' }],
    ['marks through it', 's\u0336\u0301', { bare: 's', small: 's' }],
    ['a letter of its own', 'ñ', { bare: 'ñ', small: 'ñ' }],
    ['a letter of its own with more marks', 'ö\u0336', { bare: 'ö' }],
    ['a small Cyrillic letter', 'а', { small: 'a', capital: 'a', latin: true, script: 'Cyrillic' }],
    ['one that looks Latin as a capital only', 'н', { small: 'h', capital: 'h', latin: false }],
    ['one of two shapes', 'ν', { small: 'v', capital: 'n', latin: true, script: 'Greek' }],
    ['one that looks like none', 'ж', { small: 'ж', capital: 'ж', latin: false }],
    ['Cyrillic with a breve', 'й', { bare: 'й', latin: false }],
    ['Armenian', 'օ', { small: 'o', latin: true, script: 'Armenian' }],
    ['Cherokee, by its capital', 'ꮪ', { small: 's', latin: true, script: 'Cherokee' }],
    ['Lisu', 'ꓢ', { small: 's', latin: true, script: 'other' }],
    ['a small capital', 'ᴀ', { small: 'a', script: 'Latin' }],
    ['a vowel sign', 'कि', { bare: 'कि', small: 'कि' }],
    ['a digit', '4', { signFor: 'a', script: null }],
    ['a digit for two', '1', { signFor: 'il' }],
    ['a sign', '$', { signFor: 's' }],
    ['a mark by itself', '\u0301', { bare: '\u0301', latin: false }],
    ['what looks like two letters', 'ꜳ', { small: 'ꜳ', latin: false }],
  ])('%s', (_what, letter, expected) => {
    expect(lookAlikesOf(letter)).toMatchObject(expected);
  });
});
