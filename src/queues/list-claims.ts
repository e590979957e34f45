import type { Reader } from '../platform/database/database.js';

/** Who has an open item in hand. */
export interface ItemInHand {
  readonly item: string;
  readonly by: { readonly id: string; readonly name: string };
}

/** More than that is more than any desk shows. */
const MOST = 500;

/**
 * The items in hand, by their ids.
 * @param sections null: of all, and of none
 */
export const listClaims = (
  reader: Reader,
  { siteId, sections }: { siteId: string; sections: readonly string[] | null },
): Promise<ItemInHand[]> =>
  reader.query<ItemInHand>(
    `SELECT i.id AS item, json_build_object('id', a.id, 'name', a.name) AS by
     FROM items i JOIN accounts a ON a.id = i.claimed_by
     WHERE i.site_id = $1 AND i.claim_id IS NOT NULL AND i.closed_at IS NULL AND i.claimed_until > parley_now()
       AND ($2::uuid[] IS NULL OR i.section_id = ANY ($2))
     ORDER BY i.id LIMIT ${MOST}`,
    [siteId, sections],
  );
