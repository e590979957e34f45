import { describe, expect, it } from '@jest/globals';
import {
  age,
  at,
  caseOf,
  closed,
  counted,
  ended,
  idle,
  limitOf,
  now,
  open,
  reopened,
} from '../../test/support/closing-cases.js';
import type { ClosingCase } from './closing-facts.js';
import { hardLimit, timedClosings } from './closing-kinds.rules.js';
import type { ClosingPolicy } from './closing-policy.rules.js';
import { closingOf } from './closing.rules.js';

const instant = (text: string): Date => new Date(text);
const dated = (site: ClosingPolicy, publishedAt: string, lastAt: string | null = null): ClosingCase => ({
  site,
  section: null,
  article: { policy: null, publishedAt: instant(publishedAt) },
  thread: {
    manual: null,
    closeAt: null,
    message: null,
    arrivals: { count: lastAt === null ? 0 : 1, lastAt: lastAt === null ? null : instant(lastAt) },
  },
  timeZone: 'Europe/Berlin',
  queueSince: { site: null, section: null, article: null },
});

describe('a day of a closing policy', () => {
  it.each([
    ['is 86,400 s', '2026-06-01T10:00:00.001Z', '2026-06-08T10:00:00.001Z'],
    ['is no longer when the clocks go back', '2026-10-24T10:00:00Z', '2026-10-31T10:00:00Z'],
    ['is no shorter when they go forward', '2026-03-28T10:00:00Z', '2026-04-04T10:00:00Z'],
    ['may be a leap day', '2028-02-26T10:00:00Z', '2028-03-04T10:00:00Z'],
  ])('%s', (_, from, to) => {
    const closesAt = instant(to);
    const age = timedClosings(dated({ closeAfterDays: 7 }, from));
    expect(age).toEqual([{ because: 'age', level: 'site', closesAt, limit: 7 }]);
    const inactivity = timedClosings(dated({ closeWhenIdleDays: 7 }, '2020-01-01T00:00:00Z', from));
    expect(inactivity).toEqual([{ because: 'inactivity', level: 'site', closesAt, limit: 7 }]);
    expect(hardLimit(dated({ maxOpenDays: 7 }, from))).toEqual({
      because: 'maxOpenDays',
      level: 'site',
      closesAt,
      limit: 7,
    });
  });

  it('beyond the years that can be written down closes never', () => {
    expect(timedClosings(dated({ closeAfterDays: 36_500 }, '9999-01-01T00:00:00Z'))).toEqual([]);
    expect(hardLimit(dated({ maxOpenDays: 36_500 }, '9999-01-01T00:00:00Z'))).toBeNull();
  });
});

describe('a kind of closing', () => {
  it.each<[string, Parameters<typeof caseOf>[0], object]>([
    ['the hard limit, to come', { site: { maxOpenDays: 30 } }, { ...open, closesAt: at(31) }],
    ['the hard limit, now', { site: { maxOpenDays: 19 } }, limitOf(at(20), 19)],
    [
      'the hard limit, the last millisecond',
      { site: { maxOpenDays: 19 }, publishedAt: at(1, 1) },
      { ...open, closesAt: at(20, 1) },
    ],
    ['the hard limit is off', { site: { maxOpenDays: 'off' } }, open],
    ['the hard limit: none without a date', { site: { maxOpenDays: 1 }, publishedAt: null }, open],
    [
      'the hard limit goes before a reopening without an end',
      { site: { maxOpenDays: 5 }, thread: { manual: reopened(at(10), null) } },
      limitOf(at(6), 5),
    ],
    [
      'the hard limit goes before a closing by hand, once it has come',
      { site: { maxOpenDays: 5 }, thread: { manual: closed(at(3)) } },
      limitOf(at(6), 5),
    ],
    [
      'the hard limit goes before "off" below it',
      { site: { maxOpenDays: 5 }, article: { closeAfterDays: 'off' } },
      limitOf(at(6), 5),
    ],
    [
      'the hard limit ends a reopening that would last longer',
      { site: { maxOpenDays: 21 }, thread: { manual: reopened(at(10), at(30)) } },
      { ...open, since: at(10), closesAt: at(22) },
    ],

    ['inactivity, to come', idle(9, at(12)), { ...open, closesAt: at(21) }],
    ['inactivity, the last millisecond', idle(8, at(12, 1)), { ...open, closesAt: at(20, 1) }],
    ['inactivity, the first instant', idle(8, at(12)), ended('inactivity', at(20), 8)],
    [
      'inactivity: since the publication, where nothing arrived',
      { site: { closeWhenIdleDays: 4 } },
      ended('inactivity', at(5), 4),
    ],
    [
      'inactivity: none without an arrival and a date',
      { site: { closeWhenIdleDays: 4 }, publishedAt: null },
      open,
    ],
    ['inactivity: off for the article', { ...idle(1, at(12)), article: { closeWhenIdleDays: 'off' } }, open],

    ['count: one below', counted(10, 9), open],
    ['count: reached, since the last arrival', counted(10, 10), ended('count', at(18), 10)],
    ['count: exceeded', counted(10, 12), ended('count', at(18), 10)],
    ['count: off for the section', { ...counted(10, 12), section: { closeAfterComments: 'off' } }, open],
    [
      'the earliest decides: count before age',
      { ...counted(10, 10), site: { closeAfterComments: 10, closeAfterDays: 18 } },
      ended('count', at(18), 10),
    ],
    [
      'reopened without an end, count too',
      {
        ...counted(10, 12),
        thread: { arrivals: { count: 12, lastAt: at(18) }, manual: reopened(at(19), null) },
      },
      { ...open, since: at(19) },
    ],

    // 20 January 2026, 01:00 in Berlin, is a Tuesday.
    [
      'hours: staffed',
      { site: { hours: { weekly: { tue: [['00:30', '02:00']] } } } },
      { ...open, closesAt: at(20, 3_600_000) },
    ],
    [
      'hours: not staffed yet',
      { section: { hours: { weekly: { tue: [['09:00', '18:00']] } } } },
      {
        state: 'paused',
        because: 'hours',
        level: 'section',
        reopensAt: at(20, 8 * 3_600_000),
        closesAt: null,
      },
    ],
    ['hours: off for the article', { site: { hours: { weekly: {} } }, article: { hours: 'off' } }, open],
    [
      'hours: never staffed',
      { site: { hours: { weekly: {} } } },
      { state: 'paused', because: 'hours', reopensAt: null },
    ],
    [
      'hours pause what was reopened, too',
      { site: { hours: { weekly: {} } }, thread: { manual: reopened(at(19), null) } },
      { state: 'paused', because: 'hours' },
    ],
    [
      'hours: what is closed is not paused',
      { site: { hours: { weekly: {} }, closeAfterDays: 3 } },
      age('site', at(4), 3),
    ],
    [
      'hours: closed for good before the desk is staffed again',
      {
        site: { hours: { weekly: { tue: [['09:00', '18:00']] } }, closeAt: at(20, 3_600_000).toISOString() },
      },
      { state: 'paused', because: 'hours', reopensAt: null },
    ],
  ])('%s', (_, difference, expected) => {
    expect(closingOf({ ...caseOf(difference), now })).toMatchObject(expected);
  });
});
