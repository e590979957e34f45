import { expect, it } from '@jest/globals';
import { flood } from './flood.rules.js';

const submission = { text: 'a', raw: 'a', author: { trusted: false } } as const;
const settings = { linksBeforeHold: 2, mode: 'after' } as const;
const facts = { sameText: false, links: 0 };

it('lets pass who waited', () => {
  expect(flood.examine(submission, facts, settings)).toBeNull();
});

it.each(['person', 'address'] as const)('refuses a %s that posts too fast, and says for how long', (of) => {
  expect(flood.examine(submission, { ...facts, tooFast: { of, wait: 7 } }, settings)).toMatchObject({
    check: 'flood',
    verdict: 'refuse',
    reason: of,
    evidence: { wait: 7 },
    refusal: { status: 429, code: 'too_fast', headers: { 'retry-after': '7' } },
  });
});
