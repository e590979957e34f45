import { record } from '../audit/record.js';
import { readClock } from '../platform/clock.js';
import type { Reader, Tx } from '../platform/database/database.js';
import { emit } from '../platform/database/outbox.js';
import { PreconditionFailed, PreconditionRequired } from '../platform/http/if-match.js';
import type { ModerationMode } from './moderation-mode.rules.js';

/** Whose mode: a site's or a section's. A thread's own stands with the thread. */
export interface ModeSubject {
  readonly siteId: string;
  readonly level: 'site' | 'section';
  readonly id: string;
}

/** A mode with its version; version 0 is that nobody has set one yet. */
export interface VersionedMode {
  readonly version: number;
  /** Null: that of the level above. */
  readonly mode: ModerationMode | null;
  readonly until: Date | null;
}

export async function readModerationMode(
  reader: Reader,
  { id, level }: Pick<ModeSubject, 'id' | 'level'>,
): Promise<VersionedMode> {
  const [current] = await reader.query<VersionedMode>(
    `SELECT version, mode, until FROM moderation_modes WHERE subject_id = $1 AND level = $2
     ORDER BY version DESC LIMIT 1`,
    [id, level],
  );
  return current ?? { version: 0, mode: null, until: null };
}

/**
 * Sets the mode of a level. The caller holds the site's lock: what was posted before is published as it was then.
 * @param ifMatch the version that the change was made on; null when the request names none
 */
export async function setModerationMode(
  tx: Tx,
  subject: ModeSubject,
  change: { mode: ModerationMode | null; until: Date | null; ifMatch: number | null; by: string },
): Promise<VersionedMode> {
  const before = await readModerationMode(tx, subject);
  if (change.ifMatch === null) throw new PreconditionRequired();
  if (change.ifMatch !== before.version) throw new PreconditionFailed(before.version);
  const at = await readClock(tx);
  const { siteId, level, id } = subject;
  const { mode, by } = change;
  const until = mode === null ? null : change.until;
  const version = before.version + 1;
  await tx.run(
    'INSERT INTO moderation_modes (site_id, level, subject_id, version, mode, until, set_by, set_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)',
    [siteId, level, id, version, mode, until, by, at],
  );
  const detail = { version, mode, until: until?.toISOString() ?? null };
  await emit(tx, [{ siteId, event: 'moderation-mode.set', subjectId: id, at, detail: { level, ...detail } }]);
  await record(tx, [
    {
      siteId,
      at,
      actor: { kind: 'account', id: by },
      action: 'moderation-mode.set',
      subjectKind: level,
      subjectId: id,
      detail,
    },
  ]);
  return { version, mode, until };
}
