import type { Database } from '../platform/database/database.js';
import { hashOf } from '../platform/ids.js';
import { ANYONE, lesserRole, type Role, type Viewer } from './viewer.js';

interface CredentialRow {
  accountId: string | null;
  accountName: string | null;
  role: Role | null;
  /** The most that an API token may do. */
  tokenRole: Role | null;
  sections: string[] | null;
  guestId: string | null;
  guestName: string | null;
  /** Whether its use is noted: at most once a day. */
  note: boolean;
}

/** A guest token lives from its last use; of an API token an admin sees when it was last used. */
const NOTE_USE = `
  UPDATE credentials SET last_used_on = (parley_now() AT TIME ZONE 'UTC')::date,
    expires_at = CASE WHEN kind = 'guest' THEN parley_now() + interval '90 days' END
  WHERE token_hash = $1`;

/**
 * Who holds this token on this site; nobody when it is unknown, revoked, expired or of another site.
 * @param kind the only kind that counts where the token came from; null: any
 */
export async function identify(
  database: Database,
  siteId: string,
  token: string | null,
  kind: 'session' | 'guest' | null = null,
): Promise<Viewer> {
  if (token === null) return ANYONE;
  const [row] = await database.query<CredentialRow>(
    `SELECT a.id AS "accountId", a.name AS "accountName", a.role, c.role AS "tokenRole",
       CASE WHEN a.limited_to_sections THEN ARRAY (SELECT s.section_id FROM account_sections s WHERE s.account_id = a.id) END AS sections,
       g.id AS "guestId", g.name AS "guestName",
       c.kind <> 'session' AND c.last_used_on IS DISTINCT FROM (parley_now() AT TIME ZONE 'UTC')::date AS note
     FROM credentials c
     LEFT JOIN accounts a ON a.id = c.account_id
     LEFT JOIN guests g ON g.id = c.guest_id
     WHERE c.token_hash = $1 AND c.site_id = $2 AND ($3::text IS NULL OR c.kind = $3) AND c.revoked_at IS NULL
       AND (c.expires_at IS NULL OR c.expires_at > parley_now())`,
    [hashOf(token), siteId, kind],
  );
  if (row?.note) await database.transaction((tx) => tx.run(NOTE_USE, [hashOf(token)]));
  if (row?.accountId != null)
    return {
      kind: 'account',
      accountId: row.accountId,
      role: row.tokenRole === null ? row.role! : lesserRole(row.role!, row.tokenRole),
      sections: row.sections,
      name: row.accountName!,
    };
  if (row?.guestId != null) return { kind: 'guest', guestId: row.guestId, name: row.guestName! };
  return ANYONE;
}
