import { piecesOf } from '../platform/text/characters.js';
import { foldText } from './text.rules.js';

/** What a publisher wants seen first, and what is not taken at all. */
export interface WordLists {
  readonly held: readonly string[];
  readonly refused: readonly string[];
}

export type ListName = keyof WordLists;

/** Where the phrases of each list begin in one text: code units from 0 of the words, as between spaces, that they begin with. */
export type WordHits = Readonly<Record<ListName, readonly number[]>>;

/** Lists made ready for looking through texts. */
export interface CompiledWords {
  readonly root: Node;
}

/** A phrase so far, as the words of its beginning. */
interface Node {
  readonly next: Map<string, Node>;
  /** The longest other beginning that ends with the same words: where to go on when the next word does not fit. */
  fail: Node | null;
  /** Of each list, of how many words the longest phrase is that ends here; 0: none does. */
  readonly ends: Record<ListName, number>;
}

interface Word {
  readonly word: string;
  readonly position: number;
}

/** Scripts without spaces between words: every character is a word of its own. */
const UNSPACED =
  '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}\\p{Script=Myanmar}';
/** Words are letters, or digits; a symbol or an emoji is one by itself, and punctuation only stands between words. */
const WORD = new RegExp(`[${UNSPACED}]\\p{M}*|(?:(?![${UNSPACED}])[\\p{L}\\p{M}])+|\\p{N}+|\\p{S}`, 'gu');
/** Enough for a moderator to see why. */
const MOST_POSITIONS = 20;

/** The words of a text, folded: what looks the same is the same. */
function wordsOf(text: string): Word[] {
  return piecesOf(text).flatMap(({ piece, position }) =>
    [...foldText(piece).matchAll(WORD)].map(([word]) => ({ word, position })),
  );
}

/** Whether a phrase has a word that a text could have. */
export const hasWords = (phrase: string): boolean => wordsOf(phrase).length > 0;

/** Aho and Corasick's automaton over words: looking through a text takes time by its length, however long the lists. */
export function compileWords({ held, refused }: WordLists): CompiledWords {
  const root = newNode();
  for (const phrase of held) add(root, phrase, 'held');
  for (const phrase of refused) add(root, phrase, 'refused');
  const waiting = [root];
  for (let node = waiting.shift(); node !== undefined; node = waiting.shift()) {
    for (const [word, child] of node.next) {
      child.fail = node === root ? root : step(root, node.fail!, word);
      for (const list of ['held', 'refused'] as const) child.ends[list] ||= child.fail.ends[list];
      waiting.push(child);
    }
  }
  return { root };
}

const newNode = (): Node => ({ next: new Map(), fail: null, ends: { held: 0, refused: 0 } });

function add(root: Node, phrase: string, list: ListName): void {
  const words = wordsOf(phrase);
  let node = root;
  for (const { word } of words) {
    const child = node.next.get(word) ?? newNode();
    node.next.set(word, child);
    node = child;
  }
  if (node !== root) node.ends[list] = words.length;
}

/** From a beginning, one word further: along the phrase, or the longest shorter beginning that goes on with it. */
function step(root: Node, from: Node, word: string): Node {
  for (let node: Node | null = from; node !== null; node = node.fail) {
    const child = node.next.get(word);
    if (child) return child;
  }
  return root;
}

/** Where phrases of the lists stand in a text, by whole words: "ass" is not in "class". At most 20 places a list. */
export function findWords({ root }: CompiledWords, text: string): WordHits {
  const found = { held: new Set<number>(), refused: new Set<number>() };
  if (root.next.size === 0) return { held: [], refused: [] };
  const words = wordsOf(text);
  let node = root;
  for (const [index, { word }] of words.entries()) {
    node = step(root, node, word);
    for (const list of ['held', 'refused'] as const) {
      const length = node.ends[list];
      if (length > 0 && found[list].size < MOST_POSITIONS)
        found[list].add(words[index + 1 - length]!.position);
    }
  }
  return { held: [...found.held], refused: [...found.refused] };
}
