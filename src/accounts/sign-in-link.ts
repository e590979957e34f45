import type { Reader, Tx } from '../platform/database/database.js';
import { hashOf, newToken } from '../platform/ids.js';
import { SignInLinkUsed } from './accounts.errors.js';
import { issueCredential } from './issue-credential.js';

/** A link's token: good for 15 minutes and once. */
export async function issueSignInLink(tx: Tx, accountId: string): Promise<string> {
  const token = newToken('link');
  await tx.run(
    `INSERT INTO sign_in_links (token_hash, account_id, expires_at) VALUES ($1, $2, parley_now() + interval '15 minutes')`,
    [hashOf(token), accountId],
  );
  return token;
}

/** Whose link this is, without using it up: for the page that asks "Sign in as ...?". */
export async function emailOfLink(reader: Reader, siteId: string, token: string): Promise<string> {
  const [row] = await reader.query<{ email: string }>(
    `SELECT a.email FROM sign_in_links l JOIN accounts a ON a.id = l.account_id
     WHERE l.token_hash = $1 AND a.site_id = $2 AND l.used_at IS NULL AND l.expires_at > parley_now()`,
    [hashOf(token), siteId],
  );
  if (!row) throw new SignInLinkUsed();
  return row.email;
}

/** Uses the link up and opens a session; of two who try at once one wins. */
export async function signInByLink(tx: Tx, siteId: string, token: string): Promise<string> {
  const [row] = await tx.query<{ account_id: string }>(
    `UPDATE sign_in_links l SET used_at = parley_now() FROM accounts a
     WHERE l.token_hash = $1 AND a.id = l.account_id AND a.site_id = $2 AND l.used_at IS NULL AND l.expires_at > parley_now()
     RETURNING l.account_id`,
    [hashOf(token), siteId],
  );
  if (!row) throw new SignInLinkUsed();
  return issueCredential(tx, 'session', siteId, { accountId: row.account_id });
}
