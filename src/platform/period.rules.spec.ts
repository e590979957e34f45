import { describe, expect, it } from '@jest/globals';
import { isMoment, periodOf } from './period.rules.js';

describe('a moment', () => {
  it.each<[unknown, boolean]>([
    ['2026-11-02', true],
    ['2024-02-29', true],
    ['2026-11-02T18:00:00+01:00', true],
    ['2026-02-30', false],
    ['2026-13-01', false],
    ['2026-11-02T18:00:00', false],
    ['yesterday', false],
    ['', false],
    [20261102, false],
  ])('%p: %s', (text, is) => expect(isMoment(text)).toBe(is));
});

describe('a period', () => {
  it.each([
    ['UTC', '2026-11-02', '2026-11-02', '2026-11-02T00:00:00.000Z', '2026-11-03T00:00:00.000Z'],
    ['Europe/Berlin', '2026-11-02', '2026-11-30', '2026-11-01T23:00:00.000Z', '2026-11-30T23:00:00.000Z'],
    // A day of 25 hours, and one of 23.
    ['Europe/Berlin', '2026-10-25', '2026-10-25', '2026-10-24T22:00:00.000Z', '2026-10-25T23:00:00.000Z'],
    ['Europe/Berlin', '2026-03-29', '2026-03-29', '2026-03-28T23:00:00.000Z', '2026-03-29T22:00:00.000Z'],
    // Its clocks went from midnight to one o'clock.
    ['America/Sao_Paulo', '2018-11-04', '2018-11-04', '2018-11-04T03:00:00.000Z', '2018-11-05T02:00:00.000Z'],
    ['Pacific/Auckland', '2026-12-31', '2026-12-31', '2026-12-30T11:00:00.000Z', '2026-12-31T11:00:00.000Z'],
    [
      'Europe/Berlin',
      '2026-11-02T08:00:00+01:00',
      '2026-11-02T09:00:00Z',
      '2026-11-02T07:00:00.000Z',
      '2026-11-02T09:00:00.000Z',
    ],
  ])('in %s from %s to %s', (timeZone, from, to, first, end) => {
    const { from: begins, until } = periodOf({ from, to }, timeZone);
    expect([begins?.toISOString(), until?.toISOString()]).toEqual([first, end]);
  });

  it('has no bound that is not named', () => {
    expect(periodOf({ from: null }, 'UTC')).toEqual({ from: null, until: null });
  });
});
