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

import { closingOf } from './closing.rules.js';

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
  ])('%s', (_, difference, expected) => {
    expect(closingOf({ ...caseOf(difference), now })).toMatchObject(expected);
  });

  it('does not take a stored text that is no instant for open', () => {
    expect(() => closingOf({ ...caseOf({ site: { closeAt: 'soon' } }), now })).toThrow('closeAt');
  });
});
