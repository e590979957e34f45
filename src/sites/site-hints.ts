import type { Tx } from '../platform/database/database.js';

/** That which site answers at which host has changed. */
export const SITES_HINT = 'sites';

/** That settings, policies or a name of a site have changed. */
export const siteHint = (siteId: string): string => `site:${siteId}`;

/** That something of a site has changed that readers see: one of its articles or discussions. */
export const activityHint = (siteId: string): string => `activity:${siteId}`;

/** That work for a site's moderators has come or gone, or into or out of somebody's hands. */
export const queuesHint = (siteId: string): string => `queues:${siteId}`;

/** Begins a new epoch of a site: no copy of any of its pages is used any more. */
export async function beginEpoch(tx: Tx, siteId: string): Promise<void> {
  await tx.run('UPDATE sites SET epoch = epoch + 1 WHERE id = $1', [siteId]);
  tx.hint(siteHint(siteId), activityHint(siteId));
}
