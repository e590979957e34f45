import { prepared } from '../platform/database/connection.js';
import type { Tx } from '../platform/database/database.js';
import { beginEpoch } from './site-hints.js';

const KEY = `hashtextextended('site ' || $1, 0)`;

const SHARE = prepared('share a site', `SELECT pg_advisory_xact_lock_shared(${KEY})`);

/** Held by whatever relies on the policies above a thread while it writes: posting. Taken before any row. */
export async function shareSiteLock(tx: Tx, siteId: string): Promise<void> {
  await tx.query(SHARE, [siteId]);
}

/** Held by a change of the site's or a section's closing policy: waits for the posts under way, and they for it. */
export async function holdSiteLock(tx: Tx, siteId: string): Promise<void> {
  await tx.query(`SELECT pg_advisory_xact_lock(${KEY})`, [siteId]);
}

/** {@link holdSiteLock} for a change of what many pages of the site show. */
export async function changeSite(tx: Tx, siteId: string): Promise<void> {
  await holdSiteLock(tx, siteId);
  await beginEpoch(tx, siteId);
}
