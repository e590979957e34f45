import { beforeAll, describe, expect, it } from '@jest/globals';
import { compileWords, findPhrases, type CompiledWords } from '../../src/screening/words.rules.js';
import { figure, seed, size } from '../support/figures.js';
import { Random } from '../support/random.js';

const PHRASES = size({ small: 200, full: 2_000 });
const FEW_PHRASES = 20;
const COMMENTS = size({ small: 200, full: 10_000 });
const WORDS_OF_A_COMMENT = 80;
/** Every so many comments hold a phrase in disguise. */
const PLANTED = 5;

/** What stands in some comments beside plain words. */
const INNOCENTS = [
  'a classic class in Scunthorpe',
  'as shown: 3 as 4, for $5 or A$5, at 5am on the A55',
  'Вот так, и это хорошо: сор из избы не выносят.',
  'Η Αθήνα είναι η πρωτεύουσα της Ελλάδας.',
  'El año pasado comimos jalapeños, señor.',
  'Es war schwül in der Schifffahrt.',
  'Zażółć gęślą jaźń, l’abbaye où il y a',
  'C++ (2020), e.g. U.S.A., J. R. R. Tolkien',
  '**so** it _is_, https://example.com/a-b?c=d',
  '这是一个普通的句子。',
];

const LOOK_ALIKE: Readonly<Record<string, string>> = {
  a: 'а',
  e: 'е',
  o: 'ο',
  p: 'р',
  c: 'с',
  i: 'і',
  x: 'х',
};
const ACCENTED: Readonly<Record<string, string>> = { a: 'à', e: 'é', o: 'ô', i: 'í', u: 'û', c: 'ć', s: 'š' };
const DIGITS: Readonly<Record<string, string>> = { a: '4', e: '3', o: '0', i: '1', l: '1', s: '5', t: '7' };

const swapped = (text: string, by: Readonly<Record<string, string>>): string =>
  text.replace(/(?<=[a-z])[a-z](?=[a-z]{2})/g, (one) => by[one] ?? one);

const DISGUISES: readonly ((phrase: string) => string)[] = [
  (phrase) => phrase,
  (phrase) => phrase.toUpperCase(),
  (phrase) => phrase.replaceAll(' ', '\n'),
  (phrase) => [...phrase].join('\u200b'),
  (phrase) => swapped(phrase, LOOK_ALIKE),
  (phrase) => swapped(phrase, ACCENTED),
  (phrase) => swapped(phrase, DIGITS),
  (phrase) => phrase.replace(/[a-z]/g, (one) => one.repeat(4)),
  (phrase) => [...phrase.replaceAll(' ', '')].join(' '),
  (phrase) => [...phrase.replaceAll(' ', '')].join('.'),
  (phrase) => [...phrase.replaceAll(' ', '')].join('*'),
  (phrase) => `**${phrase}**`,
];

interface Comment {
  readonly text: string;
  readonly planted: string | null;
}

describe(`${PHRASES} phrases against ${COMMENTS} comments`, () => {
  let random: Random;
  let phrases: string[];
  let comments: Comment[];

  beforeAll(() => {
    random = new Random(seed());
    const listed = new Set<string>();
    const listedWord = (): string => {
      const word = newWord(6 + random.below(5));
      listed.add(word);
      return word;
    };
    phrases = Array.from({ length: PHRASES }, () =>
      Array.from({ length: 1 + random.below(3) }, listedWord).join(' '),
    );
    const plain = Array.from({ length: 5_000 }, () => newWord(1 + random.below(9))).filter(
      (word) => !listed.has(word),
    );
    comments = Array.from({ length: COMMENTS }, (_, index) => {
      const words = Array.from({ length: WORDS_OF_A_COMMENT }, () => random.pick(plain));
      words.splice(random.below(words.length), 0, `xx ${random.pick(INNOCENTS)} xx`);
      // The few that the short list has are planted as well as the others.
      const planted = index % PLANTED === 0 ? random.pick(phrases) : null;
      if (planted !== null)
        words.splice(random.below(words.length), 0, `xx ${random.pick(DISGUISES)(planted)} xx`);
      return { text: words.join(' '), planted };
    });
  });

  /** A word that no language has, without letters repeated. */
  function newWord(length: number): string {
    let word = '';
    while (word.length < length) {
      const letter = random.pick([...'abcdefghijklmnopqrstuvwxyz']);
      if (!word.endsWith(letter)) word += letter;
    }
    return word;
  }

  function look(words: CompiledWords): { found: (readonly string[])[]; microseconds: number } {
    for (const { text } of comments.slice(0, 100)) findPhrases(words, text);
    const start = performance.now();
    const found = comments.map(({ text }) => findPhrases(words, text).map(({ phrase }) => phrase));
    return { found, microseconds: ((performance.now() - start) * 1_000) / comments.length };
  }

  it('finds each phrase in disguise, and hits no clean comment', () => {
    const start = performance.now();
    const compiled = compileWords({ held: phrases, refused: [] });
    figure('ready after', (performance.now() - start).toFixed(0), 'ms');
    const few = look(compileWords({ held: phrases.slice(0, FEW_PHRASES), refused: [] }));
    const many = look(compiled);
    figure(`a comment against ${FEW_PHRASES} phrases`, few.microseconds.toFixed(0), 'µs');
    figure(`a comment against ${PHRASES} phrases`, many.microseconds.toFixed(0), 'µs');
    figure('ratio', (many.microseconds / few.microseconds).toFixed(2));
    const missed = comments.filter(
      ({ planted }, index) => planted !== null && !many.found[index]!.includes(planted),
    );
    const hit = comments.filter(({ planted }, index) => planted === null && many.found[index]!.length > 0);
    figure('planted', comments.filter(({ planted }) => planted !== null).length);
    figure('missed', missed.length);
    figure('clean comments hit', hit.length);
    expect({ missed, hit }).toEqual({ missed: [], hit: [] });
  });
});
