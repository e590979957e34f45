import { expect, it } from '@jest/globals';
import { mode } from './mode.rules.js';

const submission = { text: 'a', raw: 'a', author: { trusted: false } } as const;

it.each([
  ['after', false],
  ['newcomers', false],
  ['before', true],
] as const)('mode %s: held %s', (inForce, held) => {
  const finding = mode.examine(
    submission,
    { sameText: false, links: 0, newcomer: true },
    { linksBeforeHold: 2, mode: inForce },
  );
  expect(finding).toEqual(held ? { check: 'mode', verdict: 'hold', reason: inForce } : null);
});
