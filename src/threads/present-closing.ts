import type { ExplainedClosing } from './read-closing.js';

/** A thread's state as the API tells it: instants are RFC 3339 in UTC, absent ones are left out. */
export function presentClosing(closing: ExplainedClosing): object {
  const { state, because, since, closesAt, reopensAt, level, message, explanation, accepts } = closing;
  return {
    state,
    because,
    ...(since && { since: since.toISOString() }),
    ...(closesAt && { closesAt: closesAt.toISOString() }),
    ...(reopensAt && { reopensAt: reopensAt.toISOString() }),
    level,
    message,
    ...(explanation && { explanation }),
    accepts,
  };
}
