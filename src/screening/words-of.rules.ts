import { piecesOf } from '../platform/text/characters.js';
import { foldText } from './text.rules.js';

/** A word of a text, folded: what looks the same is the same. */
export interface Word {
  readonly word: string;
  /** Where what stands between spaces begins that it is in: code units of the text from 0. */
  readonly position: number;
  /** One letter or digit that nothing joins to another: "it's" has none, nor has "D3". */
  readonly single: boolean;
}

/** Words, or parts of one, that may be one word in disguise. */
export interface Chunk {
  /** The first of its words, and the one after its last. */
  readonly from: number;
  readonly to: number;
  /** Each letter with its marks. */
  readonly letters: readonly string[];
  /** Whether marks between its parts were left out. */
  readonly joined: boolean;
}

/** Scripts without spaces between words: every character is a word of its own. */
const UNSPACED =
  '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}\\p{Script=Myanmar}';
/** Words are letters, or digits; a symbol or an emoji is one by itself, and punctuation only stands between words. */
const WORD = new RegExp(`[${UNSPACED}]\\p{M}*|(?:(?![${UNSPACED}])[\\p{L}\\p{M}])+|\\p{N}+|\\p{S}`, 'gu');
const LETTERS = '\\p{L}\\p{M}\\p{N}$@€¢';
const CHUNKS = [`(?:(?![${UNSPACED}])[${LETTERS}])+`, `(?:(?![${UNSPACED}])[${LETTERS}!|+])+`].map(
  (chunk) => new RegExp(chunk, 'gu'),
);
/** "hi!" ends with a cry, and "@home" begins with a letter. */
const NOT_AT_ITS_ENDS = /^[!|+]+|(?<![!|+@])[!|+@]+$/g;
const HAS_SIGNS = /[\p{N}$@€¢!|+]/u;
const HAS_LETTERS = /\p{L}/u;
/** "A$5" and "5$" are prices, "5am" is an hour, "A55" a road, "PS5" a thing. */
const NO_WORD =
  /^\p{L}{0,3}[$€¢]\p{N}+\p{L}{0,2}$|^\p{N}+[$€¢]\p{L}?$|^\p{N}+\p{L}{1,2}$|^\p{L}\p{N}+$|^\p{L}{2}\p{N}$/u;
/** Stand within a word, or emphasise a part of it; a full stop or a slash may come between two. */
const JOINED = /^[\p{L}\p{M}\p{N}]+(?:[*_~^·•‐-―-]+[\p{L}\p{M}\p{N}]+)+$/u;
const AT_ENDS = /^[^\p{L}\p{N}]+|(?<=[\p{L}\p{M}\p{N}])[^\p{L}\p{M}\p{N}]+$/gu;
/** What a letter beside it is no single one: that of "it's", and that of "D3". */
const HOLDS_ON = /[\p{L}\p{M}\p{N}'’ʼ`´]/u;
const PLAIN = /^[a-z]*$/;
const THRICE = /(.)\1\1/u;
const LETTER = /\P{M}\p{M}*|\p{M}+/gu;
const ONE_LETTER = /^[\p{L}\p{N}]\p{M}*$|^[$€¢]$/u;

/** Each letter or sign with its marks. */
export const lettersOf = (text: string): string[] => text.match(LETTER) ?? [];

/** The words of a text, and what may be others in disguise; both take time by its length. */
export function wordsOf(text: string): { words: Word[]; chunks: Chunk[] } {
  const words: Word[] = [];
  const chunks: Chunk[] = [];
  for (const { piece, position } of piecesOf(text)) {
    const folded = foldText(piece);
    if (PLAIN.test(folded) && !THRICE.test(folded)) {
      if (folded !== '') words.push({ word: folded, position, single: folded.length === 1 });
    } else addWords(folded, position, words, chunks);
  }
  return { words, chunks };
}

function addWords(folded: string, position: number, words: Word[], chunks: Chunk[]): void {
  const first = words.length;
  const begins: number[] = [];
  for (const { 0: word, index } of folded.matchAll(WORD)) {
    begins.push(index);
    words.push({ word, position, single: ONE_LETTER.test(word) && !isHeld(folded, index, word) });
    if (HAS_LETTERS.test(word) && (!PLAIN.test(word) || THRICE.test(word)))
      chunks.push({
        from: words.length - 1,
        to: words.length,
        letters: lettersOf(word),
        joined: false,
      });
  }
  const add = (begin: number, letters: string, end: number, joined: boolean): void => {
    const from = first + countBefore(begins, begin);
    const to = first + countBefore(begins, end);
    if (from < to) chunks.push({ from, to, letters: lettersOf(letters), joined });
  };
  for (const { begin, text } of signedChunks(folded)) add(begin, text, begin + text.length, false);
  const inner = folded.replace(AT_ENDS, '');
  if (JOINED.test(inner)) {
    const begin = folded.indexOf(inner);
    add(begin, inner.replace(/[^\p{L}\p{M}\p{N}]+/gu, ''), begin + inner.length, true);
  }
}

function isHeld(folded: string, index: number, word: string): boolean {
  return HOLDS_ON.test(folded.charAt(index - 1)) || HOLDS_ON.test(folded.charAt(index + word.length));
}

/** Runs of letters, digits and signs of which some may stand for letters: first without, then with those between words. */
function signedChunks(folded: string): { begin: number; text: string }[] {
  if (!HAS_SIGNS.test(folded)) return [];
  const found = new Map<string, { begin: number; text: string }>();
  for (const chunk of CHUNKS) {
    for (const { 0: whole, index } of folded.matchAll(chunk)) {
      const text = whole.replace(NOT_AT_ITS_ENDS, '');
      if (!HAS_SIGNS.test(text) || !HAS_LETTERS.test(text) || NO_WORD.test(text)) continue;
      const begin = index + whole.indexOf(text);
      found.set(`${begin} ${text}`, { begin, text });
    }
  }
  return [...found.values()];
}

/** How many of ascending numbers are less than one. */
function countBefore(ascending: readonly number[], limit: number): number {
  let [low, high] = [0, ascending.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (ascending[middle]! < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}
