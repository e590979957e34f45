import { record, type Actor } from '../audit/record.js';
import { readClock } from '../platform/clock.js';
import type { Reader, Tx } from '../platform/database/database.js';
import { claimKey, type IdempotentRequest } from '../platform/database/idempotency.js';
import { CursorInvalid, NotHere } from '../platform/errors/problem.js';
import { hashOf, isId, newId, newToken } from '../platform/ids.js';
import { RoleAboveOwn } from './accounts.errors.js';
import { issueCredential } from './issue-credential.js';
import { mayGrant } from './permissions.rules.js';
import type { AccountViewer, Role } from './viewer.js';

/** An API token as it is listed: never the secret. */
export interface ApiToken {
  readonly id: string;
  readonly name: string | null;
  /** The most that it may do; null: whatever its account may. */
  readonly role: Role | null;
  /** Whose it is: what it does, they have done. */
  readonly account: { readonly id: string; readonly name: string };
  readonly createdAt: Date;
  /** The day, in UTC, `YYYY-MM-DD`. */
  readonly lastUsedOn: string | null;
}

const TOKEN = `
  SELECT c.id, c.name, c.role, json_build_object('id', a.id, 'name', a.name) AS account, c.created_at AS "createdAt",
    to_char(c.last_used_on, 'YYYY-MM-DD') AS "lastUsedOn"
  FROM credentials c JOIN accounts a ON a.id = c.account_id
  WHERE c.site_id = $1 AND c.kind = 'api' AND c.revoked_at IS NULL`;

interface NewToken {
  readonly siteId: string;
  readonly by: AccountViewer;
  readonly name: string;
  readonly role: Role;
  readonly request: IdempotentRequest | null;
}

/** Makes an API token of the admin who asks. Repeated, it is the same one with a new secret: nobody has seen the first. */
export async function issueToken(tx: Tx, asked: NewToken): Promise<ApiToken & { token: string }> {
  const { siteId, by, name, role, request } = asked;
  if (!mayGrant(by.role, role)) throw new RoleAboveOwn();
  const id = newId();
  const first = await claimKey(tx, request, id);
  if (first !== null) return { ...(await readToken(tx, siteId, first)), token: await renewToken(tx, first) };
  const token = await issueCredential(tx, 'api', siteId, { accountId: by.accountId }, { id, name, role });
  await note(tx, 'token.issue', { siteId, id, by, detail: { role } });
  return { ...(await readToken(tx, siteId, id)), token };
}

/** The tokens that are good for something, the newest first. */
export async function listTokens(
  reader: Reader,
  { siteId, cursor, limit }: { siteId: string; cursor: string | null; limit: number },
): Promise<{ items: ApiToken[]; nextCursor: string | null }> {
  if (cursor !== null && !isId(cursor)) throw new CursorInvalid();
  const rows = await reader.query<ApiToken>(
    `${TOKEN} AND ($2::uuid IS NULL OR c.id < $2) ORDER BY c.id DESC LIMIT $3`,
    [siteId, cursor, limit + 1],
  );
  const items = rows.slice(0, limit);
  return { items, nextCursor: rows.length > limit ? items.at(-1)!.id : null };
}

/** From now on it is nobody's, on every instance: each request looks it up. */
export async function revokeToken(
  tx: Tx,
  { siteId, by, id }: { siteId: string; by: AccountViewer; id: string },
): Promise<void> {
  const revoked = isId(id)
    ? await tx.run(
        `UPDATE credentials SET revoked_at = parley_now()
         WHERE id = $1 AND site_id = $2 AND kind = 'api' AND revoked_at IS NULL`,
        [id, siteId],
      )
    : 0;
  if (revoked === 0) throw new NotHere('token');
  await note(tx, 'token.revoke', { siteId, id, by });
}

async function readToken(reader: Reader, siteId: string, id: string): Promise<ApiToken> {
  const [token] = await reader.query<ApiToken>(`${TOKEN} AND c.id = $2`, [siteId, id]);
  if (!token) throw new NotHere('token');
  return token;
}

/** Gives an API token a new secret, where the first one was seen by nobody. */
export async function renewToken(tx: Tx, id: string): Promise<string> {
  const token = newToken('api');
  await tx.run('UPDATE credentials SET token_hash = $2 WHERE id = $1', [id, hashOf(token)]);
  return token;
}

async function note(
  tx: Tx,
  action: string,
  { siteId, id, by, detail = {} }: { siteId: string; id: string; by: AccountViewer; detail?: object },
): Promise<void> {
  const actor: Actor = { kind: 'account', id: by.accountId };
  const at = await readClock(tx);
  await record(tx, [{ siteId, at, actor, action, subjectKind: 'token', subjectId: id, detail }]);
}
