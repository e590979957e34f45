import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database/database.js';
import { addressOf } from '../platform/http/addresses.rules.js';
import { Limits } from '../platform/limits/limits.js';
import { SignInFailed } from './accounts.errors.js';
import { accountKey, PASSWORDS_FROM_ADDRESS, PASSWORDS_OF_ACCOUNT } from './attempts.js';
import { issueCredential } from './issue-credential.js';
import { addressToFind } from './names.rules.js';
import { Passwords } from './passwords.js';

interface Attempt {
  readonly siteId: string;
  readonly email: string;
  readonly password: string;
  readonly ip: string;
}

/** Opens a session for an e-mail address and its password. An unknown address is treated as one with a wrong password. */
@Injectable()
export class SignInByPassword {
  constructor(
    private readonly database: Database,
    private readonly passwords: Passwords,
    private readonly limits: Limits,
  ) {}

  /** Answers the session's token. */
  async execute({ siteId, email, password, ip }: Attempt): Promise<string> {
    await this.limits.count(PASSWORDS_FROM_ADDRESS, addressOf(ip));
    const key = await accountKey(this.database, siteId, email);
    await this.limits.count(PASSWORDS_OF_ACCOUNT, key);
    const [account] = await this.database.query<{ id: string; passwordHash: string | null }>(
      `SELECT id, password_hash AS "passwordHash" FROM accounts WHERE site_id = $1 AND lower(email) = lower($2)`,
      [siteId, addressToFind(email)],
    );
    const matches = await this.passwords.matches(account?.passwordHash ?? null, password);
    if (!account || !matches) throw new SignInFailed();
    const session = await this.database.transaction(async (tx) => {
      // A change of the password ends the sessions: none may be opened by the old one after that.
      const still = await tx.query('SELECT FROM accounts WHERE id = $1 AND password_hash = $2 FOR SHARE', [
        account.id,
        account.passwordHash,
      ]);
      if (still.length === 0) throw new SignInFailed();
      return issueCredential(tx, 'session', siteId, { accountId: account.id });
    });
    await this.limits.forget(PASSWORDS_OF_ACCOUNT, key);
    return session;
  }
}
