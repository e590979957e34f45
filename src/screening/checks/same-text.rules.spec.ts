import { expect, it } from '@jest/globals';
import { sameText } from './same-text.rules.js';

const submission = { text: 'a', raw: 'a', author: { trusted: false } } as const;
const settings = { linksBeforeHold: 2, mode: 'after' } as const;

it('a new text passes', () => {
  expect(sameText.examine(submission, { sameText: false, links: 0 }, settings)).toBeNull();
});

it('the same text again is refused with 409', () => {
  expect(sameText.examine(submission, { sameText: true, links: 0 }, settings)).toMatchObject({
    check: 'sameText',
    verdict: 'refuse',
    refusal: { status: 409, code: 'same_text' },
  });
});
