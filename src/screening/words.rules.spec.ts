import { describe, expect, it } from '@jest/globals';
import { compileWords, findPhrases, findWords, hasWords } from './words.rules.js';

const held = (phrases: string[], text: string): readonly number[] =>
  findWords(compileWords({ held: phrases, refused: [] }), text).held;

describe('words of a list', () => {
  it.each<[string, string[], string, boolean]>([
    ['a word', ['bad'], 'this is bad', true],
    ['in another case', ['Bad'], 'BAD!', true],
    ['with digits beside it', ['bad'], 'bad3', true],
    ['not a part of a word', ['ass'], 'a class of its own', false],
    ['not a longer word', ['bad'], 'baddd', false],
    ['a phrase over punctuation', ['french fries'], 'french!fries', true],
    ['a phrase over a line end', ['french fries'], 'French\nfries', true],
    ['not a phrase with a word between', ['french fries'], 'french potato fries', false],
    ['not without an accent', ['jalapeno'], 'jalapeños', false],
    ['an accent written in two ways', ['jalape\u00f1o'], 'jalapen\u0303o', true],
    ['full width', ['spam'], '\uff53\uff50\uff41\uff4d', true],
    ['invisible characters inside', ['spam'], 'sp\u200bam, s\u00adpam', true],
    ['zero width that JavaScript takes for a space', ['spam'], 'sp\ufeffam', true],
    ['a phrase over blank letters', ['free money now'], 'free\u3164money\u2800now', true],
    ['a phrase over other fillers', ['a b c d'], 'a\uffa0b\u115fc\u1160d', true],
    ['not one word over a blank letter', ['spam'], 'sp\u3164am', false],
    ['sharp s', ['strasse'], 'STRA\u1e9eE', true],
    ['Markdown around it', ['bad'], '**bad**', true],
    ['a word in a script without spaces', ['\u574f\u4eba'], '\u4ed6\u662f\u574f\u4eba\u3002', true],
    ['an emoji', ['\u{1f595}'], 'so \u{1f595}\ufe0f there', true],
    ['a name with symbols', ['c++'], 'c++ is fast', true],
    ['not without the symbols', ['c++'], 'vitamin c', false],
    ['the rest of a phrase that began otherwise', ['a b c', 'b d'], 'a b d', true],
    ['a word inside a phrase that goes on', ['a b c', 'b'], 'a b x', true],
    ['nothing in nothing', [], 'anything', false],
  ])('%s', (_what, phrases, text, hit) => {
    expect(held(phrases, text).length > 0).toBe(hit);
  });

  it('tells each list by itself, and where', () => {
    const words = compileWords({ held: ['two words', 'one'], refused: ['never'] });
    expect(findWords(words, 'one and two words, one never')).toEqual({ held: [0, 8, 19], refused: [23] });
  });

  it('tells which phrase, and in which disguise', () => {
    const words = compileWords({ held: ['two words', 'words'], refused: ['never', 'hat', 'nat'] });
    expect(findPhrases(words, 'words, two w0rds, n e v e r a νat')).toEqual([
      { list: 'held', phrase: 'words', position: 0, as: [] },
      { list: 'held', phrase: 'two words', position: 7, as: ['digits or signs for letters'] },
      { list: 'refused', phrase: 'never', position: 18, as: ['letters apart'] },
      { list: 'refused', phrase: 'nat', position: 30, as: ['letters that look alike'] },
    ]);
  });

  it('reads one word as several listed ones', () => {
    const words = compileWords({ held: ['so god', 'good bye', 'good'], refused: [] });
    const found = findPhrases(words, 'so gooood bye').map(({ phrase }) => phrase);
    expect(found.sort()).toEqual(['good', 'good bye', 'so god']);
  });

  it('names at most 20 places', () => {
    expect(held(['a'], 'a '.repeat(5_000))).toHaveLength(20);
  });

  it('takes phrases that overlap without end', () => {
    const phrases = Array.from({ length: 49 }, (_, index) => `${'a '.repeat(index + 1)}b`);
    expect(held(phrases, 'a '.repeat(5_000))).toEqual([]);
    expect(held(phrases, `${'a '.repeat(5_000)}b`)).toEqual([2 * (5_000 - 49)]);
  });

  it.each([
    ['a word', 'bad', true],
    ['an emoji', '\u{1f595}', true],
    ['punctuation', '...', false],
    ['invisible characters', '\u200b', false],
  ])('has words: %s', (_what, phrase, has) => {
    expect(hasWords(phrase)).toBe(has);
  });
});
