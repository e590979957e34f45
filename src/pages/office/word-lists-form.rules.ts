import { hasWords, type WordLists } from '../../screening/words.rules.js';

/** One phrase a line; empty lines say nothing. */
export const phrasesOf = (text: string): string[] =>
  text
    .split(/\r\n|\r|\n/)
    .map((line) => line.trim())
    .filter(Boolean);

export const textOfPhrases = (phrases: readonly string[]): string => phrases.join('\n');

/** The list with a phrase that no text could hit; the one that is looked at first, where both have one. */
export const listWithoutWords = (lists: WordLists): keyof WordLists =>
  lists.held.every(hasWords) ? 'refused' : 'held';
