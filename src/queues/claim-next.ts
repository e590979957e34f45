import type { Tx } from '../platform/database/database.js';
import { queuesHint } from '../sites/site-hints.js';
import { byOrder, claimOf, CLAIM_ROW, LEASE, type Claim, type ClaimRow } from './claims.js';
import { Bound, rangesOf, type ItemFilter } from './filter-items.js';
import type { Queue } from './items.js';

export interface ClaimOrder {
  readonly filter: ItemFilter;
  readonly queue: Queue;
  readonly count: number;
  readonly by: string;
  /** In which sections what they wrote is left to others; null: everywhere. */
  readonly ownLeftIn: readonly string[] | null;
  readonly now: Date;
}

/** Claims the next items of a queue, in its order; fewer than asked for where there are no more, or others are taking them. */
export async function claimNext(tx: Tx, order: ClaimOrder): Promise<Claim[]> {
  const bound = new Bound();
  const { from, where } = rangesOf(order.filter, bound.put(order.queue), bound);
  const [now, by, count] = [bound.put(order.now), bound.put(order.by), bound.put(order.count)];
  const own =
    order.ownLeftIn === null
      ? ''
      : ` AND coalesce(i.section_id = ANY (${bound.put(order.ownLeftIn)}), false)`;
  // What somebody else is taking at this instant is left to them.
  const free = `(i.claimed_until IS NULL OR i.claimed_until <= ${now})
    AND NOT (i.author_id IS NOT DISTINCT FROM ${by}${own})
    ORDER BY i.priority, i.opened_at, i.id LIMIT ${count} FOR NO KEY UPDATE SKIP LOCKED`;
  // Materialized: planned as a join, a limited choice could be made more than once.
  const rows = await tx.query<ClaimRow>(
    `WITH next AS MATERIALIZED (
       SELECT first.id FROM ${from}
       CROSS JOIN LATERAL (SELECT i.id, i.priority, i.opened_at FROM items i WHERE ${where} AND ${free}) first
       ORDER BY first.priority, first.opened_at, first.id LIMIT ${count}
     )
     UPDATE items i SET claim_id = gen_random_uuid(), claimed_by = ${by},
       claimed_until = ${now}::timestamptz + ${bound.put(LEASE)} * interval '1 second'
     FROM next WHERE i.id = next.id RETURNING ${CLAIM_ROW}`,
    bound.values,
  );
  if (rows.length > 0) tx.hint(queuesHint(order.filter.siteId));
  return rows.map(claimOf).sort(byOrder);
}
