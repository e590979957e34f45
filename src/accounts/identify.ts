import { prepared } from '../platform/database/connection.js';
import type { Database, Reader } from '../platform/database/database.js';
import { hashOf } from '../platform/ids.js';
import { ANYONE, lesserRole, type Role, type Viewer } from './viewer.js';

interface HolderRow {
  siteId: string;
  accountId: string | null;
  accountName: string | null;
  role: Role | null;
  /** The most that an API token may do. */
  tokenRole: Role | null;
  sections: string[] | null;
  guestId: string | null;
  guestName: string | null;
  guestEmail: string | null;
  /** Whether its use is noted: at most once a day. */
  note: boolean;
}

type Holder = HolderRow & { readonly token: string };

/** A guest token lives from its last use; of an API token an admin sees when it was last used. */
const NOTE_USE = `
  UPDATE credentials SET last_used_on = (parley_now() AT TIME ZONE 'UTC')::date,
    expires_at = CASE WHEN kind = 'guest' THEN parley_now() + interval '90 days' END
  WHERE token_hash = $1`;

const HOLDER = prepared(
  'holder of a token',
  `SELECT c.site_id AS "siteId", a.id AS "accountId", a.name AS "accountName", a.role, c.role AS "tokenRole",
     CASE WHEN a.limited_to_sections THEN ARRAY (SELECT s.section_id FROM account_sections s WHERE s.account_id = a.id) END AS sections,
     g.id AS "guestId", g.name AS "guestName", g.email AS "guestEmail",
     c.kind <> 'session' AND c.last_used_on IS DISTINCT FROM (parley_now() AT TIME ZONE 'UTC')::date AS note
   FROM credentials c
   LEFT JOIN accounts a ON a.id = c.account_id
   LEFT JOIN guests g ON g.id = c.guest_id
   WHERE c.token_hash = $1 AND ($2::text IS NULL OR c.kind = $2) AND c.revoked_at IS NULL
     AND (c.expires_at IS NULL OR c.expires_at > parley_now())`,
);

/** A token that came with a request; `kind` is the only one that counts where it came from, null: any. */
export interface GivenToken {
  readonly token: string;
  readonly kind: 'session' | 'guest' | null;
}

/** Who holds a token, on whatever site; null when it is unknown, revoked or expired. */
export async function findHolder(reader: Reader, { token, kind }: GivenToken): Promise<Holder | null> {
  const [row] = await reader.query<HolderRow>(HOLDER, [hashOf(token), kind]);
  return row ? { ...row, token } : null;
}

/** Who that is on this site, nobody when the token is of another; notes that it was used. */
export async function recognise(database: Database, siteId: string, holder: Holder | null): Promise<Viewer> {
  if (holder?.siteId !== siteId) return ANYONE;
  const { accountId, guestId, token } = holder;
  if (holder.note) await database.transaction((tx) => tx.run(NOTE_USE, [hashOf(token)]));
  if (accountId !== null)
    return {
      kind: 'account',
      accountId,
      role: holder.tokenRole === null ? holder.role! : lesserRole(holder.role!, holder.tokenRole),
      sections: holder.sections,
      name: holder.accountName!,
    };
  if (guestId === null) return ANYONE;
  return { kind: 'guest', guestId, name: holder.guestName!, email: holder.guestEmail };
}

/** Who holds this token on this site; nobody when it is unknown, revoked, expired or of another site. */
export async function identify(database: Database, siteId: string, token: string | null): Promise<Viewer> {
  if (token === null) return ANYONE;
  return recognise(database, siteId, await findHolder(database, { token, kind: null }));
}
