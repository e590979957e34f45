import type { Database } from '../platform/database/database.js';
import { queuesHint } from '../sites/site-hints.js';

const AT_ONCE = 500;

/** A row that somebody has in hand, or is deciding on, is looked at in the next round. */
const OLD = `
  WITH old AS MATERIALIZED (
    SELECT id FROM items
    WHERE queue = 'spam' AND closed_at IS NULL AND opened_at <= (SELECT parley_now()) - interval '30 days'
      AND (claimed_until IS NULL OR claimed_until <= (SELECT parley_now()))
    ORDER BY opened_at LIMIT ${AT_ONCE} FOR NO KEY UPDATE SKIP LOCKED
  )
  UPDATE items i SET closed_at = parley_now(), claim_id = NULL, claimed_by = NULL, claimed_until = NULL
  FROM old WHERE i.id = old.id RETURNING i.site_id AS "siteId"`;

/**
 * Takes what nobody has decided on for 30 days out of the spam queue, and leaves it what it is; answers whether there may
 * be more.
 */
export const leaveOldSpam = (database: Database): Promise<boolean> =>
  database.transaction(async (tx) => {
    const left = await tx.query<{ siteId: string }>(OLD);
    tx.hint(...left.map(({ siteId }) => queuesHint(siteId)));
    return left.length === AT_ONCE;
  });
