import { expect, it } from '@jest/globals';
import { policy } from './policy.rules.js';

const submission = { text: 'a', raw: 'a', author: { trusted: false } } as const;
const settings = { linksBeforeHold: 2, mode: 'after' } as const;
const facts = { sameText: false, links: 0 };

it.each([
  ['not looked up', undefined, false],
  ['accepted', { version: 2, accepted: true }, false],
  ['not accepted', { version: 2, accepted: false }, true],
])('%s', (_what, known, refused) => {
  const finding = policy.examine(submission, { ...facts, ...(known && { policy: known }) }, settings);
  if (!refused) expect(finding).toBeNull();
  else
    expect(finding).toMatchObject({
      check: 'policy',
      verdict: 'refuse',
      evidence: { version: 2 },
      refusal: {
        status: 422,
        code: 'policy_not_accepted',
        members: { policy: { version: 2, url: '/policy' } },
      },
    });
});
