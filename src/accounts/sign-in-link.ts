import type { Reader, Tx } from '../platform/database/database.js';
import { hashOf, newToken } from '../platform/ids.js';
import { SignInLinkUsed } from './accounts.errors.js';

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
     WHERE l.token_hash = $1 AND coalesce(a.site_id, s.site_id) = $2 AND l.used_at IS NULL AND l.expires_at > parley_now()
       AND NOT EXISTS (SELECT FROM accounts t WHERE t.site_id = s.site_id AND lower(t.email) = lower(s.email))`,
    [hashOf(token), siteId],
  );
  if (!row) throw new SignInLinkUsed();
  return row.email;
}
