import { tzOffset } from '@date-fns/tz';
import { instantOf } from './rfc3339.js';

const MINUTE = 60_000;
const DAY = 86_400_000;
const LOCAL = /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d{1,3})?)?$/;

/** An instant as the field `datetime-local` takes it: what a clock on the wall shows then. */
export function localOf(instant: Date, timeZone: string): string {
  const wall = new Date(instant.getTime() + offsetAt(instant.getTime(), timeZone)).toISOString();
  return wall.slice(0, -1).replace(/(:00)?\.000$/, '');
}

/**
 * The instant at which the wall's clock shows what such a field holds; null where that is no time. As with staffed
 * hours: of a time that comes twice it is the first, and one that the clocks skip comes when they are changed.
 */
export function instantOfLocal(text: string, timeZone: string): Date | null {
  const typed = text.trim();
  if (!LOCAL.test(typed)) return null;
  const wall = instantOf(`${typed.length === 16 ? `${typed}:00` : typed}Z`)?.getTime();
  if (wall === undefined) return null;
  const candidates = [wall - DAY, wall + DAY].map((around) => wall - offsetAt(around, timeZone));
  const [first] = candidates
    .filter((instant) => instant + offsetAt(instant, timeZone) === wall)
    .sort((one, other) => one - other);
  return new Date(first ?? clockChange(Math.min(...candidates), Math.max(...candidates), timeZone));
}

/** The instant between two at which the offset changes. */
function clockChange(before: number, after: number, timeZone: string): number {
  const old = offsetAt(before, timeZone);
  let [from, until] = [before, after];
  while (until - from > 1) {
    const middle = Math.floor((from + until) / 2);
    if (offsetAt(middle, timeZone) === old) from = middle;
    else until = middle;
  }
  return until;
}

const offsetAt = (instant: number, timeZone: string): number =>
  tzOffset(timeZone, new Date(instant)) * MINUTE;
