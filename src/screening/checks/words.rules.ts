import type { Check, Finding, RefusingFinding } from '../finding.js';
import { WordsRefused } from '../screening.errors.js';

/** Refuses or holds a text for words of the site's lists; which ones, only moderators learn. */
export const words: Check = {
  name: 'words',
  examine(_, { words: hits }): Finding | RefusingFinding | null {
    if (hits === undefined) return null;
    const { held, refused } = hits;
    if (refused.length > 0) {
      const evidence = { list: 'refused', positions: refused };
      return { check: 'words', verdict: 'refuse', evidence, refusal: new WordsRefused() };
    }
    if (held.length === 0) return null;
    return { check: 'words', verdict: 'hold', evidence: { list: 'held', positions: held } };
  },
};
