import { describe, expect, it } from '@jest/globals';
import { lettersOf, wordsOf } from './words-of.rules.js';

describe('words of a text', () => {
  it.each<[string, string, string[]]>([
    ['between spaces and punctuation', 'One, two;three', ['one', 'two', 'three']],
    ['letters apart from digits', 'bad3', ['bad', '3']],
    ['symbols by themselves', 'c++', ['c', '+', '+']],
    ['characters of a script without spaces', '坏人 ok', ['坏', '人', 'ok']],
    ['without what is invisible', 'sp\u200bam', ['spam']],
    ['nothing', ' ... ', []],
  ])('%s', (_what, text, words) => {
    expect(wordsOf(text).words.map(({ word }) => word)).toEqual(words);
  });

  it('stand where what is between spaces begins', () => {
    expect(wordsOf('one two-three\nfour').words.map(({ position }) => position)).toEqual([0, 4, 4, 14]);
  });

  it('are single letters where nothing holds them', () => {
    const single = wordsOf("a s.p it’s D3 7 *b* l'a").words.filter((word) => word.single);
    expect(single.map(({ word }) => word)).toEqual(['a', 's', 'p', '7', 'b']);
  });
});

describe('what may be words in disguise', () => {
  it.each<[string, string, [number, number, string][]]>([
    ['nothing plain', 'plain words, as they are', []],
    ['letters that are not plain', 'so späm', [[1, 2, 'späm']]],
    ['three of a letter', 'spaaam', [[0, 1, 'spaaam']]],
    ['digits for letters', 'v14gr4!', [[0, 4, 'v14gr4']]],
    ['signs between letters, with and without', 'a sh!t.', [[1, 3, 'sh!t']]],
    ['a sign before', '@ss', [[0, 1, '@ss']]],
    ['marks inside', '**sp*am**', [[0, 2, 'spam']]],
    ['not a price', 'A$5, 5$ and $5', []],
    ['not a number with its unit', '5am 100km 1st', []],
    ['not a name with a number', 'A55 PS5 x1', []],
    ['not digits alone', '455', []],
    ['not over a full stop', 'spa.m', []],
  ])('%s', (_what, text, expected) => {
    const { chunks } = wordsOf(text);
    expect(chunks.map(({ from, to, letters }) => [from, to, letters.join('')])).toEqual(expected);
  });

  it('have each letter with its marks', () => {
    expect(lettersOf('e\u0301s\u0336$')).toEqual(['e\u0301', 's\u0336', '$']);
  });

  it.each([
    ['signs', '!'.repeat(20_000)],
    ['signs after a letter', `a${'!'.repeat(20_000)}a.`],
    ['marks', `a${'*-'.repeat(10_000)}.`],
    ['signs apart', '@.'.repeat(10_000)],
  ])('are looked for once through: %s', (_what, text) => {
    expect(wordsOf(text).chunks.length).toBeLessThanOrEqual(2);
  });
});
