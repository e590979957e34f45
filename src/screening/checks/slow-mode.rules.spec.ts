import { expect, it } from '@jest/globals';
import { slowMode } from './slow-mode.rules.js';

const submission = { text: 'a', raw: 'a', author: { trusted: false } } as const;
const settings = { linksBeforeHold: 2, mode: 'after' } as const;
const facts = { sameText: false, links: 0 };

it('lets pass who waited', () => {
  expect(slowMode.examine(submission, facts, settings)).toBeNull();
});

it('refuses the next comment before its time, and says for how long', () => {
  const tooSoon = { seconds: 60, wait: 42 };
  expect(slowMode.examine(submission, { ...facts, tooSoon }, settings)).toMatchObject({
    check: 'slowMode',
    verdict: 'refuse',
    evidence: tooSoon,
    refusal: { status: 429, code: 'slow_mode', headers: { 'retry-after': '42' } },
  });
});
