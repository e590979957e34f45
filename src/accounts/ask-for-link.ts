import { Injectable } from '@nestjs/common';
import { readClock } from '../platform/clock.js';
import { Database } from '../platform/database/database.js';
import { emit } from '../platform/database/outbox.js';
import { addressOf } from '../platform/http/addresses.rules.js';
import { newId } from '../platform/ids.js';
import { Limits } from '../platform/limits/limits.js';
import { Mailer } from '../platform/mail/mailer.js';
import { accountKey, MAILS_FROM_ADDRESS, MAILS_TO_ADDRESS } from './attempts.js';
import { readEmail } from './names.rules.js';

/** Has a sign-in link mailed to whoever has an account with this address; for everybody else the same is done, for nobody. */
@Injectable()
export class AskForLink {
  constructor(
    private readonly database: Database,
    private readonly limits: Limits,
    private readonly mailer: Mailer,
  ) {}

  async execute({ siteId, ip, ...typed }: { siteId: string; email: string; ip: string }): Promise<void> {
    this.mailer.assertSetUp();
    const email = readEmail(typed.email);
    await this.limits.count(MAILS_FROM_ADDRESS, addressOf(ip));
    await this.limits.count(MAILS_TO_ADDRESS, await accountKey(this.database, siteId, email));
    await this.database.transaction(async (tx) => {
      const [row] = await tx.query<{ id: string }>(
        `SELECT coalesce((SELECT id FROM accounts WHERE site_id = $1 AND lower(email) = lower($2)), $3::uuid) AS id`,
        [siteId, email, newId()],
      );
      await emit(tx, [{ siteId, event: 'link.asked', subjectId: row!.id, at: await readClock(tx) }]);
    });
  }
}
