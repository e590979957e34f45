import { Injectable } from '@nestjs/common';
import { Database, type Tx } from '../platform/database/database.js';
import { addressOf } from '../platform/http/addresses.rules.js';
import { hashOf, newId } from '../platform/ids.js';
import { Limits } from '../platform/limits/limits.js';
import { SignInLinkUsed, SignUpPasswordWrong } from './accounts.errors.js';
import { accountKey, PASSWORDS_FROM_ADDRESS, PASSWORDS_OF_ACCOUNT } from './attempts.js';
import { issueCredential } from './issue-credential.js';
import { Passwords } from './passwords.js';

export interface LinkInHand {
  readonly siteId: string;
  readonly link: string;
  /** What the browser kept of a sign-up. */
  readonly proof: string | null;
  /** What is said to be the password of the sign-up. Beside the link of an account it says nothing. */
  readonly password: string | null;
  readonly ip: string;
}

export interface SignedInByLink {
  /** The session's token. */
  readonly session: string;
  /** An account was opened without the password of its sign-up. */
  readonly passwordLeftOut: boolean;
}

/** The sign-up of a link that is good still. */
const SIGN_UP_OF_LINK = `
  SELECT s.email, s.password_hash AS "passwordHash" FROM sign_in_links l JOIN sign_ups s ON s.id = l.sign_up_id
  WHERE l.token_hash = $1 AND s.site_id = $2 AND l.used_at IS NULL AND l.expires_at > parley_now()`;

const USE = `
  UPDATE sign_in_links l SET used_at = parley_now()
  WHERE l.token_hash = $1 AND l.used_at IS NULL AND l.expires_at > parley_now()
    AND (EXISTS (SELECT FROM accounts a WHERE a.id = l.account_id AND a.site_id = $2)
      OR EXISTS (SELECT FROM sign_ups s WHERE s.id = l.sign_up_id AND s.site_id = $2))
  RETURNING l.account_id AS "accountId", l.sign_up_id AS "signUpId"`;

/** Uses a link up and opens a session; of two who try at once one wins. A sign-up becomes an account here. */
@Injectable()
export class SignInByLink {
  constructor(
    private readonly database: Database,
    private readonly passwords: Passwords,
    private readonly limits: Limits,
  ) {}

  /** @throws SignUpPasswordWrong, and the link stays good */
  async execute(inHand: LinkInHand): Promise<SignedInByLink> {
    const { siteId, link, proof } = inHand;
    const passwordKnown = await this.knowsPassword(inHand);
    return this.database.transaction(async (tx) => {
      const [used] = await tx.query<{ accountId: string | null; signUpId: string | null }>(USE, [
        hashOf(link),
        siteId,
      ]);
      if (!used) throw new SignInLinkUsed();
      const { accountId, passwordLeftOut } =
        used.accountId === null
          ? await openAccount(tx, used.signUpId!, { proof, passwordKnown })
          : { accountId: used.accountId, passwordLeftOut: false };
      const session = await issueCredential(tx, 'session', siteId, { accountId }, { byLink: true });
      return { session, passwordLeftOut };
    });
  }

  private async knowsPassword({ siteId, link, password, ip }: LinkInHand): Promise<boolean> {
    if (password === null) return false;
    const [signUp] = await this.database.query<{ email: string; passwordHash: string | null }>(
      SIGN_UP_OF_LINK,
      [hashOf(link), siteId],
    );
    if (!signUp) return false;
    await this.limits.count(PASSWORDS_FROM_ADDRESS, addressOf(ip));
    const key = await accountKey(this.database, siteId, signUp.email);
    await this.limits.count(PASSWORDS_OF_ACCOUNT, key);
    if (!(await this.passwords.matches(signUp.passwordHash, password))) throw new SignUpPasswordWrong();
    await this.limits.forget(PASSWORDS_OF_ACCOUNT, key);
    return true;
  }
}

/**
 * The account of a sign-up whose address has been shown to be theirs. Anybody can sign somebody else up: the password
 * counts only for who shows that they chose it, and an account that is there by now is not signed in to.
 */
async function openAccount(
  tx: Tx,
  signUpId: string,
  { proof, passwordKnown }: { proof: string | null; passwordKnown: boolean },
): Promise<{ accountId: string; passwordLeftOut: boolean }> {
  const [opened] = await tx.query<{ accountId: string; passwordLeftOut: boolean }>(
    `WITH s AS (SELECT *, $3 OR coalesce(proof_hash = $4, false) AS shown FROM sign_ups WHERE id = $2)
     INSERT INTO accounts (id, site_id, email, name, role, password_hash)
     SELECT $1, site_id, email, name, 'reader', CASE WHEN shown THEN password_hash END FROM s
     ON CONFLICT (site_id, lower(email)) DO NOTHING
     RETURNING id AS "accountId", password_hash IS NULL AND (SELECT password_hash IS NOT NULL FROM s) AS "passwordLeftOut"`,
    [newId(), signUpId, passwordKnown, proof === null ? null : hashOf(proof)],
  );
  if (!opened) throw new SignInLinkUsed();
  return opened;
}
