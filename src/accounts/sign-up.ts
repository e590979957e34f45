import { Injectable } from '@nestjs/common';
import { readClock } from '../platform/clock.js';
import { Database } from '../platform/database/database.js';
import { emit } from '../platform/database/outbox.js';
import { addressOf } from '../platform/http/addresses.rules.js';
import { hashOf, newId, newToken } from '../platform/ids.js';
import { Limits } from '../platform/limits/limits.js';
import { Mailer } from '../platform/mail/mailer.js';
import { accountKey, MAILS_FROM_ADDRESS, MAILS_TO_ADDRESS } from './attempts.js';
import { readEmail, readName } from './names.rules.js';
import { readPassword } from './passwords.rules.js';
import { Passwords } from './passwords.js';

export interface SignUpCommand {
  readonly siteId: string;
  readonly email: string;
  readonly name: string;
  /** None: signs in by mailed links. */
  readonly password: string | null;
  readonly ip: string;
}

/**
 * Keeps who asks for an account until the mailed link shows that the address is theirs. Whether the address has one
 * already is not even looked at here, so nothing can tell it: the mail does, to whom it belongs.
 */
@Injectable()
export class SignUp {
  constructor(
    private readonly database: Database,
    private readonly passwords: Passwords,
    private readonly limits: Limits,
    private readonly mailer: Mailer,
  ) {}

  /** Answers what shows, together with the mailed link, that the password is of the person who opens the account. */
  async execute(command: SignUpCommand): Promise<string> {
    this.mailer.assertSetUp();
    const { siteId, ip } = command;
    const email = readEmail(command.email);
    const name = readName(command.name);
    const password = command.password === null ? null : readPassword(command.password);
    await this.limits.count(MAILS_FROM_ADDRESS, addressOf(ip));
    await this.limits.count(MAILS_TO_ADDRESS, await accountKey(this.database, siteId, email));
    const passwordHash = password === null ? null : await this.passwords.hash(password);
    const [id, proof] = [newId(), newToken('sign_up')];
    await this.database.transaction(async (tx) => {
      await tx.run(
        'INSERT INTO sign_ups (id, site_id, email, name, password_hash, proof_hash) VALUES ($1, $2, $3, $4, $5, $6)',
        [id, siteId, email, name, passwordHash, hashOf(proof)],
      );
      await emit(tx, [{ siteId, event: 'sign-up.asked', subjectId: id, at: await readClock(tx) }]);
    });
    return proof;
  }
}
