import type { Tx } from '../platform/database/database.js';
import { hashOf, newId } from '../platform/ids.js';
import { SignInLinkUsed } from './accounts.errors.js';
import { issueCredential } from './issue-credential.js';

export interface LinkInHand {
  readonly siteId: string;
  readonly link: string;
  /**
   * Who opens the account of a sign-up shows that they signed up by what their browser kept (null: nothing); a program
   * that reads the link out of the mail says so by that: mails lead people to our pages.
   */
  readonly signedUp: { readonly proof: string | null } | 'vouched for';
}

export interface SignedInByLink {
  /** The session's token. */
  readonly session: string;
  /** An account was opened without the password of its sign-up. */
  readonly passwordLeftOut: boolean;
}

const USE = `
  UPDATE sign_in_links l SET used_at = parley_now()
  WHERE l.token_hash = $1 AND l.used_at IS NULL AND l.expires_at > parley_now()
    AND (EXISTS (SELECT FROM accounts a WHERE a.id = l.account_id AND a.site_id = $2)
      OR EXISTS (SELECT FROM sign_ups s WHERE s.id = l.sign_up_id AND s.site_id = $2))
  RETURNING l.account_id AS "accountId", l.sign_up_id AS "signUpId"`;

/** Uses a link up and opens a session; of two who try at once one wins. A sign-up becomes an account here. */
export async function signInByLink(tx: Tx, { siteId, link, signedUp }: LinkInHand): Promise<SignedInByLink> {
  const [used] = await tx.query<{ accountId: string | null; signUpId: string | null }>(USE, [
    hashOf(link),
    siteId,
  ]);
  if (!used) throw new SignInLinkUsed();
  const { accountId, passwordLeftOut } =
    used.accountId === null
      ? await openAccount(tx, used.signUpId!, signedUp)
      : { accountId: used.accountId, passwordLeftOut: false };
  const session = await issueCredential(tx, 'session', siteId, { accountId }, { byLink: true });
  return { session, passwordLeftOut };
}

/**
 * The account of a sign-up whose address has been shown to be theirs. Anybody can sign somebody else up: the password
 * counts only for who shows that they chose it, and an account that is there by now is not signed in to.
 */
async function openAccount(
  tx: Tx,
  signUpId: string,
  signedUp: LinkInHand['signedUp'],
): Promise<{ accountId: string; passwordLeftOut: boolean }> {
  const vouched = signedUp === 'vouched for';
  const proof = vouched || signedUp.proof === null ? null : hashOf(signedUp.proof);
  const [opened] = await tx.query<{ accountId: string; passwordLeftOut: boolean }>(
    `WITH s AS (SELECT *, $3 OR coalesce(proof_hash = $4, false) AS shown FROM sign_ups WHERE id = $2)
     INSERT INTO accounts (id, site_id, email, name, role, password_hash)
     SELECT $1, site_id, email, name, 'reader', CASE WHEN shown THEN password_hash END FROM s
     ON CONFLICT (site_id, lower(email)) DO NOTHING
     RETURNING id AS "accountId", password_hash IS NULL AND (SELECT password_hash IS NOT NULL FROM s) AS "passwordLeftOut"`,
    [newId(), signUpId, vouched, proof],
  );
  if (!opened) throw new SignInLinkUsed();
  return opened;
}
