import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { foldText, normaliseText, problemOfText } from './text.rules.js';

const codeOf = (raw: string): string | null => problemOfText(raw)?.code ?? null;

describe('normaliseText', () => {
  it.each([
    ['line ends of other systems', 'a\r\nb\rc\nd', 'a\nb\nc\nd'],
    ['letters with marks', 'A\u030Angstro\u0308m', 'Ångström'],
    ['blank lines around', '\r\n \t\n\n  a\n\nb\n \n', '  a\n\nb'],
    ['spaces at the end', 'a  \u00a0', 'a'],
    ['what is fine', '  a\n\n\tb', '  a\n\n\tb'],
    ['only blank lines', ' \n\n ', ''],
  ])('%s', (_, raw, text) => {
    expect(normaliseText(raw)).toBe(text);
  });

  it('has nothing left to do after once', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (raw) => {
        const text = normaliseText(raw);
        expect(normaliseText(text)).toBe(text);
      }),
    );
  });
});

describe('problemOfText', () => {
  const family = '👨‍👩‍👧‍👦';
  it.each([
    ['a word', 'a', null],
    ['a thumb', '👍', null],
    ['a letter under 30 marks', `a${'\u0316'.repeat(30)}`, null],
    ['a letter under 31 marks', `a${'\u0316'.repeat(31)}`, 'body_unreadable'],
    ['lines and tabs', 'a\n\tb\r\nc', null],
    ['an invisible character among words', 'a\u200bb', null],
    ['a named space among words', 'a&nbsp;b', null],
    ['a visible reference', '&amp;', null],
    ['a reference to nothing', '&#x110000;', null],
    ['5,000 letters', 'x'.repeat(5_000), null],
    ['5,001 letters', 'x'.repeat(5_001), 'body_too_long'],
    ['5,001 letters and blank lines', `\n${'x'.repeat(5_000)}\n\n`, null],
    ['20,000 bytes in 5,000 characters', '😀'.repeat(5_000), null],
    ['one byte more', `${'😀'.repeat(4_999)}aaaaa`, 'body_too_long'],
    ['800 families: 20,000 bytes', family.repeat(800), null],
    ['801 families', family.repeat(801), 'body_too_long'],
    ['nothing', '', 'body_empty'],
    ['blank lines', ' \n\t\n', 'body_empty'],
    ['NUL', 'a\0b', 'body_unreadable'],
    ['an escape', '\x1b[2J', 'body_unreadable'],
    ['a form feed', 'a\fb', 'body_unreadable'],
    ['a lone high surrogate', 'a\ud800', 'body_unreadable'],
    ['a lone low surrogate', '\ude00a', 'body_unreadable'],
    ['Hangul fillers', '\u3164\u3164', 'body_invisible'],
    ['blank Braille', '\u2800', 'body_invisible'],
    ['zero width', '\u200b', 'body_invisible'],
    ['soft hyphens', '\u00ad', 'body_invisible'],
    ['tags', '\u{e0041}', 'body_invisible'],
    ['variation selectors', '\ufe0f', 'body_invisible'],
    ['named spaces', '&nbsp;&ZeroWidthSpace; &shy;', 'body_invisible'],
    ['numbered spaces', '&#160;&#xA0;&#X3164;', 'body_invisible'],
  ])('%s', (_, raw, code) => {
    expect(codeOf(raw)).toBe(code);
  });

  it('says where the first unreadable character stands', () => {
    expect(problemOfText('ab\0c\ud800')).toMatchObject({ status: 400, members: { position: 2 } });
  });

  it('says the same of a text and of its normal form, but for what normalising takes away', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (raw) => {
        expect(codeOf(normaliseText(raw))).toBe(codeOf(raw));
      }),
    );
  });
});

describe('foldText', () => {
  const same: [string, string, string][] = [
    ['case', 'SPAM Spam', 'spam spam'],
    ['sharp s', 'STRASSE', 'straße'],
    ['capital sharp s', 'STRAẞE', 'strasse'],
    ['sigma at the end', 'ΟΔΟΣ', 'οδος'],
    ['compatible letters', 'ｓｐａｍ 𝓼𝓹𝓪𝓶', 'spam spam'],
    ['composition', 'Å', 'A\u030A'],
    ['spaces', 'a  b\n\nc ', 'a\u00a0b c'],
    ['zero width', 's\u200bp\u00ada\u2060m', 'spam'],
    ['zero width that JavaScript takes for a space', 'sp\ufeffam \ufeff \ufeffx', 'spam x'],
    ['blank letters', 'a\u3164b\uffa0c\u115fd\u1160e\u2800f', 'a b c d e f'],
    ['fillers and tags', '\u3164spam\u{e0041}', 'spam'],
    ['line ends', 'a\r\nb', 'a b'],
  ];
  it.each(same)('%s', (_, one, other) => {
    expect(foldText(one)).toBe(foldText(other));
  });

  it.each([
    ['other words', 'spam', 'span'],
    ['marks', 'résumé', 'resume'],
    ['words run together', 'a b', 'ab'],
    ['words run together but for a blank letter', 'a\u3164b', 'ab'],
    ['punctuation', 'yes!', 'yes'],
  ])('keeps apart: %s', (_, one, other) => {
    expect(foldText(one)).not.toBe(foldText(other));
  });

  it('has nothing left to do after once', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(foldText(foldText(text))).toBe(foldText(text));
      }),
    );
  });
});
