import { compileWords, findPhrases, type PhraseHit } from '../../src/screening/words.rules.js';

/** Where phrases that hold a comment stand in a text. */
export const hitsOf = (phrases: readonly string[], text: string): PhraseHit[] =>
  findPhrases(compileWords({ held: phrases, refused: [] }), text);
