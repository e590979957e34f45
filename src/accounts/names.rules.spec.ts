import { describe, expect, it } from '@jest/globals';
import { EmailInvalid, NameInvalid } from './accounts.errors.js';
import { addressToFind, readEmail, readName } from './names.rules.js';

describe("a person's name", () => {
  it.each([
    ['as it is', 'Zoë O’Neil-Müller', 'Zoë O’Neil-Müller'],
    ['without spaces around it', '  Ann  ', 'Ann'],
    ['with single spaces', 'Ann \u3000 Lee', 'Ann Lee'],
    ['composed', 'Zoe\u0308', 'Zoë'],
    ['without bidi controls', '\u202Egnp.exe\u2066', 'gnp.exe'],
    ['without widthless characters', 'ad\u200Bm\u00ADin', 'admin'],
    ['with the joiners of an emoji', '👩‍🚀', '👩‍🚀'],
    ['that is markup', '<img src=x onerror=alert(1)>', '<img src=x onerror=alert(1)>'],
    ['of 60 letters', 'x'.repeat(60), 'x'.repeat(60)],
    ['of 60 families', '👨‍👩‍👧‍👦'.repeat(60), '👨‍👩‍👧‍👦'.repeat(60)],
  ])('%s', (_, typed, name) => {
    expect(readName(typed)).toBe(name);
  });

  it.each([
    ['nothing', ''],
    ['spaces', ' \u00a0 '],
    ['invisible', '\u3164\u2800'],
    ['bidi controls alone', '\u202E'],
    ['61 letters', 'x'.repeat(61)],
    ['61 families', '👨‍👩‍👧‍👦'.repeat(61)],
    ['one letter under 1,000 marks', `a${'\u0301'.repeat(1000)}`],
    ['one letter under 31 marks', `a${'\u0301'.repeat(31)}`],
    ['one syllable of 17 parts', '\u1100'.repeat(17)],
    ['a line end', 'Bob\r\nBcc: all@x'],
    ['a line separator', 'Bob\u2028x'],
    ['NUL', 'a\0b'],
    ['an escape', '\x1b[2Jx'],
    ['a lone surrogate', 'x\ud800y'],
  ])('refused: %s', (_, typed) => {
    expect(() => readName(typed)).toThrow(NameInvalid);
  });
});

describe('an e-mail address', () => {
  it.each([
    ['plain', ' ann@example.org ', 'ann@example.org'],
    ['with a tag', 'ann+parley@mail.example.org', 'ann+parley@mail.example.org'],
    ['of another alphabet', 'анна@пример.рф', 'анна@пример.рф'],
  ])('%s', (_, email, read) => {
    expect(readEmail(email)).toBe(read);
  });

  it.each([
    ['empty', ' '],
    ['no at', 'ann.example.org'],
    ['no dot', 'ann@example'],
    ['two of them', 'a@b.org,c@d.org'],
    ['a header', '"a\r\nX:"@example.org'],
    ['a quoted part', '"a b"@example.org'],
    ['a name with it', 'Ann <ann@example.org>'],
    ['too long', `ann@${'x'.repeat(60)}.${'y'.repeat(60)}.${'z'.repeat(60)}.${'w'.repeat(60)}.example.org`],
    ['what stands for NUL', addressToFind('a\0b@mail.example')],
  ])('refused: %s', (_, email) => {
    expect(() => readEmail(email)).toThrow(EmailInvalid);
  });
});
