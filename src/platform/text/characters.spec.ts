import { describe, expect, it } from '@jest/globals';
import { loneSurrogateAt, showsNothing, withoutBidiControls, withoutInvisible } from './characters.js';

describe('showsNothing', () => {
  it.each([
    ['nothing', ''],
    ['spaces of every kind', ' \t\n\u00a0\u2003\u3000\u2028'],
    ['Hangul fillers', '\u3164\u115f\u1160\uffa0'],
    ['blank Braille', '\u2800'],
    ['zero width', '\u200b\u200c\u200d\u2060\ufeff'],
    ['soft hyphens', '\u00ad\u00ad'],
    ['tags', '\u{e0041}\u{e007f}'],
    ['variation selectors', '\ufe0f\u{e0100}'],
    ['bidi controls', '\u202e\u2066\u2069\u061c'],
    ['interlinear marks', '\ufff9\ufffb'],
  ])('of %s', (_, text) => {
    expect(showsNothing(text)).toBe(true);
  });

  it.each([
    ['a letter', 'a'],
    ['a letter among invisible ones', '\u200b\u3164a\u00ad'],
    ['an emoji', '👍'],
    ['an emoji with a selector', '❤\ufe0f'],
    ['punctuation', '!'],
    ['a written Braille cell', '\u2801'],
    ['Arabic', 'نعم'],
  ])('not of %s', (_, text) => {
    expect(showsNothing(text)).toBe(false);
  });
});

describe('what is taken out', () => {
  it('invisible characters', () => {
    expect(withoutInvisible('s\u200bp\u00ada\u2060m\u{e0041}')).toBe('spam');
  });
  it('bidi controls', () => {
    expect(withoutBidiControls('\u202Egnp.exe\u2066\u2069\u200f')).toBe('gnp.exe');
  });
});

describe('loneSurrogateAt', () => {
  it.each([
    ['a whole pair', 'a😀', -1],
    ['a high half', 'ab\ud83d', 2],
    ['a low half', '\ude00', 0],
    ['halves in the wrong order', 'a\ude00\ud83d', 1],
  ])('%s', (_, text, at) => {
    expect(loneSurrogateAt(text)).toBe(at);
  });
});
