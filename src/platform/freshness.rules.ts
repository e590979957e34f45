/** Milliseconds; instants here are of `performance.now()`. */
const SILENCE = 2_000;
/** A hint can be lost with the instance that owes it: so old, a copy is compared with its thread whatever was heard. */
const COMPARED_EVERY = 10_000;

/** Fresh: as good as a new one. Unsure: it may be, and the database can tell. Stale: another is there. */
export type Standing = 'fresh' | 'unsure' | 'stale';

/** Since when, and until when, nothing of other instances was missed. */
interface Heard {
  readonly since: number;
  readonly until: number;
}

/** @param hintedAt of the last hint that concerns the copy */
export function standingOf(
  copy: { readonly asOf: number; readonly endsAt: number },
  { now, hintedAt, heard }: { now: number; hintedAt: number; heard: Heard },
): Standing {
  if (now >= copy.endsAt || hintedAt >= copy.asOf) return 'stale';
  const hasHeardAll = copy.asOf >= heard.since && now - heard.until < SILENCE;
  return hasHeardAll && now - copy.asOf < COMPARED_EVERY ? 'fresh' : 'unsure';
}
