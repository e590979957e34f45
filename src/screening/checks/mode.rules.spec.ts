import { expect, it } from '@jest/globals';
import { mode } from './mode.rules.js';

const submission = { text: 'a', raw: 'a', author: { kind: 'guest' } } as const;

it.each([
  ['after', undefined, false],
  ['after', true, false],
  ['before', undefined, true],
  ['before', false, true],
  ['newcomers', true, true],
  ['newcomers', false, false],
  ['newcomers', undefined, false],
] as const)('mode %s, newcomer %s: held %s', (moderationMode, newcomer, held) => {
  const facts = { sameText: false, links: 0, ...(newcomer !== undefined && { newcomer }) };
  const finding = mode.examine(submission, facts, { linksBeforeHold: 2, moderationMode });
  expect(finding).toEqual(held ? { check: 'mode', verdict: 'hold', reason: moderationMode } : null);
});
