import { describe, expect, it } from '@jest/globals';
import { findKey, foldKey } from './wordpress-keys.rules.js';

describe('findKey', () => {
  it.each([
    ['abc\nb', 'xabc', { line: 1, position: 1 }],
    ['abcd\nbc', 'xabce', { line: 2, position: 2 }],
    ['b\nabcd', 'abcd', { line: 1, position: 1 }],
    ['he\nshe\nhers', 'ushers', { line: 1, position: 2 }],
    ['aab', 'aaaab', { line: 1, position: 2 }],
    ['a\na', 'ba', { line: 1, position: 1 }],
    ['two words', 'Two  words', null],
    ['', 'a', null],
    ['a', '', null],
    ['\u{1f4a9}', 'x\u{1f4a9}', { line: 1, position: 1 }],
  ])('%j in %j', (list, text, hit) => {
    expect(findKey(list, text)).toEqual(hit);
  });
});

describe('keys in another case', () => {
  it.each([
    ['ß', 'ẞ', true],
    ['ß', 'ss', false],
    ['İ', 'i', false],
    ['İ', 'i̇', false],
    ['ı', 'I', false],
    ['I', 'i', true],
    ['K', 'k', true],
    ['ſ', 'S', true],
    ['Å', 'å', true],
    ['ς', 'Σ', true],
    ['µ', 'Μ', true],
    ['Ж', 'ж', true],
    ['𐐀', '𐐨', true],
    ['ﬀ', 'ff', false],
  ])('%s beside %s: %s', (one, other, same) => {
    expect(foldKey(one) === foldKey(other)).toBe(same);
    expect(new RegExp(`^${one}$`, 'iu').test(other)).toBe(same);
  });

  it('are those that a pattern with the flags iu takes for the same, and as long', () => {
    for (let code = 0x20; code < 0x2_0000; code += 1) {
      const character = String.fromCodePoint(code);
      const folded = foldKey(character);
      if (folded === character || /\p{Surrogate}/u.test(character)) continue;
      expect(folded).toHaveLength(character.length);
      if (!new RegExp(`^\\u{${code.toString(16)}}$`, 'iu').test(folded))
        throw new Error(`${character} (${code.toString(16)}) is not ${folded}`);
    }
  });
});
