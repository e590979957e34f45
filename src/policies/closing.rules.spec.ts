import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { ClosingPolicy } from './closing-policy.rules.js';
import type { ClosingCase, ManualState, ThreadFacts } from './closing-facts.js';
import { closingOf } from './closing.rules.js';
import { WEEKDAYS, type StaffedHours } from './staffed-hours.rules.js';

const DAY = 86_400_000;
const at = (day: number, milliseconds = 0): Date => new Date(Date.UTC(2026, 0, day) + milliseconds);
const now = at(20);

const untouched: ThreadFacts = {
  manual: null,
  closeAt: null,
  message: null,
  arrivals: { count: 0, lastAt: null },
};
const plain: ClosingCase = {
  site: null,
  section: null,
  article: { policy: null, publishedAt: at(1) },
  thread: untouched,
  timeZone: 'Europe/Berlin',
};

const closed = (since: Date): ManualState => ({ state: 'closed', since, until: null });
const reopened = (since: Date, until: Date | null): ManualState => ({ state: 'open', since, until });

/** A case that differs from the plain one in what is named. */
function caseOf(
  difference: {
    site?: ClosingPolicy;
    section?: ClosingPolicy;
    article?: ClosingPolicy;
    publishedAt?: Date | null;
    thread?: Partial<ThreadFacts>;
  } = {},
): ClosingCase {
  const { site = null, section = null, article = null, publishedAt = at(1), thread } = difference;
  return {
    ...plain,
    site,
    section,
    article: { policy: article, publishedAt },
    thread: { ...untouched, ...thread },
  };
}

const open = { state: 'open', because: null, since: null, closesAt: null, level: null, limit: null };
const age = (level: string, since: Date, limit: number) => ({
  state: 'closed',
  because: 'age',
  level,
  since,
  closesAt: null,
  limit,
});
const scheduledBy = (level: string, since: Date) => ({
  state: 'closed',
  because: 'scheduled',
  level,
  since,
  closesAt: null,
  limit: null,
});

const ended = (because: string, since: Date, limit: number) => ({
  ...{ state: 'closed', because, level: 'site', closesAt: null },
  ...{ since, limit },
});
const limitOf = (since: Date, limit: number) => ended('maxOpenDays', since, limit);
const idle = (days: number, lastAt: Date): Parameters<typeof caseOf>[0] => ({
  site: { closeWhenIdleDays: days },
  thread: { arrivals: { count: 1, lastAt } },
});
const likesAfter = (days: number): Parameters<typeof caseOf>[0] => ({
  site: { likesCloseAfterDays: days },
  thread: { manual: closed(at(19)) },
});
const counted = (limit: number, count: number): Parameters<typeof caseOf>[0] => ({
  site: { closeAfterComments: limit },
  thread: { arrivals: { count, lastAt: at(18) } },
});

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

  it('answers every member', () => {
    expect(closingOf({ ...plain, now })).toEqual({
      ...open,
      reopensAt: null,
      message: '',
      accepts: { comments: true, replies: true, edits: true, likes: true, reports: true },
    });
  });

  it.each<[string, Parameters<typeof caseOf>[0], object]>([
    [
      'closed',
      { thread: { manual: closed(at(19)) } },
      { comments: false, replies: false, edits: true, likes: true, reports: true },
    ],
    [
      'closed by age',
      { site: { closeAfterDays: 1 } },
      { comments: false, replies: false, edits: true, likes: true, reports: true },
    ],
    [
      'the site is off',
      { site: { switch: 'off' } },
      { comments: false, replies: false, edits: false, likes: false, reports: true },
    ],
    ['closed, and the days of likes are over', likesAfter(1), { edits: true, likes: false, reports: true }],
    ['closed, and a day of likes is left', likesAfter(2), { likes: true }],
    [
      'closed at an unknown instant',
      { site: { likesCloseAfterDays: 9 }, thread: { manual: { state: 'closed', since: null, until: null } } },
      { likes: false },
    ],
    ['paused', { site: { likesCloseAfterDays: 0, hours: { weekly: {} } } }, { comments: false, likes: true }],
  ])('accepts, when %s', (_, difference, accepts) => {
    expect(closingOf({ ...caseOf(difference), now }).accepts).toMatchObject(accepts);
  });

  const levels = {
    site: { message: 'of the site' },
    section: { message: 'of the section' },
    article: { message: 'of the article' },
  };
  it.each<[string, Parameters<typeof caseOf>[0], string]>([
    ['the default', { thread: { manual: closed(at(19)) } }, 'Comments are closed.'],
    [
      "the thread's, closed by hand",
      { ...levels, thread: { manual: closed(at(19)), message: 'of the thread' } },
      'of the thread',
    ],
    [
      "the thread's, scheduled",
      { ...levels, thread: { closeAt: at(6), message: 'of the thread' } },
      'of the thread',
    ],
    [
      "not the thread's, where a level above decides",
      { ...levels, section: { ...levels.section, closeAfterDays: 1 }, thread: { message: 'of the thread' } },
      'of the article',
    ],
    ["the article's", { ...levels, thread: { manual: closed(at(19)) } }, 'of the article'],
    ["the section's", { ...levels, article: {}, thread: { manual: closed(at(19)) } }, 'of the section'],
    ["the site's", { site: { ...levels.site, switch: 'off' } }, 'of the site'],
    ['none while open', levels, ''],
  ])('message: %s', (_, difference, message) => {
    expect(closingOf({ ...caseOf(difference), now }).message).toBe(message);
  });

  it('does not take a stored text that is no instant for open', () => {
    expect(() => closingOf({ ...caseOf({ site: { closeAt: 'soon' } }), now })).toThrow('closeAt');
  });
});

describe('closingOf, always', () => {
  const instant = fc.integer({ min: -5, max: 60 * 4 }).map((quarters) => at(1, (quarters * DAY) / 4));
  const orNull = <Value>(value: fc.Arbitrary<Value>): fc.Arbitrary<Value | null> =>
    fc.option(value, { freq: 2 });
  const days = fc.oneof(fc.constant('off' as const), fc.integer({ min: 1, max: 40 }));
  const closeAt = fc.oneof(
    fc.constant('off'),
    instant.map((date) => date.toISOString()),
  );
  const shift = fc
    .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 1, max: 24 }))
    .filter(([from, until]) => from < until)
    .map(
      ([from, until]) =>
        [`${String(from).padStart(2, '0')}:00`, `${String(until).padStart(2, '0')}:00`] as const,
    );
  const hours: fc.Arbitrary<StaffedHours | 'off'> = fc.oneof(
    fc.constant('off' as const),
    fc.record({
      weekly: fc.record(Object.fromEntries(WEEKDAYS.map((day) => [day, shift.map((one) => [one])])), {
        requiredKeys: [],
      }),
    }),
  );
  const settings = {
    closeAt,
    closeAfterDays: days,
    closeWhenIdleDays: days,
    closeAfterComments: days,
    hours,
    message: fc.constantFrom('one', 'two'),
  };
  const policy: fc.Arbitrary<ClosingPolicy> = fc.record(settings, { requiredKeys: [] });
  const sitePolicy: fc.Arbitrary<ClosingPolicy> = fc.record(
    { ...settings, maxOpenDays: days, switch: fc.constantFrom('on' as const, 'off' as const) },
    { requiredKeys: [] },
  );
  const manual: fc.Arbitrary<ManualState> = fc.oneof(
    instant.map(closed),
    fc.tuple(instant, orNull(instant)).map(([since, until]) => reopened(since, until)),
  );
  const arrivals = fc
    .record({ count: fc.integer({ min: 0, max: 30 }), lastAt: instant })
    .map(({ count, lastAt }) => ({ count, lastAt: count === 0 ? null : lastAt }));
  const thread = fc.record({
    manual: orNull(manual),
    closeAt: orNull(instant),
    message: fc.constant(null),
    arrivals,
  });
  const article = fc.record({ policy: orNull(policy), publishedAt: orNull(instant) });
  const timeZone = fc.constantFrom('UTC', 'Europe/Berlin', 'America/St_Johns', 'Australia/Lord_Howe');
  const someCase = fc.record({
    site: orNull(sitePolicy),
    section: orNull(policy),
    article,
    thread,
    timeZone,
  });

  it('the state that closesAt foresees is the state then, and not before', () => {
    fc.assert(
      fc.property(someCase, instant, (facts, moment) => {
        const { state, closesAt } = closingOf({ ...facts, now: moment });
        if (state !== 'open' || closesAt === null) return;
        expect(closesAt > moment).toBe(true);
        expect(closingOf({ ...facts, now: closesAt }).state).not.toBe('open');
        expect(closingOf({ ...facts, now: new Date(closesAt.getTime() - 1) }).state).toBe('open');
      }),
      { numRuns: 1000 },
    );
  });

  it('the end of a pause that reopensAt foresees is open then, and not before', () => {
    fc.assert(
      fc.property(someCase, instant, (facts, moment) => {
        const { state, reopensAt } = closingOf({ ...facts, now: moment });
        if (reopensAt === null) return;
        expect(state).toBe('paused');
        expect(reopensAt > moment).toBe(true);
        expect(closingOf({ ...facts, now: reopensAt }).state).toBe('open');
        expect(closingOf({ ...facts, now: new Date(reopensAt.getTime() - 1) }).state).not.toBe('open');
      }),
      { numRuns: 1000 },
    );
  });

  it('nothing below the site exceeds its hard limit', () => {
    fc.assert(
      fc.property(someCase, instant, (facts, moment) => {
        const {
          site,
          article: { publishedAt },
        } = facts;
        if (publishedAt === null || typeof site?.maxOpenDays !== 'number') return;
        if (moment.getTime() < publishedAt.getTime() + site.maxOpenDays * DAY) return;
        expect(closingOf({ ...facts, now: moment }).state).toBe('closed');
      }),
      { numRuns: 1000 },
    );
  });

  it('what is open and foresees nothing stays open', () => {
    fc.assert(
      fc.property(someCase, instant, instant, (facts, one, other) => {
        const [moment, later] = one < other ? [one, other] : [other, one];
        const { state, closesAt } = closingOf({ ...facts, now: moment });
        if (state !== 'open' || closesAt !== null) return;
        expect(closingOf({ ...facts, now: later }).state).toBe('open');
      }),
      { numRuns: 1000 },
    );
  });

  it('what a kind closed since an instant was closed from then on', () => {
    fc.assert(
      fc.property(someCase, instant, (facts, moment) => {
        const { state, since, because } = closingOf({ ...facts, now: moment });
        if (state !== 'closed' || since === null || because === 'manual') return;
        expect(closingOf({ ...facts, now: since })).toMatchObject({ state: 'closed', because });
        // What is closed already, or paused, may come under the hard limit.
        const before = closingOf({ ...facts, now: new Date(since.getTime() - 1) });
        expect(before).not.toMatchObject({ state: 'closed', because });
        if (because !== 'maxOpenDays') expect(before.state).not.toBe('closed');
      }),
      { numRuns: 1000 },
    );
  });

  it('no policy of any level ends a closing by hand or a reopening without an end', () => {
    const withoutLimits = fc.record({
      site: orNull(policy),
      section: orNull(policy),
      article,
      thread,
      timeZone,
    });
    fc.assert(
      fc.property(withoutLimits, instant, instant, (facts, since, moment) => {
        const byHand = { ...facts, thread: { ...facts.thread, manual: closed(since) } };
        expect(closingOf({ ...byHand, now: moment })).toMatchObject({
          state: 'closed',
          because: 'manual',
          since,
        });
        const unlimited = { ...facts, thread: { ...facts.thread, manual: reopened(since, null) } };
        expect(closingOf({ ...unlimited, now: moment }).state).not.toBe('closed');
      }),
    );
  });

  it('the nearest level wins, by kind: what stands above a set value changes nothing', () => {
    fc.assert(
      fc.property(someCase, policy, instant, (facts, nearer, moment) => {
        const off = 'off' as const;
        const complete = {
          ...{
            closeAt: off,
            closeAfterDays: off,
            closeWhenIdleDays: off,
            closeAfterComments: off,
            hours: off,
          },
          ...{ message: 'near', ...nearer },
        };
        const thread = { ...facts.thread, closeAt: null };
        const under = { ...facts, thread, article: { ...facts.article, policy: complete } };
        const { switch: toggle = 'on', maxOpenDays = off } = facts.site ?? {};
        const alone = { ...under, site: { switch: toggle, maxOpenDays }, section: null };
        expect(closingOf({ ...under, now: moment })).toEqual(closingOf({ ...alone, now: moment }));
      }),
    );
  });
});
