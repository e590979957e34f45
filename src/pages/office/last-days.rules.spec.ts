import { expect, it } from '@jest/globals';
import { lastDays } from './last-days.rules.js';

it.each([
  ['2026-11-02', 1, ['2026-11-02']],
  ['2026-11-02', 3, ['2026-10-31', '2026-11-01', '2026-11-02']],
  ['2028-03-01', 2, ['2028-02-29', '2028-03-01']],
])('%s and before, %i in all', (last, count, dates) => {
  expect(lastDays(last, count)).toEqual(dates);
});
