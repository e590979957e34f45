import type { Tx } from '../platform/database/database.js';
import { hashOf, newId, newToken } from '../platform/ids.js';
import type { Role } from './viewer.js';

const LIFETIME = {
  session: `interval '30 days'`,
  api: 'NULL::interval',
  guest: `interval '90 days'`,
} as const;

interface More {
  readonly id?: string;
  /** What an API token is for. */
  readonly name?: string;
  /** The most that an API token may do. */
  readonly role?: Role;
  /** Of a session: opened by a mailed link. */
  readonly byLink?: boolean;
}

/** A new session, API token or guest token; shown once, kept as a hash. */
export async function issueCredential(
  tx: Tx,
  kind: keyof typeof LIFETIME,
  siteId: string,
  subject: { accountId: string } | { guestId: string },
  { id = newId(), name, role, byLink = false }: More = {},
): Promise<string> {
  const token = newToken(kind);
  await tx.run(
    `INSERT INTO credentials (id, token_hash, site_id, kind, account_id, guest_id, name, role, by_link, expires_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, parley_now() + ${LIFETIME[kind]})`,
    [
      id,
      hashOf(token),
      siteId,
      kind,
      'accountId' in subject ? subject.accountId : null,
      'guestId' in subject ? subject.guestId : null,
      name ?? null,
      role ?? null,
      byLink,
    ],
  );
  return token;
}
