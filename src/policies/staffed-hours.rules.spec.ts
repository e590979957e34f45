import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  isStaffed,
  nextTurnOfHours,
  readStaffedHours,
  WEEKDAYS,
  type StaffedHours,
} from './staffed-hours.rules.js';

const MINUTE = 60_000;
const at = (text: string): Date => new Date(text);
const everyDay = (from: string, until: string): StaffedHours => ({
  weekly: Object.fromEntries(WEEKDAYS.map((day) => [day, [[from, until] as const]])),
});

describe('isStaffed', () => {
  const hours: StaffedHours = {
    weekly: {
      mon: [
        ['09:00', '12:00'],
        ['13:00', '24:00'],
      ],
      tue: [['00:00', '02:00']],
    },
    dates: [
      { date: '2026-11-30', shifts: [['10:00', '11:00']] },
      { date: '2026-12-25', shifts: [] },
    ],
  };
  // 23 November 2026 is a Monday; Berlin is an hour ahead.
  it.each([
    ['before the first shift', '2026-11-23T07:59:59.999Z', false],
    ['as it begins', '2026-11-23T08:00:00Z', true],
    ['its last millisecond', '2026-11-23T10:59:59.999Z', true],
    ['as it ends', '2026-11-23T11:00:00Z', false],
    ['up to midnight', '2026-11-23T22:59:59.999Z', true],
    ['on from midnight', '2026-11-23T23:00:00Z', true],
    ['until two', '2026-11-24T01:00:00Z', false],
    ['a day without a shift', '2026-11-25T10:00:00Z', false],
    ['a date that differs', '2026-11-30T08:30:00Z', false],
    ['within its shift', '2026-11-30T09:30:00Z', true],
    ['a holiday', '2026-12-25T10:00:00Z', false],
  ])('%s', (_, instant, staffed) => {
    expect(isStaffed(hours, 'Europe/Berlin', at(instant))).toBe(staffed);
  });

  // Clocks go back on 25 October 2026, 03:00 to 02:00, and forward on 29 March 2026, 02:00 to 03:00.
  it.each([
    ['the first time that it is half past two', '2026-10-25T00:30:00Z', true],
    ['the second time', '2026-10-25T01:30:00Z', true],
    ['three', '2026-10-25T02:00:00Z', false],
    ['a minute before two is skipped', '2026-03-29T00:59:00Z', false],
    ['three, after the skipped hour', '2026-03-29T01:00:00Z', false],
  ])('by the clock on the wall: %s', (_, instant, staffed) => {
    expect(isStaffed(everyDay('02:00', '03:00'), 'Europe/Berlin', at(instant))).toBe(staffed);
  });
});

describe('nextTurnOfHours', () => {
  it.each([
    ['the end of a shift', everyDay('09:00', '18:00'), '2026-11-23T10:00:00Z', '2026-11-23T17:00:00.000Z'],
    ['the next morning', everyDay('09:00', '18:00'), '2026-11-23T17:00:00Z', '2026-11-24T08:00:00.000Z'],
    ['through midnight', everyDay('00:00', '24:00'), '2026-11-23T17:00:00Z', undefined],
    ['never staffed', { weekly: {} }, '2026-11-23T17:00:00Z', undefined],
    [
      'after the holidays',
      {
        ...everyDay('09:00', '18:00'),
        dates: [24, 25, 26].map((day) => ({ date: `2026-12-${day}`, shifts: [] })),
      },
      '2026-12-23T20:00:00Z',
      '2026-12-27T08:00:00.000Z',
    ],
    [
      'the day the clocks go back',
      everyDay('09:00', '18:00'),
      '2026-10-24T20:00:00Z',
      '2026-10-25T08:00:00.000Z',
    ],
    [
      'the day they go forward',
      everyDay('09:00', '18:00'),
      '2026-03-28T20:00:00Z',
      '2026-03-29T07:00:00.000Z',
    ],
    [
      'a shift that is skipped',
      everyDay('02:15', '02:45'),
      '2026-03-28T12:00:00Z',
      '2026-03-30T00:15:00.000Z',
    ],
    [
      'what a change of the clocks begins',
      everyDay('02:30', '09:00'),
      '2026-03-28T12:00:00Z',
      '2026-03-29T01:00:00.000Z',
    ],
    [
      'a shift that comes twice',
      everyDay('02:00', '03:00'),
      '2026-10-25T00:30:00Z',
      '2026-10-25T02:00:00.000Z',
    ],
  ] as [string, StaffedHours, string, string | undefined][])('%s', (_, hours, now, turn) => {
    expect(nextTurnOfHours(hours, 'Europe/Berlin', at(now))?.toISOString()).toBe(turn);
  });

  it('answers anew for another instant and another zone', () => {
    const hours = everyDay('09:00', '18:00');
    const asked = (instant: string, zone: string) => nextTurnOfHours(hours, zone, at(instant))?.toISOString();
    expect(asked('2026-11-23T10:00:00Z', 'Europe/Berlin')).toBe('2026-11-23T17:00:00.000Z');
    expect(asked('2026-11-23T16:59:59.999Z', 'Europe/Berlin')).toBe('2026-11-23T17:00:00.000Z');
    expect(asked('2026-11-23T17:00:00Z', 'Europe/Berlin')).toBe('2026-11-24T08:00:00.000Z');
    expect(asked('2026-11-23T07:00:00Z', 'Europe/Berlin')).toBe('2026-11-23T08:00:00.000Z');
    expect(asked('2026-11-23T10:00:00Z', 'UTC')).toBe('2026-11-23T18:00:00.000Z');
  });

  it('is the first minute at which the answer is another', () => {
    const time = fc
      .integer({ min: 0, max: 95 })
      .map(
        (quarter) =>
          `${String(Math.floor(quarter / 4)).padStart(2, '0')}:${String((quarter % 4) * 15).padStart(2, '0')}`,
      );
    const shifts = fc.tuple(time, time).map(([one, other]) => (one < other ? [[one, other] as const] : []));
    const weekly = fc.record(Object.fromEntries(WEEKDAYS.map((day) => [day, shifts])));
    const zone = fc.constantFrom(
      'Europe/Berlin',
      'America/New_York',
      'Australia/Lord_Howe',
      'America/Asuncion',
      'UTC',
    );
    // Around the days on which some clock somewhere is changed.
    const start = fc.constantFrom(
      '2026-03-07',
      '2026-03-28',
      '2026-04-04',
      '2026-10-03',
      '2026-10-24',
      '2026-10-31',
    );
    fc.assert(
      fc.property(weekly, zone, start, fc.integer({ min: 0, max: 1440 }), (week, timeZone, day, minute) => {
        const hours = { weekly: week };
        const from = Date.parse(day) + minute * MINUTE;
        const now = isStaffed(hours, timeZone, new Date(from));
        let turn = from + MINUTE;
        while (turn < from + 3 * 1440 * MINUTE && isStaffed(hours, timeZone, new Date(turn)) === now)
          turn += MINUTE;
        if (turn < from + 3 * 1440 * MINUTE)
          expect(nextTurnOfHours(hours, timeZone, new Date(from))?.getTime()).toBe(turn);
      }),
      { numRuns: 60 },
    );
  });
});

describe('readStaffedHours', () => {
  it.each([
    ['nothing', null],
    ['a list', []],
    ['no weekly hours', { dates: [] }],
    ['another member', { weekly: {}, zone: 'UTC' }],
    ['another day', { weekly: { monday: [] } }],
    ['a shift of one time', { weekly: { mon: [['09:00']] } }],
    ['a time that is none', { weekly: { mon: [['09:00', '25:00']] } }],
    ['seconds', { weekly: { mon: [['09:00:00', '10:00:00']] } }],
    ['a shift through midnight', { weekly: { mon: [['22:00', '02:00']] } }],
    ['an empty shift', { weekly: { mon: [['09:00', '09:00']] } }],
    [
      'shifts that overlap',
      {
        weekly: {
          mon: [
            ['09:00', '12:00'],
            ['11:00', '13:00'],
          ],
        },
      },
    ],
    [
      'too many shifts',
      { weekly: { mon: Array.from({ length: 7 }, (_, nth) => [`0${nth}:00`, `0${nth}:30`]) } },
    ],
    ['a date that is none', { weekly: {}, dates: [{ date: '2026-02-30', shifts: [] }] }],
    ['a date without shifts', { weekly: {}, dates: [{ date: '2026-02-28' }] }],
    ['a date twice', { weekly: {}, dates: [1, 2].map(() => ({ date: '2026-02-28', shifts: [] })) }],
  ])('refuses %s', (_, value) => {
    expect(readStaffedHours(value)).toBeUndefined();
  });

  it('keeps a leap day, and leaves an empty list of dates out', () => {
    const dates = [{ date: '2028-02-29', shifts: [['09:00', '12:00']] }];
    expect(readStaffedHours({ weekly: {}, dates })).toEqual({ weekly: {}, dates });
    expect(readStaffedHours({ weekly: {}, dates: [] })).toEqual({ weekly: {} });
  });
});
