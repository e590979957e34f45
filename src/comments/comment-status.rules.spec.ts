import { describe, expect, it } from '@jest/globals';
import {
  mayBegin,
  nextStatus,
  STATUSES,
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
  ['posting', { held: no, published: no, rejected: no, spam: no, withdrawn: no }],
  ['import', { held: no, published: no, rejected: no, spam: no, withdrawn: no }],
];

describe('nextStatus', () => {
  const cells = table.flatMap(([cause, row]) => STATUSES.map((from) => ({ cause, from, to: row[from] })));
  it.each(cells)('$cause: $from -> $to', ({ cause, from, to }) => {
    expect(nextStatus(from, cause)).toBe(to);
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
