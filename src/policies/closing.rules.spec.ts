import { describe, expect, it } from '@jest/globals';
import {
  age,
  at,
  caseOf,
  closed,
  now,
  open,
  reopened,
  scheduledBy,
} from '../../test/support/closing-cases.js';

import { closingOf, nextTurn, turnsByArrival } from './closing.rules.js';

const queue = { pauseAbove: 5, resumeBelow: 2 };

describe('closingOf', () => {
  it.each<[string, Parameters<typeof caseOf>[0], object]>([
    ['nothing set', {}, open],
    ['the switch is on', { site: { switch: 'on' } }, open],

    [
      'the site is off',
      { site: { switch: 'off' } },
      { state: 'closed', because: 'site', level: 'site', since: null },
    ],
    [
      'the site is off: nothing overrides it',
      { site: { switch: 'off' }, thread: { manual: reopened(at(19), null) } },
      { because: 'site' },
    ],
    [
      'the site is off: it goes before a closing by hand',
      { site: { switch: 'off' }, thread: { manual: closed(at(19)) } },
      { because: 'site' },
    ],

    [
      'closed by hand',
      { thread: { manual: closed(at(19)) } },
      { state: 'closed', because: 'manual', level: 'thread', since: at(19), closesAt: null },
    ],
    [
      'closed by hand goes before age',
      { site: { closeAfterDays: 1 }, thread: { manual: closed(at(19)) } },
      { because: 'manual', since: at(19) },
    ],
    [
      'closed by hand goes before "off"',
      { article: { closeAfterDays: 'off' }, thread: { manual: closed(at(19)) } },
      { because: 'manual' },
    ],

    ['age, to come', { site: { closeAfterDays: 30 } }, { ...open, closesAt: at(31) }],
    [
      'age, the last millisecond',
      { site: { closeAfterDays: 19 }, publishedAt: at(1, 1) },
      { ...open, closesAt: at(20, 1) },
    ],
    ['age, the first instant', { site: { closeAfterDays: 19 } }, age('site', at(20), 19)],
    ['age, long ago', { site: { closeAfterDays: 14 } }, age('site', at(15), 14)],
    [
      "age: the section's days",
      { site: { closeAfterDays: 14 }, section: { closeAfterDays: 7 } },
      age('section', at(8), 7),
    ],
    [
      "age: the article's days",
      { section: { closeAfterDays: 7 }, article: { closeAfterDays: 2 } },
      age('article', at(3), 2),
    ],
    [
      'age: the article is longer open than its section',
      { section: { closeAfterDays: 7 }, article: { closeAfterDays: 25 } },
      { ...open, closesAt: at(26) },
    ],
    ['age: off for the article', { site: { closeAfterDays: 14 }, article: { closeAfterDays: 'off' } }, open],
    ['age: off for the section', { site: { closeAfterDays: 14 }, section: { closeAfterDays: 'off' } }, open],
    [
      'age: re-dated, counted from the new date',
      { site: { closeAfterDays: 14 }, publishedAt: at(8) },
      { ...open, closesAt: at(22) },
    ],
    [
      'age: re-dated into the past, closed since then',
      { site: { closeAfterDays: 14 }, publishedAt: at(2) },
      age('site', at(16), 14),
    ],
    ['age: none without a date', { site: { closeAfterDays: 1 }, publishedAt: null }, open],
    [
      'age: of an article to come',
      { site: { closeAfterDays: 1 }, publishedAt: at(25) },
      { ...open, closesAt: at(26) },
    ],

    ['scheduled, to come', { article: { closeAt: at(25).toISOString() } }, { ...open, closesAt: at(25) }],
    ['scheduled, now', { article: { closeAt: now.toISOString() } }, scheduledBy('article', now)],
    ['scheduled for the site', { site: { closeAt: at(5).toISOString() } }, scheduledBy('site', at(5))],
    [
      'scheduled: the nearest level',
      { site: { closeAt: at(5).toISOString() }, section: { closeAt: at(25).toISOString() } },
      { ...open, closesAt: at(25) },
    ],
    [
      'scheduled: off for the section',
      { site: { closeAt: at(5).toISOString() }, section: { closeAt: 'off' } },
      open,
    ],
    ['scheduled for the thread', { thread: { closeAt: at(6) } }, scheduledBy('thread', at(6))],
    [
      "scheduled for the thread goes before the article's",
      { article: { closeAt: at(5).toISOString() }, thread: { closeAt: at(25) } },
      { ...open, closesAt: at(25) },
    ],
    [
      'scheduled needs no date of publication',
      { publishedAt: null, thread: { closeAt: at(6) } },
      scheduledBy('thread', at(6)),
    ],

    [
      'the earliest decides: age',
      { site: { closeAfterDays: 3 }, thread: { closeAt: at(6) } },
      age('site', at(4), 3),
    ],
    [
      'the earliest decides: scheduled',
      { site: { closeAfterDays: 9 }, thread: { closeAt: at(6) } },
      scheduledBy('thread', at(6)),
    ],
    [
      'the earliest decides, to come',
      { site: { closeAfterDays: 24 }, thread: { closeAt: at(26) } },
      { ...open, closesAt: at(25) },
    ],
    [
      'at one instant: scheduled',
      { site: { closeAfterDays: 5 }, thread: { closeAt: at(6) } },
      scheduledBy('thread', at(6)),
    ],
    [
      'each kind by itself: off for one is not off for the other',
      { site: { closeAfterDays: 3 }, article: { closeAt: 'off' } },
      age('site', at(4), 3),
    ],

    [
      'reopened without an end',
      { site: { closeAfterDays: 3 }, thread: { manual: reopened(at(10), null) } },
      { ...open, since: at(10) },
    ],
    [
      'reopened without an end, scheduled too',
      { site: { closeAt: at(25).toISOString() }, thread: { manual: reopened(at(10), null) } },
      { ...open, since: at(10) },
    ],
    [
      'reopened for a time: closed again at its end',
      { site: { closeAfterDays: 3 }, thread: { manual: reopened(at(10), at(22)) } },
      { ...open, since: at(10), closesAt: at(22) },
    ],
    [
      'reopened for a time: the rules close later than its end',
      { site: { closeAfterDays: 30 }, thread: { manual: reopened(at(10), at(22)) } },
      { ...open, since: at(10), closesAt: at(31) },
    ],
    [
      'reopened for a time, then its policy is tightened: the reopening holds, and ends as it would have',
      {
        section: { closeAfterDays: 1, closeAt: at(11).toISOString() },
        thread: { manual: reopened(at(10), at(22)) },
      },
      { ...open, since: at(10), closesAt: at(22) },
    ],
    [
      'reopened without an end, then its policy is tightened: but for the hard limit it holds',
      { site: { closeAfterDays: 1, maxOpenDays: 30 }, thread: { manual: reopened(at(10), null) } },
      { ...open, since: at(10), closesAt: at(31) },
    ],
    [
      'reopened for a time: nothing closes then',
      { thread: { manual: reopened(at(10), at(22)) } },
      { ...open, since: at(10) },
    ],
    [
      'a reopening ended: the rules apply, since its end',
      { site: { closeAfterDays: 3 }, thread: { manual: reopened(at(10), at(15)) } },
      { ...age('site', at(15), 3), limit: null },
    ],
    [
      'a reopening ended at this instant',
      { site: { closeAfterDays: 3 }, thread: { manual: reopened(at(10), now) } },
      { ...age('site', now, 3), limit: null },
    ],
    [
      'a reopening ended before the rules closed',
      { site: { closeAfterDays: 17 }, thread: { manual: reopened(at(10), at(15)) } },
      age('site', at(18), 17),
    ],
    ['a reopening ended, and nothing closes', { thread: { manual: reopened(at(10), at(15)) } }, open],
    [
      'a reopening ended by the scheduled closing of its thread',
      { thread: { manual: reopened(at(10), at(15)), closeAt: at(15) } },
      scheduledBy('thread', at(15)),
    ],

    [
      'too much waits at the site',
      { site: { queue }, queueSince: { site: at(19) } },
      { state: 'paused', because: 'queue', level: 'site', since: at(19), closesAt: null, reopensAt: null },
    ],
    ['nothing waits', { site: { queue } }, open],
    [
      'what waits in a section with limits of its own',
      { section: { queue }, queueSince: { site: at(19) } },
      open,
    ],
    [
      'too much waits in a section with limits of its own',
      { site: { queue }, section: { queue }, queueSince: { section: at(18) } },
      { state: 'paused', because: 'queue', level: 'section', since: at(18) },
    ],
    [
      'the queue is off for the article',
      { site: { queue }, article: { queue: 'off' }, queueSince: { site: at(19) } },
      open,
    ],
    ['limits that are gone', { queueSince: { site: at(19) } }, open],
    [
      'a reopening does not shorten the queue',
      { site: { queue }, queueSince: { site: at(19) }, thread: { manual: reopened(at(10), null) } },
      { state: 'paused', because: 'queue' },
    ],
    [
      'closed goes before paused',
      { site: { queue, closeAfterDays: 3 }, queueSince: { site: at(19) } },
      { because: 'age' },
    ],
    [
      'the desk is away and the queue is long: the desk is told, and its return opens nothing',
      { site: { queue, hours: { weekly: { wed: [['09:00', '18:00']] } } }, queueSince: { site: at(19) } },
      { state: 'paused', because: 'hours', reopensAt: null },
    ],
  ])('%s', (_, difference, expected) => {
    expect(closingOf({ ...caseOf(difference), now })).toMatchObject(expected);
  });

  it('does not take a stored text that is no instant for open', () => {
    expect(() => closingOf({ ...caseOf({ site: { closeAt: 'soon' } }), now })).toThrow('closeAt');
  });
});

describe('nextTurn', () => {
  it.each<[string, Parameters<typeof caseOf>[0], Date | null]>([
    ['nothing set', {}, null],
    ['the earliest of what closes', { site: { closeAfterDays: 30, maxOpenDays: 25 } }, at(26)],
    ['what has closed turns no more', { site: { closeAfterDays: 3 } }, null],
    ['the hard limit, beneath a closing', { site: { closeAfterDays: 3, maxOpenDays: 25 } }, at(26)],
    ['the end of a reopening', { thread: { manual: reopened(at(10), at(22)) } }, at(22)],
    ['pauses are none', { site: { hours: { weekly: {} } } }, null],
    ['an instant that has come is none', { thread: { closeAt: now } }, null],
  ])('%s', (_, difference, turn) => {
    expect(nextTurn(caseOf(difference), now)).toEqual(turn);
  });
});

describe('turnsByArrival', () => {
  const arrived = (count: number) => ({ arrivals: { count, lastAt: count === 0 ? null : at(18) } });
  it.each<[string, Parameters<typeof caseOf>[0], boolean]>([
    ['nothing set', {}, false],
    ['the last one that is taken', { site: { closeAfterComments: 3 }, thread: arrived(2) }, true],
    ['one before the last', { site: { closeAfterComments: 3 }, thread: arrived(1) }, false],
    [
      'one that is let in although the thread had fallen silent',
      { site: { closeWhenIdleDays: 1, maxOpenDays: 365 }, thread: arrived(1) },
      true,
    ],
    [
      'the first in a thread without a date, long before its schedule',
      { site: { closeWhenIdleDays: 3, closeAt: at(300).toISOString() }, publishedAt: null },
      true,
    ],
    ['in a thread that is closed already', { site: { closeAfterComments: 3 }, thread: arrived(3) }, false],
    ['the first in a thread without a date', { site: { closeWhenIdleDays: 3 }, publishedAt: null }, true],
    ['the second in one', { site: { closeWhenIdleDays: 3 }, publishedAt: null, thread: arrived(1) }, false],
    [
      'in a thread that is reopened against its count',
      { site: { closeAfterComments: 3 }, thread: { ...arrived(2), manual: reopened(at(10), null) } },
      false,
    ],
  ])('%s', (_, difference, turns) => {
    expect(turnsByArrival(caseOf(difference), now)).toBe(turns);
  });
});
