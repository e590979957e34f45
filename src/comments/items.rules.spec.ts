import { describe, expect, it } from '@jest/globals';
import type { Finding } from '../screening/finding.js';
import { itemOf } from './items.rules.js';

const trace: Finding[] = [
  { check: 'sameText', verdict: 'pass' },
  { check: 'links', verdict: 'hold', evidence: { links: 3 } },
  { check: 'mode', verdict: 'hold' },
];

describe('the item that a new comment leaves', () => {
  it('held: in the held queue, with every check that held it', () => {
    expect(itemOf('held', 'guest', trace)).toEqual({
      item: { queue: 'held', reasons: [{ reason: 'links', evidence: { links: 3 } }, { reason: 'mode' }] },
    });
  });

  it('published: unreviewed, unless staff wrote it', () => {
    expect(itemOf('published', 'guest', [])).toEqual({
      item: { queue: 'unreviewed', reasons: [{ reason: 'unreviewed' }] },
    });
    expect(itemOf('published', 'staff', [])).toEqual({});
  });

  it.each(['rejected', 'withdrawn'] as const)('%s: none', (status) => {
    expect(itemOf(status, 'guest', trace)).toEqual({});
  });
});
