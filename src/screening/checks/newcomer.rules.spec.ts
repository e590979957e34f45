import { expect, it } from '@jest/globals';
import { newcomer } from './newcomer.rules.js';

const submission = { text: 'a', raw: 'a', author: { trusted: false } } as const;

it.each([
  ['after', true, false],
  ['before', true, false],
  ['newcomers', true, true],
  ['newcomers', false, false],
  ['newcomers', undefined, false],
] as const)('mode %s, newcomer %s: held %s', (mode, is, held) => {
  const facts = { sameText: false, links: 0, ...(is !== undefined && { newcomer: is }) };
  const finding = newcomer.examine(submission, facts, { linksBeforeHold: 2, mode });
  expect(finding).toEqual(held ? { check: 'newcomer', verdict: 'hold' } : null);
});
