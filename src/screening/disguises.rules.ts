import { lookAlikesOf } from './look-alikes.rules.js';
import { lettersOf } from './words-of.rules.js';

/** How a listed word may be written beside as it is, in words for a moderator. */
export type Disguise =
  | 'accents'
  | 'letters that look alike'
  | 'digits or signs for letters'
  | 'letters repeated'
  | 'letters apart';

/** A word of a list, where it is of letters only. */
export interface ListedWord {
  readonly word: string;
  readonly letters: readonly string[];
}

/** The words of all lists, by what they have in common with their disguises. */
export interface Vocabulary {
  readonly byKey: Map<string, ListedWord[]>;
  readonly spelled: Spelled;
}

/** Words so far, letter by letter. */
export interface Spelled {
  readonly next: Map<string, Spelled>;
  readonly words: ListedWord[];
}

/** Letters read as others, and what was done to them. */
export interface Reading {
  readonly word: string;
  readonly as: readonly Disguise[];
}

/** Of the words of a list that share a key, such as "hat" and "nat", so many are looked at. */
const MOST_ALIKE = 16;
/** How often a letter stands in a row that stands for one or two. Two are two: "good" is not "god". */
const DRAWN_OUT = 3;
/** "baddd" is what it says to whoever listed "bad": the last letter is drawn out in speech too. */
const DRAWN_OUT_AT_END = 4;
const ONLY_LETTERS = /^[\p{L}\p{M}]+$/u;
const PLAIN = /^[a-z]+$/;

export const newVocabulary = (): Vocabulary => ({ byKey: new Map(), spelled: newSpelled() });

const newSpelled = (): Spelled => ({ next: new Map(), words: [] });

export function addToVocabulary({ byKey, spelled }: Vocabulary, word: string): void {
  if (!ONLY_LETTERS.test(word)) return;
  const letters = lettersOf(word);
  const key = keyOf(letters, 'small');
  const alike = byKey.get(key) ?? [];
  if (alike.some((other) => other.word === word)) return;
  const listed = { word, letters };
  if (alike.length < MOST_ALIKE) byKey.set(key, [...alike, listed]);
  let node = spelled;
  for (const letter of letters) {
    const shape = shapeOf(letter, 'small');
    const child = node.next.get(shape) ?? newSpelled();
    node.next.set(shape, child);
    node = child;
  }
  if (node.words.length < MOST_ALIKE) node.words.push(listed);
}

/** What a letter shares with all that it may stand for or be written as. */
export function shapeOf(letter: string, size: 'small' | 'capital'): string {
  const alike = lookAlikesOf(letter);
  const shape = alike.signFor.charAt(0) || alike[size];
  return shape === 'l' ? 'i' : shape;
}

/** Shapes, the same one in a row once. */
function keyOf(letters: readonly string[], size: 'small' | 'capital'): string {
  const shapes = letters.map((letter) => shapeOf(letter, size));
  return shapes.filter((shape, index) => shape !== shapes[index - 1]).join('');
}

/** @param alone whether no word nearby is surely of the script that these letters are of */
export function readingsOf({ byKey }: Vocabulary, letters: readonly string[], alone: boolean): Reading[] {
  const keys = new Set([keyOf(letters, 'small'), keyOf(letters, 'capital')]);
  const listed = new Set([...keys].flatMap((key) => byKey.get(key) ?? []));
  if (listed.size === 0) return [];
  return [...listed].flatMap((one) => readAs(one, letters, alone) ?? []);
}

/** Letters read as a listed word, if they can be. */
export function readAs(
  { word, letters: listed }: ListedWord,
  letters: readonly string[],
  alone: boolean,
): Reading | null {
  if (letters.length === listed.length && letters.every((letter, index) => letter === listed[index]))
    return { word, as: [] };
  const mayLookAlike = lookingAlike(letters, alone);
  const as = new Set<Disguise>();
  const stands = (letter: string, other: string): boolean => {
    const disguise = standsAs(letter, other, mayLookAlike);
    if (typeof disguise === 'string') as.add(disguise);
    return disguise !== false;
  };
  if (letters.length === listed.length && letters.every((letter, index) => stands(letter, listed[index]!)))
    return { word, as: [...as] };
  as.clear();
  let at = 0;
  for (let index = 0; index < listed.length;) {
    const begin = index;
    const letter = listed[begin]!;
    while (listed[index] === letter) index += 1;
    const before = at;
    while (at < letters.length && stands(letters[at]!, letter)) at += 1;
    const [times, asked] = [at - before, index - begin];
    const fewest = index === listed.length ? DRAWN_OUT_AT_END : DRAWN_OUT;
    if (times !== asked && (times < fewest || times < asked)) return null;
    if (times !== asked) as.add('letters repeated');
  }
  return at === letters.length ? { word, as: [...as] } : null;
}

/** How a letter stands for another: by itself (true), in disguise, or not. */
function standsAs(
  letter: string,
  other: string,
  mayLookAlike: (letter: string) => boolean,
): Disguise | boolean {
  if (letter === other) return true;
  const { bare, small, capital, signFor } = lookAlikesOf(letter);
  if (signFor.includes(other)) return 'digits or signs for letters';
  if (bare === other) return 'accents';
  if (!mayLookAlike(letter)) return false;
  if (small === other || capital === other) return 'letters that look alike';
  const shape = lookAlikesOf(other);
  if (shape.script === 'Latin') return false;
  return (shape.small === small || shape.capital === capital) && 'letters that look alike';
}

/**
 * Which letters of a word may be taken for what they look like: all where it mixes scripts; all where each looks Latin
 * and no word nearby is surely of their script; else only odd Latin ones, such as small capitals.
 */
function lookingAlike(letters: readonly string[], alone: boolean): (letter: string) => boolean {
  const shapes = letters.map(lookAlikesOf).filter(({ script }) => script !== null);
  const scripts = new Set(shapes.map(({ script }) => script));
  const all = scripts.size > 1 || (alone && !scripts.has('Latin') && shapes.every(({ latin }) => latin));
  return (letter) => all || (lookAlikesOf(letter).script === 'Latin' && !PLAIN.test(letter.charAt(0)));
}

/** Whether a word is surely of another script than Latin: wholly in one, with a letter that does not look Latin. */
export function isForeign(word: string): boolean {
  if (PLAIN.test(word)) return false;
  const shapes = lettersOf(word)
    .map(lookAlikesOf)
    .filter(({ script }) => script !== null);
  return shapes.some(({ latin }) => !latin) && shapes.every(({ script }) => script !== 'Latin');
}
