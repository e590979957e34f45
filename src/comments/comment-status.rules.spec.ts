import { describe, expect, it } from '@jest/globals';
import {
  isEditable,
  mayBegin,
  mayEditTo,
  mayUndoTo,
  nextStatus,
  statusAfterEdit,
  STATUSES,
  type AcceptedVerdict,
  type Beginning,
  type Cause,
  type Status,
} from './comment-status.rules.js';

const no = null;

// One row a cause, one column a status, so that a missing cell is seen.
const table: [Cause, Record<Status, Status | null>][] = [
  [
    'approve',
    { held: 'published', published: 'published', rejected: 'published', spam: 'published', withdrawn: no },
  ],
  [
    'reject',
    { held: 'rejected', published: 'rejected', rejected: 'rejected', spam: 'rejected', withdrawn: no },
  ],
  ['spam', { held: 'spam', published: 'spam', rejected: 'spam', spam: 'spam', withdrawn: no }],
  ['restore', { held: no, published: no, rejected: 'published', spam: 'published', withdrawn: no }],
  ['withdraw', { held: 'withdrawn', published: 'withdrawn', rejected: no, spam: no, withdrawn: no }],
  ['reported', { held: no, published: 'held', rejected: no, spam: no, withdrawn: no }],
  ['closing', { held: 'rejected', published: no, rejected: no, spam: no, withdrawn: no }],
  ['undo', { held: no, published: no, rejected: no, spam: no, withdrawn: no }],
  ['edit', { held: no, published: no, rejected: no, spam: no, withdrawn: no }],
  ['posting', { held: no, published: no, rejected: no, spam: no, withdrawn: no }],
  ['import', { held: no, published: no, rejected: no, spam: no, withdrawn: no }],
];

describe('nextStatus', () => {
  const cells = table.flatMap(([cause, row]) => STATUSES.map((from) => ({ cause, from, to: row[from] })));
  it.each(cells)('$cause: $from -> $to', ({ cause, from, to }) => {
    expect(nextStatus(from, cause)).toBe(to);
  });
});

describe('taking a decision back', () => {
  const back: [Status, Status[]][] = [
    ['held', []],
    ['published', ['held', 'published', 'rejected', 'spam']],
    ['rejected', ['held', 'published', 'rejected', 'spam']],
    ['spam', ['held', 'published', 'rejected', 'spam']],
    ['withdrawn', []],
  ];
  it.each(back)('%s -> %j and nothing else', (from, allowed) => {
    expect(STATUSES.filter((status) => mayUndoTo(from, status))).toEqual(allowed);
  });
});

describe('mayBegin', () => {
  const beginnings: [Beginning, Status[]][] = [
    ['posting', ['held', 'published', 'spam']],
    ['import', ['held', 'published', 'rejected', 'spam']],
  ];
  it.each(beginnings)('%s: %j and nothing else', (cause, allowed) => {
    expect(STATUSES.filter((status) => mayBegin(cause, status))).toEqual(allowed);
  });
});

describe('an edit', () => {
  const edits: [Status, AcceptedVerdict, 'screening' | 'reports', Status | null][] = [
    ['published', 'publish', 'screening', 'published'],
    ['published', 'hold', 'screening', 'held'],
    ['published', 'spam', 'screening', 'spam'],
    // Reported, and not yet enough to hide it.
    ['published', 'publish', 'reports', 'published'],
    ['published', 'hold', 'reports', 'held'],
    ['held', 'publish', 'screening', 'published'],
    ['held', 'hold', 'screening', 'held'],
    ['held', 'spam', 'screening', 'spam'],
    ['held', 'publish', 'reports', 'held'],
    ['held', 'hold', 'reports', 'held'],
    ['held', 'spam', 'reports', 'held'],
    ['spam', 'publish', 'screening', 'spam'],
    ['spam', 'hold', 'screening', 'spam'],
    ['spam', 'spam', 'screening', 'spam'],
    ['rejected', 'publish', 'screening', no],
    ['withdrawn', 'publish', 'screening', no],
  ];
  it.each(edits)('%s, screened "%s", held by %s: %s', (from, verdict, by, to) => {
    expect(statusAfterEdit(from, verdict, by)).toBe(to);
    expect(isEditable(from)).toBe(to !== null);
    if (to !== null) expect(mayEditTo(from, to)).toBe(true);
  });

  it('leads nowhere else', () => {
    const ways = STATUSES.flatMap((from) =>
      STATUSES.filter((to) => mayEditTo(from, to)).map((to) => `${from} ${to}`),
    );
    expect(ways.sort()).toEqual(
      [...new Set(edits.filter(([, , , to]) => to).map(([f, , , t]) => `${f} ${t}`))].sort(),
    );
  });
});
