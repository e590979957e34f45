import type { Period } from '../../platform/period.rules.js';

export const MOST_DAYS = 366;
const USUAL_DAYS = 30;
const DAY = 86_400_000;
/** A day on which the clocks go back is one hour longer. */
const HOUR = 3_600_000;

interface BoundedPeriod {
  readonly from: Date;
  readonly until: Date;
}

/** What is counted where a bound is not named: until now, thirty days. Null: it ends before it begins, or is too long. */
export function statisticsPeriod({ from, until }: Period, now: Date): BoundedPeriod | null {
  const end = until ?? now;
  const begin = from ?? new Date(end.getTime() - USUAL_DAYS * DAY);
  const length = end.getTime() - begin.getTime();
  return length > 0 && length <= MOST_DAYS * DAY + HOUR ? { from: begin, until: end } : null;
}
