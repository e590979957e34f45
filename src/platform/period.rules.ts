import { instantOfLocal } from './local-time.rules.js';
import { instantOf } from './rfc3339.js';

/** From an instant until before another; null: without bound. */
export interface Period {
  readonly from: Date | null;
  readonly until: Date | null;
}

const DATE = /^\d{4}-\d\d-\d\d$/;

/** Whether a text is an instant with its offset, or a date that exists. */
export const isMoment = (text: unknown): text is string =>
  typeof text === 'string' && instantOf(DATE.test(text) ? `${text}T00:00:00Z` : text) !== null;

/** What two moments bound. A date is all of its day by the site's clock: `to` a date ends with that day. */
export function periodOf(
  { from, to }: { from?: string | null; to?: string | null },
  timeZone: string,
): Period {
  return {
    from: from ? startOf(from, timeZone) : null,
    until: to ? (DATE.test(to) ? startOf(dayAfter(to), timeZone) : instantOf(to)) : null,
  };
}

/** The first instant of a date, or the instant itself. */
const startOf = (moment: string, timeZone: string): Date | null =>
  DATE.test(moment) ? instantOfLocal(`${moment}T00:00`, timeZone) : instantOf(moment);

function dayAfter(date: string): string {
  const next = new Date(`${date}T00:00:00Z`);
  next.setUTCDate(next.getUTCDate() + 1);
  return next.toISOString().slice(0, 10);
}
