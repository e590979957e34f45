import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { hitsOf } from '../../test/support/words.js';

describe('any phrase', () => {
  const letter = fc.oneof(fc.constantFrom(...'abcdefghijklmnopqrstuvwxyz'), fc.constantFrom(...'ailnst'));
  const word = fc.array(letter, { minLength: 3, maxLength: 8 }).map((letters) => letters.join(''));
  const phrase = fc.array(word, { minLength: 1, maxLength: 3 }).map((words) => words.join(' '));
  const some = fc.infiniteStream(fc.boolean());

  const replaced = (text: string, by: Readonly<Record<string, string>>, which: Iterator<boolean>): string =>
    [...text].map((one) => (by[one] !== undefined && which.next().value ? by[one] : one)).join('');

  const alike = { a: 'а', c: 'с', e: 'е', i: 'і', o: 'о', p: 'р', x: 'х', y: 'у', s: 'ѕ', j: 'ј', b: 'Β' };
  const accented = { a: 'à', e: 'é', i: 'î', o: 'ó', u: 'ú', c: 'ć', s: 'ś', z: 'ż' };
  /** Only in words that go on with two letters: "5am" is an hour. */
  const leet = (text: string): string =>
    text.replace(
      /(?<=[a-z])[aeilost](?=[a-z]{2})/g,
      (one) => ({ a: '4', e: '3', i: '1', l: '1', o: '0', s: '5', t: '7' })[one]!,
    );
  const DISGUISES: Readonly<Record<string, (text: string, which: Iterator<boolean>) => string>> = {
    case: (text, which) => [...text].map((one) => (which.next().value ? one.toUpperCase() : one)).join(''),
    'full width': (text) =>
      text.replace(/[a-z]/g, (one) => String.fromCodePoint(one.codePointAt(0)! + 0xfee0)),
    'zero width': (text) => [...text].join('\u200b'),
    'look-alike letters': (text, which) => replaced(text, alike, which),
    accents: (text, which) => replaced(text, accented, which),
    'digits and signs': leet,
    'letters repeated': (text, which) =>
      [...text].map((one) => (one !== ' ' && which.next().value ? one.repeat(4) : one)).join(''),
    'letters apart by spaces': (text) => [...text.replaceAll(' ', '')].join(' '),
    'letters apart by stars': (text) => [...text.replaceAll(' ', '')].join('*'),
    'letters apart by full stops': (text) => [...text.replaceAll(' ', '')].join('. '),
    'a line end': (text) => text.replaceAll(' ', '\n'),
  };

  it.each(Object.keys(DISGUISES))('is found in disguise: %s', (name) => {
    fc.assert(
      fc.property(phrase, fc.array(phrase, { maxLength: 5 }), some, (wanted, others, which) => {
        const text = `Once ${DISGUISES[name]!(wanted, which)} upon`;
        return hitsOf([...others, wanted], text).some(({ phrase: found }) => found === wanted);
      }),
    );
  });

  it('is not found among plain words of which none is one of its own', () => {
    const plain = fc
      .array(
        word.filter((one) => !/(.)\1\1/.test(one)),
        { minLength: 1, maxLength: 40 },
      )
      .map((words) => new Set(words));
    fc.assert(
      fc.property(plain, fc.array(word, { maxLength: 40 }), (words, listed) => {
        const others = listed.filter((one) => !words.has(one));
        return hitsOf(others, [...words].join(' ')).length === 0;
      }),
    );
  });

  it('is not found in what is spared, whatever stands around it', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('as', 'shown', '$5', '3', 'class', 'sp', 'am', 'it', 'is', 'hit')),
        (words) => hitsOf(['ass', 'spam', 'shit'], words.join(' ')).length === 0,
      ),
    );
  });

  it('is found at twenty places at most, whatever the text is', () => {
    const words = Array.from({ length: 50 }, (_, index) => 'a'.repeat(index + 3));
    for (const text of [
      'a '.repeat(5_000),
      'a!'.repeat(10_000),
      '*'.repeat(19_000) + 'a',
      '1'.repeat(20_000),
      'а'.repeat(10_000),
    ])
      expect(hitsOf(words, text).length).toBeLessThanOrEqual(20);
  });
});
