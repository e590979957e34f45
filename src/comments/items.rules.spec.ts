import { describe, expect, it } from '@jest/globals';
import type { Finding } from '../screening/finding.js';
import { itemAfterEdit, itemAfterReport, itemOf, priorityOf } from './items.rules.js';

const trace: Finding[] = [
  { check: 'sameText', verdict: 'pass' },
  { check: 'links', verdict: 'hold', evidence: { links: 3 } },
  { check: 'mode', verdict: 'hold' },
];

describe('the item that a new comment leaves', () => {
  it('held: in the held queue, with every check that held it', () => {
    expect(itemOf('held', false, trace)).toEqual({
      item: { queue: 'held', reasons: [{ reason: 'links', evidence: { links: 3 } }, { reason: 'mode' }] },
    });
  });

  it('published: unreviewed, unless who would review it wrote it', () => {
    expect(itemOf('published', false, [])).toEqual({
      item: { queue: 'unreviewed', reasons: [{ reason: 'unreviewed' }] },
    });
    expect(itemOf('published', true, [])).toEqual({});
  });

  it.each(['rejected', 'withdrawn'] as const)('%s: none', (status) => {
    expect(itemOf(status, false, trace)).toEqual({});
  });
});

describe('the item that an edited comment leaves', () => {
  const links = { reason: 'links', evidence: { links: 3 } };
  const openedAt = new Date('2026-11-01T12:00:00.000Z');
  const held = { queue: 'held', reasons: [links, { reason: 'mode' }] } as const;
  const unreviewed = { queue: 'unreviewed', reasons: [{ reason: 'unreviewed' }] } as const;
  const reported = { queue: 'reported', reasons: [{ reason: 'reported' }] } as const;
  const spam = { queue: 'spam', reasons: [{ reason: 'words' }] } as const;
  const waiting = <T extends object>(item: T): T & { openedAt: Date } => ({ ...item, openedAt });

  it.each([
    ['published again after a decision: unreviewed', 'published', 'published', [], null, unreviewed],
    ['held now', 'published', 'held', trace, waiting(unreviewed), held],
    ['come free', 'held', 'published', [], waiting(held), unreviewed],
    [
      'unreviewed still: where it stood',
      'published',
      'published',
      [],
      waiting(unreviewed),
      waiting(unreviewed),
    ],
    [
      'still held, for what holds it now, where it stood',
      'held',
      'held',
      trace,
      waiting({ ...held, reasons: [] }),
      waiting(held),
    ],
    ['reported, and held so', 'held', 'held', [], waiting(reported), waiting(reported)],
    ['reported, and visible', 'published', 'published', [], waiting(reported), waiting(reported)],
    [
      'reported, and held by screening too',
      'held',
      'held',
      trace,
      waiting(reported),
      waiting({ queue: 'reported', reasons: [{ reason: 'reported' }, links, { reason: 'mode' }] }),
    ],
    ['spam that waits', 'spam', 'spam', [], waiting(spam), waiting(spam)],
    ['spam that was decided', 'spam', 'spam', [], null, undefined],
  ] as const)('%s', (_what, from, to, found, open, item) => {
    expect(itemAfterEdit({ from, to }, false, found, open)).toEqual(item === undefined ? {} : { item });
  });
});

describe('the priority of an item', () => {
  const reported = (evidence: object) => ({ reason: 'reported', evidence });

  it.each([
    [1, 'reported by many', [reported({ weight: 3 })]],
    [1, 'reported as illegal, by one', [reported({ weight: 1, reasons: { illegal: 1 } })]],
    [1, 'a notice, beside others', [{ reason: 'links' }, { reason: 'notice' }]],
    [2, 'reported by few', [reported({ weight: 2, reasons: { abuse: 2, illegal: 0 } })]],
    [2, 'reported, without evidence', [{ reason: 'reported' }]],
    [2, 'held', [{ reason: 'links', evidence: { links: 3 } }]],
    [2, 'held, from an import', [{ reason: 'import' }, { reason: 'links' }]],
    [2, 'without a reason', []],
    [3, 'unreviewed', [{ reason: 'unreviewed' }]],
    [3, 'from an import', [{ reason: 'import' }]],
  ])('%d: %s', (priority, _what, reasons) => {
    expect(priorityOf(reasons)).toBe(priority);
  });
});

describe('the item of a reported comment', () => {
  const told = { reason: 'reported', evidence: { reports: 1 } };
  const again = { reason: 'reported', evidence: { reports: 2 } };
  const openedAt = new Date('2026-11-02T09:00:00Z');
  it.each([
    ['without one before', null, { queue: 'reported', reasons: [again] }],
    [
      'unreviewed before: it waits from now on',
      { queue: 'unreviewed', reasons: [{ reason: 'unreviewed' }], openedAt },
      { queue: 'reported', reasons: [{ reason: 'unreviewed' }, again] },
    ],
    [
      'reported before: it keeps its place',
      { queue: 'reported', reasons: [told], openedAt },
      { queue: 'reported', reasons: [again], openedAt },
    ],
    [
      'with a notice, which comes first',
      { queue: 'notices', reasons: [{ reason: 'notice' }], openedAt },
      { queue: 'notices', reasons: [{ reason: 'notice' }, again], openedAt },
    ],
  ] as const)('%s', (_what, open, item) => {
    expect(itemAfterReport(open, again)).toEqual(item);
  });
});
