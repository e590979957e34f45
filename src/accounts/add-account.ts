import { record, type Actor } from '../audit/record.js';
import { readClock } from '../platform/clock.js';
import type { Tx } from '../platform/database/database.js';
import { BadInput } from '../platform/errors/problem.js';
import { newId } from '../platform/ids.js';
import { shareSiteLock } from '../sites/site-lock.js';
import { limitToSections } from './limit-to-sections.js';
import type { Role } from './viewer.js';

export interface AddedAccount {
  readonly id: string;
  readonly email: string;
  readonly role: Role;
}

export interface AccountToAdd {
  readonly siteId: string;
  readonly email: string;
  readonly name?: string | undefined;
  readonly role: Role;
  /** Keys of the sections to limit the role to; absent: it stays as wide as it is, and a new one counts everywhere. */
  readonly sections?: readonly string[] | undefined;
}

/** An account with this role. One that exists gets the role. */
export async function addAccount(tx: Tx, account: AccountToAdd, actor: Actor): Promise<AddedAccount> {
  const { siteId, role, sections } = account;
  const email = account.email.trim();
  if (!/^[^\s@]+@[^\s@]+$/.test(email) || email.length > 254) {
    throw new BadInput(
      'email_invalid',
      `"${account.email}" is no e-mail address: write it as name@example.org.`,
    );
  }
  await shareSiteLock(tx, siteId);
  const [row] = await tx.query<{ id: string; email: string }>(
    `INSERT INTO accounts (id, site_id, email, name, role) VALUES ($1, $2, $3, coalesce($4, initcap($5)), $5)
     ON CONFLICT (site_id, lower(email)) DO UPDATE SET role = excluded.role, name = coalesce($4, accounts.name)
     RETURNING id, email`,
    [newId(), siteId, email, account.name ?? null, role],
  );
  if (sections !== undefined) await limitToSections(tx, { id: row!.id, siteId }, sections);
  const at = await readClock(tx);
  await record(tx, [
    {
      siteId,
      at,
      actor,
      action: 'account.role',
      subjectKind: 'account',
      subjectId: row!.id,
      detail: { role, sections },
    },
  ]);
  return { ...row!, role };
}
