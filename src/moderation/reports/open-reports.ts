import { REPORT_STATUS, SETTLED_BY } from '../../comments/own-reports.js';
import type { Reader } from '../../platform/database/database.js';
import { REMEMBERED, type OpenReports, type TrackRecord } from './reporting.rules.js';

/** What the open reports on comments come to, by their ids, under their thread's lock; of who is not there, there are none. */
export async function readOpenReports(
  reader: Reader,
  commentIds: readonly string[],
): Promise<ReadonlyMap<string, OpenReports>> {
  if (commentIds.length === 0) return new Map();
  const rows = await reader.query<OpenReports & { id: string }>(
    `SELECT id, sum(n)::integer AS reports, sum(weight)::float8 AS weight, jsonb_object_agg(reason, n) AS reasons
     FROM (
       SELECT c.id, r.reason, count(*)::integer AS n, sum(r.weight) AS weight
       FROM reports r JOIN comments c ON c.id = r.comment_id ${SETTLED_BY}
       WHERE r.comment_id = ANY ($1::uuid[]) AND ${REPORT_STATUS} = 'open' GROUP BY c.id, r.reason
     ) open GROUP BY id`,
    [commentIds],
  );
  return new Map(rows.map(({ id, ...open }) => [id, open]));
}

/** How often a person was right in the last reports of theirs that were decided. */
export async function readTrackRecord(reader: Reader, personId: string): Promise<TrackRecord> {
  const [row] = await reader.query<TrackRecord>(
    `SELECT count(*)::integer AS decided, count(*) FILTER (WHERE action IN ('reject', 'spam'))::integer AS "right"
     FROM (
       SELECT settled.action FROM reports r ${SETTLED_BY}
       WHERE r.person_id = $1 AND settled.action IS NOT NULL ORDER BY r.created_at DESC, r.id DESC LIMIT ${REMEMBERED}
     ) last`,
    [personId],
  );
  return row!;
}
