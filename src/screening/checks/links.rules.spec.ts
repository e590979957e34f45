import { expect, it } from '@jest/globals';
import { links } from './links.rules.js';

const submission = { text: 'a', raw: 'a', author: { trusted: false } } as const;

it.each([
  [0, 2, 'pass'],
  [2, 2, 'pass'],
  [3, 2, 'hold'],
  [0, 0, 'pass'],
  [1, 0, 'hold'],
  [50, 50, 'pass'],
  [51, 50, 'hold'],
] as const)('%d links where %d pass: %s', (count, limit, verdict) => {
  const settings = { linksBeforeHold: limit, mode: 'after' } as const;
  expect(links.examine(submission, { sameText: false, links: count }, settings)).toEqual({
    check: 'links',
    verdict,
    evidence: { links: count, limit },
  });
});

it('off lets every number pass', () => {
  const settings = { linksBeforeHold: 'off', mode: 'after' } as const;
  expect(links.examine(submission, { sameText: false, links: 99 }, settings)).toBeNull();
});
