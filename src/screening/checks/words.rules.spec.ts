import { expect, it } from '@jest/globals';
import type { WordHits } from '../words.rules.js';
import { words } from './words.rules.js';

const submission = { text: 'a', raw: 'a', author: { trusted: false } } as const;
const settings = { linksBeforeHold: 2, mode: 'after' } as const;
const facts = { sameText: false, links: 0 };
const none: WordHits = { held: [], refused: [] };
const refused = { verdict: 'refuse', refusal: { status: 422, code: 'words_refused' } };

it.each<[string, { source: WordHits; shown: WordHits } | undefined, object | null]>([
  ['not looked up', undefined, null],
  ['none', { source: none, shown: none }, null],
  [
    'of the held',
    { source: { held: [3], refused: [] }, shown: { held: [1], refused: [] } },
    { verdict: 'hold', evidence: { list: 'held', of: 'source', positions: [3] } },
  ],
  [
    'of the held, as shown only',
    { source: none, shown: { held: [1], refused: [] } },
    { verdict: 'hold', evidence: { list: 'held', of: 'shown', positions: [1] } },
  ],
  [
    'of both',
    { source: { held: [3], refused: [9] }, shown: none },
    { ...refused, evidence: { list: 'refused', of: 'source', positions: [9] } },
  ],
  [
    'of both, the refused as shown only',
    { source: { held: [3], refused: [] }, shown: { held: [3], refused: [7] } },
    { ...refused, evidence: { list: 'refused', of: 'shown', positions: [7] } },
  ],
])('%s', (_what, hits, said) => {
  const finding = words.examine(submission, { ...facts, ...(hits && { words: hits }) }, settings);
  if (said === null) expect(finding).toBeNull();
  else expect(finding).toMatchObject({ check: 'words', ...said });
});
