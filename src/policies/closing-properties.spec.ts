import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { at, closed, DAY, reopened } from '../../test/support/closing-cases.js';
import type { ManualState } from './closing-facts.js';
import type { ClosingPolicy } from './closing-policy.rules.js';
import { closingOf } from './closing.rules.js';
import { WEEKDAYS, type StaffedHours } from './staffed-hours.rules.js';

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
    queue: fc.constantFrom('off' as const, { pauseAbove: 2, resumeBelow: 1 }),
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
  const since = orNull(instant);
  const queueSince = fc.record({ site: since, section: since, article: since });
  const someCase = fc.record({
    site: orNull(sitePolicy),
    section: orNull(policy),
    article,
    thread,
    timeZone,
    queueSince,
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
      queueSince,
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
            queue: off,
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
