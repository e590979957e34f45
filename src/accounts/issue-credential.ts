import type { Tx } from '../platform/database/database.js';
import { hashOf, newToken } from '../platform/ids.js';

const LIFETIME = {
  session: `interval '30 days'`,
  api: 'NULL::interval',
  guest: `interval '90 days'`,
} as const;

/** A new session, API token or guest token; shown once, kept as a hash. */
export async function issueCredential(
  tx: Tx,
  kind: keyof typeof LIFETIME,
  siteId: string,
  subject: { accountId: string } | { guestId: string },
): Promise<string> {
  const token = newToken(kind);
  await tx.run(
    `INSERT INTO credentials (token_hash, site_id, kind, account_id, guest_id, expires_at)
     VALUES ($1, $2, $3, $4, $5, parley_now() + ${LIFETIME[kind]})`,
    [
      hashOf(token),
      siteId,
      kind,
      'accountId' in subject ? subject.accountId : null,
      'guestId' in subject ? subject.guestId : null,
    ],
  );
  return token;
}
