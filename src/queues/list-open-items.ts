import type { Reader } from '../platform/database/database.js';
import { Bound, rangesOf, type ItemFilter } from './filter-items.js';
import type { ItemReason, Priority, Queue } from './items.js';

/** An open item as it stands in its queue, with who has it in hand. */
export interface WaitingItem {
  readonly id: string;
  readonly queue: Queue;
  readonly kind: string;
  readonly subjectId: string;
  readonly reasons: readonly ItemReason[];
  readonly priority: Priority;
  readonly language: string;
  readonly openedAt: Date;
  readonly claimedBy: { readonly id: string; readonly name: string } | null;
  readonly claimedUntil: Date | null;
}

const ROW = `i.id, i.queue, i.kind, i.subject_id AS "subjectId", i.reasons, i.priority, i.language, i.opened_at AS "openedAt",
  CASE WHEN h.id IS NOT NULL THEN jsonb_build_object('id', h.id, 'name', h.name) END AS "claimedBy",
  CASE WHEN h.id IS NOT NULL THEN i.claimed_until END AS "claimedUntil"`;

const ORDER = 'ORDER BY i.priority, i.opened_at, i.id';

/**
 * The open items of a queue that a filter lets through, in its order.
 * @param after the last item seen; null: from the first on
 */
export async function listOpenItems(
  reader: Reader,
  {
    filter,
    queue,
    kind,
    after,
    limit,
  }: { filter: ItemFilter; queue: Queue; kind: string; after: string | null; limit: number },
): Promise<WaitingItem[]> {
  const bound = new Bound();
  const { from, where } = rangesOf(filter, bound.put(queue), bound);
  const most = bound.put(limit);
  const beyond =
    after === null
      ? ''
      : ` AND (i.priority, i.opened_at, i.id) > (SELECT priority, opened_at, id FROM items WHERE id = ${bound.put(after)})`;
  return reader.query<WaitingItem>(
    `SELECT ${ROW} FROM (
       SELECT i.* FROM ${from}
       CROSS JOIN LATERAL (
         SELECT * FROM items i WHERE ${where} AND i.kind = ${bound.put(kind)}${beyond} ${ORDER} LIMIT ${most}
       ) i ${ORDER} LIMIT ${most}
     ) i
     LEFT JOIN accounts h ON h.id = i.claimed_by AND i.claimed_until > (SELECT parley_now()) ${ORDER}`,
    bound.values,
  );
}
