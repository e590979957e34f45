import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database/database.js';
import { hashOf } from '../platform/ids.js';
import { Limits } from '../platform/limits/limits.js';
import { CurrentPasswordWrong, SessionNeeded } from './accounts.errors.js';
import { accountKey, PASSWORDS_OF_ACCOUNT } from './attempts.js';
import { readPassword } from './passwords.rules.js';
import { Passwords } from './passwords.js';

export interface SetPasswordCommand {
  readonly siteId: string;
  readonly accountId: string;
  /** The token that the request came with: its session goes on. */
  readonly token: string;
  readonly password: string;
  readonly currentPassword: string | null;
}

interface Before {
  readonly email: string;
  readonly kind: 'session' | 'api';
  /** The most that the session may do; null: all that its person may. */
  readonly limitedTo: string | null;
  readonly passwordHash: string | null;
  /** Whether a link that was mailed a moment ago proves the person as well as the old password does. */
  readonly proven: boolean;
}

const BEFORE = `
  SELECT a.email, c.kind, c.role AS "limitedTo", a.password_hash AS "passwordHash",
    c.by_link AND c.created_at > parley_now() - interval '15 minutes' AS proven
  FROM accounts a JOIN credentials c ON c.account_id = a.id
  WHERE a.id = $1 AND c.token_hash = $2`;

/**
 * Gives a person a new password, and ends their other sessions. Only they themselves can: who holds an API token, of
 * whatever role, would else keep the account when the token is revoked.
 */
@Injectable()
export class SetPassword {
  constructor(
    private readonly database: Database,
    private readonly passwords: Passwords,
    private readonly limits: Limits,
  ) {}

  async execute(command: SetPasswordCommand): Promise<void> {
    const { accountId, token } = command;
    const [before] = await this.database.query<Before>(BEFORE, [accountId, hashOf(token)]);
    // A session that was handed to another website is no proof of the person.
    if (before!.kind !== 'session' || before!.limitedTo !== null) throw new SessionNeeded();
    const password = readPassword(command.password);
    if (before!.passwordHash !== null && !before!.proven) await this.hold(command, before!);
    const passwordHash = await this.passwords.hash(password);
    await this.database.transaction(async (tx) => {
      const changed = await tx.run(
        'UPDATE accounts SET password_hash = $2 WHERE id = $1 AND password_hash IS NOT DISTINCT FROM $3',
        [accountId, passwordHash, before!.passwordHash],
      );
      if (changed === 0) throw new CurrentPasswordWrong();
      await tx.run(
        `UPDATE credentials SET revoked_at = parley_now()
         WHERE account_id = $1 AND kind = 'session' AND revoked_at IS NULL AND token_hash <> $2`,
        [accountId, hashOf(token)],
      );
    });
  }

  private async hold({ siteId, currentPassword }: SetPasswordCommand, before: Before): Promise<void> {
    if (currentPassword === null) throw new CurrentPasswordWrong();
    await this.limits.count(PASSWORDS_OF_ACCOUNT, await accountKey(this.database, siteId, before.email));
    if (!(await this.passwords.matches(before.passwordHash, currentPassword)))
      throw new CurrentPasswordWrong();
  }
}
