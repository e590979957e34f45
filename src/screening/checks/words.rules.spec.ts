import { expect, it } from '@jest/globals';
import { words } from './words.rules.js';

const submission = { text: 'a', raw: 'a', author: { kind: 'guest' } } as const;
const settings = { linksBeforeHold: 2, mode: 'after' } as const;
const facts = { sameText: false, links: 0 };

it.each([
  ['not looked up', undefined, null],
  ['none', { held: [], refused: [] }, null],
  [
    'of the held',
    { held: [3], refused: [] },
    { verdict: 'hold', evidence: { list: 'held', positions: [3] } },
  ],
  [
    'of both',
    { held: [3], refused: [9] },
    {
      verdict: 'refuse',
      evidence: { list: 'refused', positions: [9] },
      refusal: { status: 422, code: 'words_refused' },
    },
  ],
])('%s', (_what, hits, said) => {
  const finding = words.examine(submission, { ...facts, ...(hits && { words: hits }) }, settings);
  if (said === null) expect(finding).toBeNull();
  else expect(finding).toMatchObject({ check: 'words', ...said });
});
