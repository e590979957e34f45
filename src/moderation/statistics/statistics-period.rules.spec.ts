import { describe, expect, it } from '@jest/globals';
import { statisticsPeriod } from './statistics-period.rules.js';

const NOW = new Date('2026-11-24T12:00:00Z');
const at = (text: string | null): Date | null => (text === null ? null : new Date(text));

describe('the period of statistics', () => {
  it.each([
    ['nothing named', null, null, '2026-10-25T12:00:00.000Z', '2026-11-24T12:00:00.000Z'],
    ['a beginning', '2026-11-01T00:00:00Z', null, '2026-11-01T00:00:00.000Z', '2026-11-24T12:00:00.000Z'],
    ['an end', null, '2026-03-01T00:00:00Z', '2026-01-30T00:00:00.000Z', '2026-03-01T00:00:00.000Z'],
    [
      'a leap year',
      '2024-01-01T00:00:00Z',
      '2025-01-01T00:00:00Z',
      '2024-01-01T00:00:00.000Z',
      '2025-01-01T00:00:00.000Z',
    ],
  ])('with %s', (_what, from, until, begins, ends) => {
    const period = statisticsPeriod({ from: at(from), until: at(until) }, NOW);
    expect([period?.from.toISOString(), period?.until.toISOString()]).toEqual([begins, ends]);
  });

  it.each([
    ['ends when it begins', '2026-11-01T00:00:00Z', '2026-11-01T00:00:00Z'],
    ['ends before it begins', '2026-11-02T00:00:00Z', '2026-11-01T00:00:00Z'],
    ['begins later than now', '2027-01-01T00:00:00Z', null],
    ['is longer than a leap year', '2024-01-01T00:00:00Z', '2025-01-02T00:00:00Z'],
  ])('is none where it %s', (_what, from, until) => {
    expect(statisticsPeriod({ from: at(from), until: at(until) }, NOW)).toBeNull();
  });
});
