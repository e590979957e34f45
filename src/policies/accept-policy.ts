import { prepared } from '../platform/database/connection.js';
import type { Tx } from '../platform/database/database.js';

const ACCEPT = prepared(
  'accept a policy',
  `INSERT INTO acceptances (site_id, person, version, accepted_at) VALUES ($1, $2, $3, $4)
   ON CONFLICT ON CONSTRAINT acceptances_pkey DO NOTHING`,
);

/** Records that a person accepted a version; the first time stands. */
export async function acceptPolicy(
  tx: Tx,
  acceptance: { siteId: string; person: string; version: number; at: Date },
): Promise<void> {
  const { siteId, person, version, at } = acceptance;
  await tx.run(ACCEPT, [siteId, person, version, at]);
}

/** When a person accepted a version; null when they did not. */
export async function acceptedAt(tx: Tx, person: string, version: number): Promise<Date | null> {
  const [acceptance] = await tx.query<{ at: Date }>(
    'SELECT accepted_at AS at FROM acceptances WHERE person = $1 AND version = $2',
    [person, version],
  );
  return acceptance?.at ?? null;
}
