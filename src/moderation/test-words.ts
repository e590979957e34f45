import { readText } from '../comments/read-text.js';
import type { Reader } from '../platform/database/database.js';
import { words } from '../screening/checks/words.rules.js';
import type { Verdict } from '../screening/finding.js';
import { problemOfText } from '../screening/text.rules.js';
import { compiledWords, readWordLists } from '../screening/word-lists.js';
import { findPhrases, positionsOf, type ListName, type PhraseHit } from '../screening/words.rules.js';

/** A phrase that a text hits, as a moderator is told of it. */
export interface TestedHit {
  readonly list: ListName;
  readonly phrase: string;
  readonly position: number;
  /** Whether the position is in the Markdown or in the text as a reader sees it. */
  readonly of: 'source' | 'shown';
  readonly as: string;
}

/** What the word lists make of a text. */
export interface WordTest {
  readonly verdict: Exclude<Verdict, 'spam'>;
  readonly hits: readonly TestedHit[];
}

/**
 * What the site's lists of now would make of a comment, by the steps that screen one; nothing of the text is kept.
 * @throws the refusal, where the text cannot be a comment
 */
export async function testWords(reader: Reader, siteId: string, raw: string): Promise<WordTest> {
  const problem = problemOfText(raw);
  if (problem) throw problem;
  const text = readText(raw);
  const lists = await compiledWords(reader, siteId, (await readWordLists(reader, siteId)).version);
  const source = findPhrases(lists, text.normalised);
  const shown = findPhrases(lists, text.shown);
  const finding = words.examine(
    { text: text.normalised, raw, author: { trusted: false } },
    {
      sameText: false,
      links: text.links,
      words: { source: positionsOf(source), shown: positionsOf(shown) },
    },
    { mode: 'after', linksBeforeHold: Infinity },
  );
  const onlyShown = shown.filter(
    (hit) => !source.some(({ list, phrase }) => list === hit.list && phrase === hit.phrase),
  );
  return {
    verdict: finding?.verdict === 'refuse' || finding?.verdict === 'hold' ? finding.verdict : 'publish',
    hits: [...source.map((hit) => told(hit, 'source')), ...onlyShown.map((hit) => told(hit, 'shown'))],
  };
}

const told = ({ as, ...hit }: PhraseHit, of: TestedHit['of']): TestedHit => ({
  ...hit,
  of,
  as: as.length === 0 ? 'as listed' : as.join(', '),
});
