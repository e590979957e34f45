import type { ClosingCase, ClosingCause } from './closing-facts.js';
import { closingOf, rulingAt, turnsOf } from './closing.rules.js';
import { instantOfLocal, localOf } from '../platform/local-time.rules.js';

const AHEAD = 30 * 86_400_000;

export type Effect = 'close' | 'reopen' | 'pause';

/** What would become of a thread. */
export interface Change {
  readonly effect: Effect;
  /** Null: it would be open again. */
  readonly because: ClosingCause | null;
  readonly at: Date;
}

/** What a draft would do to a thread: at once, and by itself in the 30 days after. */
export interface Preview {
  readonly now: Change | null;
  readonly next30Days: readonly Change[];
}

/** Compares a thread under the policies in force with the same thread under the draft; by the function that closes it. */
export function previewOf(current: ClosingCase, draft: ClosingCase, now: Date): Preview {
  const before = rulingAt(current, now)?.state ?? 'open';
  const after = closingOf({ ...draft, now });
  const end = new Date(now.getTime() + AHEAD);
  const changes: Change[] = [];
  const closing = after.state === 'closed' ? null : firstClosing(draft, now);
  if (closing !== null && closing.at <= end) changes.push(closing);
  if (after.reopensAt !== null && after.reopensAt <= end) {
    changes.push({ effect: 'reopen', because: null, at: after.reopensAt });
  }
  if (after.closesAt !== null && after.closesAt <= end) {
    const then = rulingAt(draft, after.closesAt);
    if (then?.state === 'paused')
      changes.push({ effect: 'pause', because: then.because, at: after.closesAt });
  }
  return {
    now: after.state === before ? null : { effect: EFFECT_OF[after.state], because: after.because, at: now },
    next30Days: changes,
  };
}

/** By the first kind that comes to rule, whatever goes before it later. */
function firstClosing(draft: ClosingCase, now: Date): Change | null {
  for (const at of turnsOf(draft, now)) {
    const ruling = rulingAt(draft, at);
    if (ruling?.state === 'closed') return { effect: 'close', because: ruling.because, at };
  }
  return null;
}

const EFFECT_OF = { closed: 'close', open: 'reopen', paused: 'pause' } as const;

/** What would happen by itself on one day of the site's calendar. */
export interface DayAhead extends Record<Effect, number> {
  /** Such as `2026-11-02`. */
  readonly date: string;
}

/** Counts changes by day: today, and every day that the 30 days after touch. */
export class DaysAhead {
  private readonly starts: readonly Date[];
  readonly days: readonly DayAhead[];

  constructor(now: Date, timeZone: string) {
    const dates = datesAhead(now, timeZone);
    this.starts = dates.map((date) => instantOfLocal(`${date}T00:00`, timeZone)!);
    this.days = dates.map((date) => ({ date, close: 0, reopen: 0, pause: 0 }));
  }

  add({ effect, at }: Change): void {
    this.days[this.starts.findLastIndex((start) => start <= at)]![effect] += 1;
  }
}

function datesAhead(now: Date, timeZone: string): string[] {
  const last = localOf(new Date(now.getTime() + AHEAD), timeZone).slice(0, 10);
  const dates = [localOf(now, timeZone).slice(0, 10)];
  while (dates.at(-1)! < last) {
    const next = new Date(`${dates.at(-1)!}T00:00:00Z`);
    next.setUTCDate(next.getUTCDate() + 1);
    dates.push(next.toISOString().slice(0, 10));
  }
  return dates;
}
