import { record } from '../audit/record.js';
import { readClock } from '../platform/clock.js';
import { emit } from '../platform/database/outbox.js';
import type { Reader, Tx } from '../platform/database/database.js';
import { PreconditionFailed, PreconditionRequired } from '../platform/http/if-match.js';
import type { ClosingPolicy, PolicyLevel } from './closing-policy.rules.js';
import { noteQueuePauses } from './queue-pauses.js';

/** Whose policy: a site's, a section's or an article's. */
export interface PolicySubject {
  readonly siteId: string;
  readonly level: PolicyLevel;
  readonly id: string;
  /** The only thread that the policy concerns; null: many. */
  readonly threadId: string | null;
}

/** A policy with its version; version 0 is the empty one that nobody has set yet. */
export interface VersionedPolicy {
  readonly version: number;
  readonly policy: ClosingPolicy;
  readonly setAt: Date | null;
  readonly setBy: string | null;
}

/** A version that somebody has set. */
export interface SetPolicy extends VersionedPolicy {
  readonly setAt: Date;
}

const CURRENT = `SELECT version, policy, set_at AS "setAt", set_by AS "setBy" FROM closing_policies
  WHERE subject_id = $1 AND level = $2 ORDER BY version DESC LIMIT 1`;

export async function readClosingPolicy(
  reader: Reader,
  { id, level }: Pick<PolicySubject, 'id' | 'level'>,
): Promise<VersionedPolicy> {
  const [current] = await reader.query<VersionedPolicy>(CURRENT, [id, level]);
  return current ?? { version: 0, policy: {}, setAt: null, setBy: null };
}

/**
 * Replaces the policy of a level. The caller holds the lock that the level asks for: the site's exclusively, or the
 * article's thread.
 * @param ifMatch the version that the change was made on; null when the request names none
 */
export async function replaceClosingPolicy(
  tx: Tx,
  subject: PolicySubject,
  change: { policy: ClosingPolicy; ifMatch: number | null; by: string | null },
): Promise<SetPolicy> {
  const before = await readClosingPolicy(tx, subject);
  if (change.ifMatch === null) throw new PreconditionRequired();
  if (change.ifMatch !== before.version) throw new PreconditionFailed(before.version);
  const setAt = await readClock(tx);
  const version = before.version + 1;
  const { siteId, level, id } = subject;
  await tx.run(
    'INSERT INTO closing_policies (site_id, level, subject_id, version, policy, set_by, set_at) VALUES ($1, $2, $3, $4, $5, $6, $7)',
    [siteId, level, id, version, change.policy, change.by, setAt],
  );
  const detail = { level, version };
  await emit(tx, [{ siteId, event: 'closing-policy.set', subjectId: id, at: setAt, detail }]);
  await record(tx, [
    {
      siteId,
      at: setAt,
      actor: change.by === null ? { kind: 'console' } : { kind: 'account', id: change.by },
      action: 'closing-policy.set',
      subjectKind: level,
      subjectId: id,
      detail: { version },
    },
  ]);
  await keepPauses(tx, subject, change.policy, setAt);
  return { version, policy: change.policy, setAt, setBy: change.by };
}

/** What a policy pauses is on record from the same instant on; its hours are the relay's to look at. */
async function keepPauses(
  tx: Tx,
  { siteId, level, id, threadId }: PolicySubject,
  policy: ClosingPolicy,
  at: Date,
): Promise<void> {
  if (policy.hours !== undefined || policy.queue !== undefined) {
    await tx.run(
      `INSERT INTO policy_pauses (subject_id, level, site_id, thread_id) VALUES ($1, $2, $3, $4)
       ON CONFLICT (subject_id, level) DO NOTHING`,
      [id, level, siteId, threadId],
    );
  }
  await tx.run('UPDATE policy_pauses SET look_at = $3 WHERE subject_id = $1 AND level = $2', [id, level, at]);
  await noteQueuePauses(tx, [id], at);
}
