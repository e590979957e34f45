import { describe, expect, it } from '@jest/globals';
import { instantOf } from './rfc3339.js';

describe('instantOf', () => {
  it.each([
    ['UTC', '2026-11-02T10:00:00Z', '2026-11-02T10:00:00.000Z'],
    ['small letters', '2026-11-02t10:00:00z', '2026-11-02T10:00:00.000Z'],
    ['an offset', '2026-11-02T10:00:00+05:30', '2026-11-02T04:30:00.000Z'],
    ['an offset over midnight', '2026-01-01T00:30:00+01:00', '2025-12-31T23:30:00.000Z'],
    ['microseconds', '2026-11-02T10:00:00.123987Z', '2026-11-02T10:00:00.123Z'],
    ['a leap day', '2028-02-29T00:00:00Z', '2028-02-29T00:00:00.000Z'],
    ['an archive', '0050-05-05T00:00:00Z', '0050-05-05T00:00:00.000Z'],
  ])('reads %s', (_, text, instant) => {
    expect(instantOf(text)?.toISOString()).toBe(instant);
  });

  it.each([
    ['nothing', ''],
    ['a day alone', '2026-11-02'],
    ['no offset', '2026-11-02T10:00:00'],
    ['no seconds', '2026-11-02T10:00Z'],
    ['30 February', '2026-02-30T00:00:00Z'],
    ['29 February of a common year', '2026-02-29T00:00:00Z'],
    ['month 13', '2026-13-01T00:00:00Z'],
    ['hour 24', '2026-11-02T24:00:00Z'],
    ['a leap second', '2026-12-31T23:59:60Z'],
    ['a long year', '+275760-09-13T00:00:00Z'],
    ['year 0', '0000-01-01T00:00:00Z'],
    ['a year pushed over the end', '9999-12-31T23:59:59-01:00'],
    ['words', 'tomorrow'],
    ['a line end', '2026-11-02T10:00:00Z\n'],
  ])('refuses %s', (_, text) => {
    expect(instantOf(text)).toBeNull();
  });
});
