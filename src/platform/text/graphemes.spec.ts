import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { bytesOf, hasMoreGraphemesThan } from './graphemes.js';

describe('hasMoreGraphemesThan', () => {
  const family = '👨‍👩‍👧‍👦';
  it.each([
    ['nothing', '', 0, false],
    ['letters at the limit', 'abc', 3, false],
    ['letters over it', 'abcd', 3, true],
    ['families at the limit', family.repeat(3), 3, false],
    ['families over it', family.repeat(4), 3, true],
    ['letters under many marks', 'a\u0301\u0302\u0303'.repeat(3), 3, false],
    ['flags over it', '🇨🇭'.repeat(4), 3, true],
    ['a line end of two characters', '\r\n'.repeat(3), 3, false],
  ])('%s', (_, text, limit, more) => {
    expect(hasMoreGraphemesThan(limit, text)).toBe(more);
  });

  it('counts like the segmenter alone, whatever stands beside plain text', () => {
    const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });
    const piece = fc.oneof(
      fc.constantFrom(
        'abc',
        'plain text',
        '\n',
        '\r',
        '\u0301',
        '\u200d',
        '\ufe0f',
        '\u0600',
        '👍',
        '🏽',
        '🇨',
        '🇭',
        '中文字',
      ),
      fc.constantFrom('한국어', '\u1100', '\u1161', '\u11a8', 'नि', 'กำ', '❤', '©', '\ud83d'),
      fc.string({ unit: 'binary', maxLength: 3 }),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 20 }), (pieces) => {
        const text = pieces.join('');
        const count = [...segmenter.segment(text)].length;
        expect(hasMoreGraphemesThan(count, text)).toBe(false);
        if (count > 0) expect(hasMoreGraphemesThan(count - 1, text)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});

it('bytesOf counts UTF-8', () => {
  expect(bytesOf('aé€😀')).toBe(1 + 2 + 3 + 4);
});
