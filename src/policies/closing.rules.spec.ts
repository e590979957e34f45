import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { ClosingPolicy } from './closing-policy.rules.js';
import { closingOf, type ClosingCase, type ManualState, type ThreadFacts } from './closing.rules.js';

const DAY = 86_400_000;
const at = (day: number, milliseconds = 0): Date => new Date(Date.UTC(2026, 0, day) + milliseconds);
const now = at(20);

const untouched: ThreadFacts = { manual: null, closeAt: null, message: null };
const plain: ClosingCase = {
  site: null,
  section: null,
  article: { policy: null, publishedAt: at(1) },
  thread: untouched,
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
  return { site, section, article: { policy: article, publishedAt }, thread: { ...untouched, ...thread } };
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
  ])('accepts, when %s', (_, difference, accepts) => {
    expect(closingOf({ ...caseOf(difference), now }).accepts).toEqual(accepts);
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
  const settings = { closeAt, closeAfterDays: days, message: fc.constantFrom('one', 'two') };
  const policy: fc.Arbitrary<ClosingPolicy> = fc.record(settings, { requiredKeys: [] });
  const sitePolicy: fc.Arbitrary<ClosingPolicy> = fc.record(
    { ...settings, switch: fc.constantFrom('on' as const, 'off' as const) },
    { requiredKeys: [] },
  );
  const manual: fc.Arbitrary<ManualState> = fc.oneof(
    instant.map(closed),
    fc.tuple(instant, orNull(instant)).map(([since, until]) => reopened(since, until)),
  );
  const thread = fc.record({ manual: orNull(manual), closeAt: orNull(instant), message: fc.constant(null) });
  const article = fc.record({ policy: orNull(policy), publishedAt: orNull(instant) });
  const someCase = fc.record({ site: orNull(sitePolicy), section: orNull(policy), article, thread });

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
        // The last millisecond before was open, or the hand that held it closed or open is not known any more.
        expect(closingOf({ ...facts, now: new Date(since.getTime() - 1) }).state).toBe('open');
      }),
      { numRuns: 1000 },
    );
  });

  it('no policy of any level ends a closing by hand or a reopening without an end', () => {
    const withoutSwitch = fc.record({ site: orNull(policy), section: orNull(policy), article });
    fc.assert(
      fc.property(withoutSwitch, thread, instant, instant, (facts, { closeAt: own }, since, moment) => {
        const byHand = { ...facts, thread: { manual: closed(since), closeAt: own, message: null } };
        expect(closingOf({ ...byHand, now: moment })).toMatchObject({
          state: 'closed',
          because: 'manual',
          since,
        });
        const unlimited = {
          ...facts,
          thread: { manual: reopened(since, null), closeAt: own, message: null },
        };
        expect(closingOf({ ...unlimited, now: moment })).toMatchObject({ state: 'open', closesAt: null });
      }),
    );
  });

  it('the nearest level wins, by kind: what stands above a set value changes nothing', () => {
    fc.assert(
      fc.property(someCase, policy, instant, (facts, nearer, moment) => {
        const complete = { closeAt: 'off', closeAfterDays: 'off' as const, message: 'near', ...nearer };
        const thread = { ...facts.thread, closeAt: null };
        const under = { ...facts, thread, article: { ...facts.article, policy: complete } };
        const alone = { ...under, site: facts.site?.switch === 'off' ? facts.site : null, section: null };
        expect(closingOf({ ...under, now: moment })).toEqual(closingOf({ ...alone, now: moment }));
      }),
    );
  });
});
