import type { ClosingCase, ClosingCause } from './closing-facts.js';
import { closingOf, rulingAt } from './closing.rules.js';

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
  const later = rulingAt(draft, end);
  const changes: Change[] = [];
  if (after.state !== 'closed' && later?.state === 'closed') {
    changes.push({ effect: 'close', because: later.because, at: later.since ?? end });
  }
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

const EFFECT_OF = { closed: 'close', open: 'reopen', paused: 'pause' } as const;
