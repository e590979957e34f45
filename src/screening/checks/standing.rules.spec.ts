import { expect, it } from '@jest/globals';
import { standing } from './standing.rules.js';

const settings = { linksBeforeHold: 2, mode: 'after' } as const;

it.each([
  ['guest', null],
  ['reader', null],
  ['article-author', null],
  ['staff', { check: 'standing', verdict: 'trust', reason: 'staff' }],
] as const)('the standing of %s', (kind, finding) => {
  const submission = { text: 'a', raw: 'a', author: { kind } };
  expect(standing.examine(submission, { sameText: false, links: 0 }, settings)).toEqual(finding);
});
