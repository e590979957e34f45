import type { Check, Evidence, Facts, Finding, RefusingFinding } from '../finding.js';
import { WordsRefused } from '../screening.errors.js';
import type { ListName } from '../words.rules.js';

/** Refuses or holds a text for words of the site's lists; which ones, only moderators learn. */
export const words: Check = {
  name: 'words',
  examine(_, { words: hits }, { wordpress = 'off' }): Finding | RefusingFinding | null {
    if (hits === undefined || wordpress !== 'off') return null;
    const refused = evidenceOf('refused', hits);
    if (refused !== null)
      return { check: 'words', verdict: 'refuse', evidence: refused, refusal: new WordsRefused() };
    const held = evidenceOf('held', hits);
    return held && { check: 'words', verdict: 'hold', evidence: held };
  },
};

/** Positions in the Markdown (`of: source`); where its marks hide all of them, in the text as shown (`of: shown`). */
function evidenceOf(list: ListName, { source, shown }: NonNullable<Facts['words']>): Evidence | null {
  if (source[list].length > 0) return { list, of: 'source', positions: source[list] };
  return shown[list].length > 0 ? { list, of: 'shown', positions: shown[list] } : null;
}
