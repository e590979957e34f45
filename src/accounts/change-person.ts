import { record } from '../audit/record.js';
import { readClock } from '../platform/clock.js';
import type { Tx } from '../platform/database/database.js';
import { NotHere } from '../platform/errors/problem.js';
import { isId } from '../platform/ids.js';
import { shareSiteLock } from '../sites/site-lock.js';
import { NotAllowed, OwnRole, RoleAboveOwn } from './accounts.errors.js';
import { limitToSections } from './limit-to-sections.js';
import { readName } from './names.rules.js';
import { mayGrant } from './permissions.rules.js';
import type { AccountViewer, Role } from './viewer.js';

export interface PersonChange {
  readonly role?: Role;
  /** Keys; null: the whole site. */
  readonly sections?: readonly string[] | null;
  readonly name?: string;
}

interface Locked {
  readonly id: string;
  readonly role: Role;
  readonly limited: boolean;
}

/**
 * Changes what a person may do, or their name; acts from their next request on. The site's admins are locked with
 * the person: of two who would take the role from each other one comes first, and the other is no admin any more. So
 * there is always one left.
 */
export async function changePerson(
  tx: Tx,
  { siteId, by, id, change }: { siteId: string; by: AccountViewer; id: string; change: PersonChange },
): Promise<void> {
  if (!isId(id)) throw new NotHere('person');
  await shareSiteLock(tx, siteId);
  const locked = await tx.query<Locked>(
    `SELECT id, role, limited_to_sections AS limited FROM accounts
     WHERE site_id = $1 AND (role = 'admin' OR id = $2) ORDER BY id FOR NO KEY UPDATE`,
    [siteId, id],
  );
  const self = locked.find((one) => one.id === by.accountId);
  if (self?.role !== 'admin' || self.limited) throw new NotAllowed('manage people');
  const person = locked.find((one) => one.id === id);
  if (!person) throw new NotHere('person');
  const { role = person.role, sections, name } = change;
  const changesRole = change.role !== undefined || sections !== undefined;
  if (changesRole && person === self) throw new OwnRole();
  if (!mayGrant(by.role, role) || !mayGrant(by.role, person.role)) throw new RoleAboveOwn();
  const actor = { kind: 'account', id: by.accountId } as const;
  const subject = { siteId, at: await readClock(tx), actor, subjectKind: 'account', subjectId: id };
  if (changesRole) {
    await tx.run('UPDATE accounts SET role = $2 WHERE id = $1', [id, role]);
    if (sections !== undefined) await limitToSections(tx, { id, siteId }, sections);
    await record(tx, [{ ...subject, action: 'account.role', detail: { role, sections } }]);
  }
  if (name !== undefined) {
    await tx.run('UPDATE accounts SET name = $2 WHERE id = $1', [id, readName(name)]);
    await record(tx, [{ ...subject, action: 'account.name' }]);
  }
}
