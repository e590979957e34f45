import type { Reader, Tx } from '../platform/database/database.js';
import { hashOf, newId, newToken } from '../platform/ids.js';
import { SignInLinkUsed } from './accounts.errors.js';
import { issueCredential } from './issue-credential.js';

/** A link's token: good for 15 minutes and once; that of a sign-up for a day, as long as that is kept. */
export async function issueSignInLink(
  tx: Tx,
  subject: { accountId: string } | { signUpId: string },
): Promise<string> {
  const token = newToken('link');
  const [accountId, signUpId, lifetime] =
    'accountId' in subject ? [subject.accountId, null, '15 minutes'] : [null, subject.signUpId, '1 day'];
  await tx.run(
    `INSERT INTO sign_in_links (token_hash, account_id, sign_up_id, expires_at)
     VALUES ($1, $2, $3, parley_now() + $4::interval)`,
    [hashOf(token), accountId, signUpId, lifetime],
  );
  return token;
}

/** Whose link this is, without using it up: for the page that asks "Sign in as ...?". */
export async function emailOfLink(reader: Reader, siteId: string, token: string): Promise<string> {
  const [row] = await reader.query<{ email: string }>(
    `SELECT coalesce(a.email, s.email) AS email FROM sign_in_links l
     LEFT JOIN accounts a ON a.id = l.account_id LEFT JOIN sign_ups s ON s.id = l.sign_up_id
     WHERE l.token_hash = $1 AND coalesce(a.site_id, s.site_id) = $2 AND l.used_at IS NULL AND l.expires_at > parley_now()`,
    [hashOf(token), siteId],
  );
  if (!row) throw new SignInLinkUsed();
  return row.email;
}

const USE = `
  UPDATE sign_in_links l SET used_at = parley_now()
  WHERE l.token_hash = $1 AND l.used_at IS NULL AND l.expires_at > parley_now()
    AND (EXISTS (SELECT FROM accounts a WHERE a.id = l.account_id AND a.site_id = $2)
      OR EXISTS (SELECT FROM sign_ups s WHERE s.id = l.sign_up_id AND s.site_id = $2))
  RETURNING l.account_id AS "accountId", l.sign_up_id AS "signUpId"`;

/** Uses the link up and opens a session; of two who try at once one wins. A sign-up becomes an account here. */
export async function signInByLink(tx: Tx, siteId: string, token: string): Promise<string> {
  const [link] = await tx.query<{ accountId: string | null; signUpId: string | null }>(USE, [
    hashOf(token),
    siteId,
  ]);
  if (!link) throw new SignInLinkUsed();
  const accountId = link.accountId ?? (await openAccount(tx, link.signUpId!));
  return issueCredential(tx, 'session', siteId, { accountId }, { byLink: true });
}

/**
 * The account of a sign-up whose address has been shown to be theirs. One that is there by now is left as it is: a
 * password that came with the sign-up may be anybody's.
 */
async function openAccount(tx: Tx, signUpId: string): Promise<string> {
  const [opened] = await tx.query<{ id: string }>(
    `INSERT INTO accounts (id, site_id, email, name, role, password_hash)
     SELECT $1, site_id, email, name, 'reader', password_hash FROM sign_ups WHERE id = $2
     ON CONFLICT (site_id, lower(email)) DO NOTHING RETURNING id`,
    [newId(), signUpId],
  );
  if (opened) return opened.id;
  const [there] = await tx.query<{ id: string }>(
    `SELECT a.id FROM accounts a JOIN sign_ups s ON s.site_id = a.site_id AND lower(s.email) = lower(a.email)
     WHERE s.id = $1`,
    [signUpId],
  );
  return there!.id;
}
