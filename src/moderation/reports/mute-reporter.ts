import { Injectable } from '@nestjs/common';
import { allow } from '../../accounts/allow.js';
import type { AccountViewer, Role } from '../../accounts/viewer.js';
import { record } from '../../audit/record.js';
import { readClock } from '../../platform/clock.js';
import { Database, type Tx } from '../../platform/database/database.js';
import { NotHere } from '../../platform/errors/problem.js';
import { isId } from '../../platform/ids.js';
import { isLongMute } from './reporting.rules.js';
import { MuteIsPast, StaffNotMuted } from './reports.errors.js';

interface Command {
  readonly siteId: string;
  readonly reporterId: string;
  readonly by: AccountViewer;
}

/** A mute as it stands. */
export interface Muted {
  readonly id: string;
  readonly mutedAt: Date;
  /** Null: for good. */
  readonly until: Date | null;
}

/** Takes no more reports from somebody, for a time or for good, and takes that back. On record. */
@Injectable()
export class MuteReporter {
  constructor(private readonly database: Database) {}

  mute(command: Command & { until: Date | null; note: string | null }): Promise<Muted> {
    const { siteId, reporterId: id, by, until, note } = command;
    return this.database.transaction(async (tx) => {
      const at = await lockMutable(tx, command);
      if (until !== null && until <= at) throw new MuteIsPast();
      if (isLongMute(until, at)) allow(by, 'mute reporters for more than 30 days', 'site');
      await tx.run(
        `UPDATE reporters SET muted_by = $2, muted_at = $3, muted_until = $4, mute_note = $5 WHERE person_id = $1`,
        [id, by.accountId, at, until, note],
      );
      const actor = { kind: 'account', id: by.accountId } as const;
      const deed = { siteId, at, actor, action: 'reporter.mute', subjectKind: 'reporter', subjectId: id };
      await record(tx, [{ ...deed, detail: { until: until?.toISOString() ?? null } }]);
      return { id, mutedAt: at, until };
    });
  }

  /** Done already, it stays done. */
  async unmute(command: Command): Promise<void> {
    const { siteId, reporterId: id, by } = command;
    await this.database.transaction(async (tx) => {
      const at = await lockMutable(tx, command);
      const lifted = await tx.run(
        `UPDATE reporters SET muted_by = NULL, muted_at = NULL, muted_until = NULL, mute_note = NULL
         WHERE person_id = $1 AND muted_at IS NOT NULL`,
        [id],
      );
      if (lifted === 0) return;
      const actor = { kind: 'account', id: by.accountId } as const;
      await record(tx, [
        { siteId, at, actor, action: 'reporter.unmute', subjectKind: 'reporter', subjectId: id },
      ]);
    });
  }
}

/** Somebody of this site, at whose row their reports take turns; what a publisher set is not a moderator's to change. */
async function lockMutable(tx: Tx, { siteId, reporterId: id, by }: Command): Promise<Date> {
  const [person] = isId(id)
    ? await tx.query<{ role: Role }>(
        `SELECT role FROM accounts WHERE id = $1 AND site_id = $2
         UNION ALL SELECT 'reader' FROM guests WHERE id = $1 AND site_id = $2`,
        [id, siteId],
      )
    : [];
  if (!person) throw new NotHere('reporter');
  if (person.role !== 'reader') throw new StaffNotMuted();
  const [mute] = await tx.query<{ mutedAt: Date | null; until: Date | null }>(
    `INSERT INTO reporters (person_id, site_id) VALUES ($1, $2)
     ON CONFLICT (person_id) DO UPDATE SET site_id = excluded.site_id
     RETURNING muted_at AS "mutedAt", muted_until AS until`,
    [id, siteId],
  );
  const at = await readClock(tx);
  if (mute!.mutedAt !== null && isLongMute(mute!.until, at))
    allow(by, 'mute reporters for more than 30 days', 'site');
  return at;
}
