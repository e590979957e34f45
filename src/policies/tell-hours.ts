import type { Database, Tx } from '../platform/database/database.js';
import { emit } from '../platform/database/outbox.js';
import type { PolicyLevel } from './closing-policy.rules.js';
import { isStaffed, nextTurnOfHours, type StaffedHours } from './staffed-hours.rules.js';

interface HoursRow {
  readonly now: Date;
  readonly siteId: string;
  readonly level: PolicyLevel;
  readonly subjectId: string;
  readonly threadId: string | null;
  readonly toldAway: boolean;
  readonly hours: StaffedHours | 'off' | null;
  readonly timeZone: string;
}

const AT_ONCE = 100;

const DUE = `
  SELECT subject_id AS id FROM policy_pauses WHERE look_at <= (SELECT parley_now())
  ORDER BY look_at LIMIT ${AT_ONCE} FOR NO KEY UPDATE SKIP LOCKED`;

/** Read after the lock, in a statement of its own, so that the policy is the one in force. */
const HOURS = `
  SELECT parley_now() AS now, p.site_id AS "siteId", p.level, p.subject_id AS "subjectId", p.thread_id AS "threadId",
    p.told_away AS "toldAway", c.policy -> 'hours' AS hours, s.time_zone AS "timeZone"
  FROM policy_pauses p JOIN sites s ON s.id = p.site_id CROSS JOIN LATERAL (
    SELECT policy FROM closing_policies WHERE subject_id = p.subject_id AND level = p.level ORDER BY version DESC LIMIT 1
  ) c
  WHERE p.subject_id = ANY ($1::uuid[])`;

/**
 * Tells when desks leave and come back, one event for each policy that has hours; answers whether there may be more.
 * The relay's: only the events may be late, never the state.
 */
export function tellDueHours(database: Database): Promise<boolean> {
  return database.transaction(async (tx) => {
    const due = await tx.query<{ id: string }>(DUE);
    const rows = due.length === 0 ? [] : await tx.query<HoursRow>(HOURS, [due.map(({ id }) => id)]);
    for (const row of rows) await tell(tx, row);
    return due.length === AT_ONCE;
  });
}

async function tell(tx: Tx, row: HoursRow): Promise<void> {
  const { now, siteId, level, subjectId, threadId, toldAway, hours, timeZone } = row;
  const staffed = hours === null || hours === 'off' ? null : hours;
  const isAway = staffed !== null && !isStaffed(staffed, timeZone, now);
  const turn = staffed === null ? null : nextTurnOfHours(staffed, timeZone, now);
  await tx.run('UPDATE policy_pauses SET told_away = $3, look_at = $4 WHERE subject_id = $1 AND level = $2', [
    subjectId,
    level,
    isAway,
    turn,
  ]);
  if (isAway === toldAway) return;
  const event = isAway ? 'thread.paused' : 'thread.reopened';
  const detail = { level, because: 'hours', ...(isAway && turn && { reopensAt: turn.toISOString() }) };
  await emit(tx, [{ siteId, event, subjectId: threadId ?? subjectId, at: now, detail }]);
}

/** The hours of a site are read by another clock from now on. */
export async function lookAtHoursAgain(tx: Tx, siteId: string): Promise<void> {
  await tx.run('UPDATE policy_pauses SET look_at = parley_now() WHERE site_id = $1', [siteId]);
}
