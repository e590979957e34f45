import {
  addToVocabulary,
  isForeign,
  newVocabulary,
  readAs,
  readingsOf,
  shapeOf,
  type Disguise,
  type Reading,
  type Vocabulary,
} from './disguises.rules.js';
import { wordsOf, type Chunk, type Word } from './words-of.rules.js';

/** What a publisher wants seen first, and what is not taken at all. */
export interface WordLists {
  readonly held: readonly string[];
  readonly refused: readonly string[];
}

export type ListName = keyof WordLists;

const LISTS = ['held', 'refused'] as const satisfies ListName[];

/** Where the phrases of each list begin in one text: code units from 0 of the words, as between spaces, that they begin with. */
export type WordHits = Readonly<Record<ListName, readonly number[]>>;

/** A phrase of a list in a text. */
export interface PhraseHit {
  readonly list: ListName;
  readonly phrase: string;
  readonly position: number;
  /** In which disguises; none: as it is listed. */
  readonly as: readonly Disguise[];
}

/** Lists made ready for looking through texts. */
export interface CompiledWords {
  readonly root: Node;
  readonly vocabulary: Vocabulary;
}

/** The end of a phrase. */
interface End {
  readonly phrase: string;
  /** Of how many words it is. */
  readonly length: number;
  /** Of how many letters: short ones have no disguise that would not be another word. */
  readonly letters: number;
}

/** A phrase so far, as the words of its beginning. */
interface Node {
  readonly next: Map<string, Node>;
  /** The longest other beginning that ends with the same words: where to go on when the next word does not fit. */
  fail: Node | null;
  /** Of each list, the longest phrase that ends here. */
  readonly ends: Record<ListName, End | null>;
}

/** One reading of a text up to a word. */
interface Path {
  readonly node: Node;
  readonly position: number;
  readonly as: readonly Disguise[];
  readonly before: Path | null;
}

/** A word as it is read, over one or several words of the text. */
interface Edge extends Reading {
  readonly from: number;
}

/** Enough for a moderator to see why. */
const MOST_HITS = 20;
/** Readings of a text that are followed at once, the one as it is written first; so many words never multiply. */
const MOST_PATHS = 8;
/** Listed words in disguise that may end at the same word of a text. */
const MOST_EDGES = 16;
const FEWEST_LETTERS = 3;
/** Of what a word may be spelled with: no phrase is longer than 100 characters. */
const MOST_APART = 200;
/** Words this near tell of which language one is. */
const NEAR = 3;
const SYMBOL = /^(?![$€¢])\p{S}/u;
const AS_WRITTEN: readonly Disguise[] = [];

/** Whether a phrase has a word that a text could have. */
export const hasWords = (phrase: string): boolean => wordsOf(phrase).words.length > 0;

/** Aho and Corasick's automaton over words: looking through a text takes time by its length, however long the lists. */
export function compileWords(lists: WordLists): CompiledWords {
  const root = newNode();
  const vocabulary = newVocabulary();
  for (const list of LISTS) {
    for (const phrase of lists[list]) add(root, vocabulary, phrase, list);
  }
  const waiting = [root];
  for (let at = 0; at < waiting.length; at += 1) {
    const node = waiting[at]!;
    for (const [word, child] of node.next) {
      child.fail = node === root ? root : step(root, node.fail!, word);
      for (const list of LISTS) child.ends[list] ??= child.fail.ends[list];
      waiting.push(child);
    }
  }
  return { root, vocabulary };
}

const newNode = (): Node => ({ next: new Map(), fail: null, ends: { held: null, refused: null } });

function add(root: Node, vocabulary: Vocabulary, phrase: string, list: ListName): void {
  const { words } = wordsOf(phrase);
  let node = root;
  for (const { word } of words) {
    const child = node.next.get(word) ?? newNode();
    node.next.set(word, child);
    node = child;
    addToVocabulary(vocabulary, word);
  }
  const letters = words.reduce((sum, { word }) => sum + word.length, 0);
  if (node !== root) node.ends[list] ??= { phrase, length: words.length, letters };
}

/** From a beginning, one word further: along the phrase, or the longest shorter beginning that goes on with it. */
function step(root: Node, from: Node, word: string): Node {
  for (let node: Node | null = from; node !== null; node = node.fail) {
    const child = node.next.get(word);
    if (child) return child;
  }
  return root;
}

/** Where phrases of the lists stand in a text: {@link findPhrases} without what they are. */
export const findWords = (compiled: CompiledWords, text: string): WordHits =>
  positionsOf(findPhrases(compiled, text));

export function positionsOf(hits: readonly PhraseHit[]): WordHits {
  const of = (list: ListName): number[] => [
    ...new Set(hits.filter((hit) => hit.list === list).map(({ position }) => position)),
  ];
  return { held: of('held'), refused: of('refused') };
}

/**
 * The phrases of the lists in a text, by whole words: "ass" is not in "class". Each word is read as it is written and
 * as every listed word that it may be in disguise; at most 20 hits a list.
 */
export function findPhrases({ root, vocabulary }: CompiledWords, text: string): PhraseHit[] {
  if (root.next.size === 0) return [];
  const { words, chunks } = wordsOf(text);
  const hits = new Map<string, PhraseHit>();
  const counts = { held: 0, refused: 0 };
  const edges = edgesOf(vocabulary, words, chunks);
  const start: Path = { node: root, position: 0, as: AS_WRITTEN, before: null };
  const paths: Path[][] = [[start]];
  for (const [index, { word }] of words.entries()) {
    const arrived = new Map<Node, Path>();
    const written: Edge = { from: index, word, as: AS_WRITTEN };
    for (const edge of [written, ...(edges.get(index + 1) ?? [])]) {
      for (const before of paths[edge.from]!) {
        const node = step(root, before.node, edge.word);
        if (arrived.has(node) || arrived.size === MOST_PATHS) continue;
        const path: Path =
          node === root ? start : { node, position: words[edge.from]!.position, as: edge.as, before };
        arrived.set(node, path);
        for (const list of LISTS) {
          const hit = hitOf(path, list);
          const key = hit && `${list} ${hit.position} ${hit.phrase}`;
          if (key === null || hits.has(key) || counts[list] === MOST_HITS) continue;
          hits.set(key, hit!);
          counts[list] += 1;
        }
      }
    }
    paths.push([...arrived.values()]);
  }
  return [...hits.values()];
}

/** The phrase of a list that a reading has come to the end of. */
function hitOf(path: Path, list: ListName): PhraseHit | null {
  const end = path.node.ends[list];
  if (end === null) return null;
  const as = new Set(path.as);
  let first = path;
  for (let word = 1; word < end.length; word += 1) {
    first = first.before!;
    for (const disguise of first.as) as.add(disguise);
  }
  if (as.size > 0 && end.letters < FEWEST_LETTERS) return null;
  return { list, phrase: end.phrase, position: first.position, as: [...as] };
}

/** What the words of a text may be in disguise, by the word after the last. */
function edgesOf(
  vocabulary: Vocabulary,
  words: readonly Word[],
  chunks: readonly Chunk[],
): Map<number, Edge[]> {
  const edges = new Map<number, Edge[]>();
  const add = (to: number, edge: Edge): void => {
    if (edge.as.length === 0) return;
    const there = edges.get(to) ?? [];
    if (there.length < MOST_EDGES) there.push(edge);
    edges.set(to, there);
  };
  const foreign = [0];
  for (const { word } of words) foreign.push(foreign.at(-1)! + Number(isForeign(word)));
  const isAlone = (from: number, to: number): boolean =>
    foreign[Math.min(words.length, to + NEAR)] === foreign[Math.max(0, from - NEAR)];
  for (const { from, to, letters, joined } of chunks) {
    for (const { word, as } of readingsOf(vocabulary, letters, isAlone(from, to)))
      add(to, { from, word, as: joined ? [...as, 'letters apart'] : as });
  }
  for (const from of words.keys()) addSpelled(vocabulary, words, from, isAlone, add);
  return edges;
}

/** Listed words whose letters stand apart, from a word on: "s p a m", "s.p.a.m". */
function addSpelled(
  { spelled }: Vocabulary,
  words: readonly Word[],
  from: number,
  isAlone: (from: number, to: number) => boolean,
  add: (to: number, edge: Edge) => void,
): void {
  const letters: string[] = [];
  let node: typeof spelled | undefined = spelled;
  for (let at = from; at < Math.min(words.length, from + MOST_APART); at += 1) {
    const { word, single } = words[at]!;
    if (at > from && SYMBOL.test(word)) continue;
    node = single ? node.next.get(shapeOf(word, 'small')) : undefined;
    if (node === undefined) return;
    letters.push(word);
    if (letters.length === 1 || mostlySigns(letters)) continue;
    for (const listed of node.words) {
      const reading = readAs(listed, letters, isAlone(from, at + 1));
      if (reading) add(at + 1, { from, word: reading.word, as: [...reading.as, 'letters apart'] });
    }
  }
}

const mostlySigns = (letters: readonly string[]): boolean =>
  letters.filter((letter) => !/^\p{L}/u.test(letter)).length > letters.length / 2;
