import { ancestorsOf } from '../threads/placement.rules.js';
import type { BelowChange, CountChange } from '../threads/counters.js';
import type { Status } from './comment-status.rules.js';

/** One comment's way from a status to the next; from null when it arrives. */
export interface Movement {
  readonly placement: Buffer;
  readonly depth: number;
  readonly from: Status | null;
  readonly to: Status;
  /** An accepted post. Imports take a position too, and are no arrival. */
  readonly arrives: boolean;
}

const visible = (status: Status | null): number => (status === 'published' ? 1 : 0);

/** What a list of movements in one thread does to its stored counts; `below` by the ancestor's placement in hex. */
export function countChanges(
  threadId: string,
  movements: readonly Movement[],
  numbers: number,
): { counts: CountChange; below: Map<string, BelowChange> } {
  const counts = { threadId, published: 0, topLevel: 0, numbers, positions: 0, arrivals: 0 };
  const below = new Map<string, BelowChange>();
  for (const { placement, depth, from, to, arrives } of movements) {
    if (from === null) counts.positions += 1;
    if (arrives) counts.arrivals += 1;
    const change = visible(to) - visible(from);
    if (change === 0) continue;
    counts.published += change;
    if (depth === 0) counts.topLevel += change;
    for (const ancestor of ancestorsOf(placement)) {
      const key = ancestor.toString('hex');
      below.set(key, { threadId, placement: ancestor, visible: (below.get(key)?.visible ?? 0) + change });
    }
  }
  return { counts, below };
}
