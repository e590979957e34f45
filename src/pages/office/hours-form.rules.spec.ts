import { expect, it } from '@jest/globals';
import { hoursOf, hoursToBlame, textsOf } from './hours-form.rules.js';

it.each([
  [{ tue: '09:00-12:00', mon: 'late' }, 'mon'],
  [{ sun: '12:00-09:00' }, 'sun'],
  [{ mon: '09:00-12:00', dates: 'Christmas' }, 'dates'],
  [{ mon: ' ', dates: '' }, 'mon'],
])('the field to correct in %j', (texts, field) => {
  expect(hoursToBlame(texts)).toBe(field);
});

it('reads what it writes', () => {
  const hours = {
    weekly: { mon: [['00:00', '24:00']], sun: [['09:00', '12:00']] },
    dates: [{ date: '2026-12-25', shifts: [] }],
  } as const;
  expect(hoursOf(textsOf(hours))).toEqual(hours);
});
