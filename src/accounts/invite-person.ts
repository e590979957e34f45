import { Injectable } from '@nestjs/common';
import { record } from '../audit/record.js';
import { readClock } from '../platform/clock.js';
import { Database } from '../platform/database/database.js';
import { claimKey } from '../platform/database/idempotency.js';
import { emit } from '../platform/database/outbox.js';
import { newId } from '../platform/ids.js';
import { Mailer } from '../platform/mail/mailer.js';
import { shareSiteLock } from '../sites/site-lock.js';
import { AccountExists, RoleAboveOwn } from './accounts.errors.js';
import { limitToSections } from './limit-to-sections.js';
import { readEmail, readName } from './names.rules.js';
import { mayGrant } from './permissions.rules.js';
import type { AccountViewer, Role } from './viewer.js';

export interface InvitePersonCommand {
  readonly siteId: string;
  readonly by: AccountViewer;
  readonly body: {
    readonly email: string;
    readonly name?: string;
    readonly role: Role;
    readonly sections?: readonly string[] | null;
  };
  readonly idempotencyKey: string | null;
}

/** Makes an account with a role, and has a sign-in link mailed to it. */
@Injectable()
export class InvitePerson {
  constructor(
    private readonly database: Database,
    private readonly mailer: Mailer,
  ) {}

  /** Answers the account's id. */
  async execute({ siteId, by, body, idempotencyKey: key }: InvitePersonCommand): Promise<string> {
    this.mailer.assertSetUp();
    const { role, sections = null } = body;
    const email = readEmail(body.email);
    const name = body.name === undefined ? null : readName(body.name);
    if (!mayGrant(by.role, role)) throw new RoleAboveOwn();
    const id = newId();
    return this.database.transaction(async (tx) => {
      await shareSiteLock(tx, siteId);
      const request = key && { siteId, key, route: 'people', who: { credential: by.accountId }, body };
      const first = await claimKey(tx, request || null, id);
      if (first !== null) return first;
      const made = await tx.run(
        `INSERT INTO accounts (id, site_id, email, name, role) VALUES ($1, $2, $3, coalesce($4, initcap($5)), $5)
         ON CONFLICT (site_id, lower(email)) DO NOTHING`,
        [id, siteId, email, name, role],
      );
      if (made === 0) throw new AccountExists();
      await limitToSections(tx, { id, siteId }, sections);
      const at = await readClock(tx);
      const actor = { kind: 'account', id: by.accountId } as const;
      const subject = { siteId, at, actor, subjectKind: 'account', subjectId: id };
      await record(tx, [{ ...subject, action: 'account.invite', detail: { role, sections } }]);
      await emit(tx, [{ siteId, event: 'account.invited', subjectId: id, at }]);
      return id;
    });
  }
}
