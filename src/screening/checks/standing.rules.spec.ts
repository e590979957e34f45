import { expect, it } from '@jest/globals';
import { standing } from './standing.rules.js';

const settings = { linksBeforeHold: 2, mode: 'after' } as const;

it.each([
  [false, null],
  [true, { check: 'standing', verdict: 'trust', reason: 'staff' }],
] as const)('trusted: %s', (trusted, finding) => {
  const submission = { text: 'a', raw: 'a', author: { trusted } };
  expect(standing.examine(submission, { sameText: false, links: 0 }, settings)).toEqual(finding);
});
