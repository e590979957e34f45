import { personIdOf, type Viewer } from '../accounts/viewer.js';
import type { Reader } from '../platform/database/database.js';

/** What became of a report: what the first decision on its comment since made of it, unless it was taken back. */
export type ReportStatus = 'open' | 'upheld' | 'dismissed' | 'withdrawn';

/** For reports `r`: the decision that settled each, where there is one. Served by `decisions_revision_key`. */
export const SETTLED_BY = `LEFT JOIN LATERAL (
    SELECT d.action FROM decisions d
    WHERE d.comment_id = r.comment_id AND d.on_revision >= r.on_revision
      AND NOT EXISTS (SELECT FROM undone_decisions u WHERE u.decision_id = d.id)
    ORDER BY d.on_revision LIMIT 1
  ) settled ON true`;

/** Of `reports r` of `comments c`, with {@link SETTLED_BY}. */
export const REPORT_STATUS = `CASE WHEN settled.action IN ('reject', 'spam') THEN 'upheld'
    WHEN settled.action IS NOT NULL THEN 'dismissed'
    WHEN c.status = 'withdrawn' THEN 'withdrawn' ELSE 'open' END`;

/** A report as its reporter is told of it: never who decided. */
export interface OwnReport {
  readonly commentId: string;
  readonly reason: string;
  readonly createdAt: Date;
  readonly status: ReportStatus;
}

/** The viewer's own reports in a thread, the newest first. Never cached. */
export async function readOwnReports(reader: Reader, threadId: string, viewer: Viewer): Promise<OwnReport[]> {
  return reader.query<OwnReport>(
    `SELECT r.comment_id AS "commentId", r.reason, r.created_at AS "createdAt", ${REPORT_STATUS} AS status
     FROM reports r JOIN comments c ON c.id = r.comment_id ${SETTLED_BY}
     WHERE r.person_id = $1 AND r.thread_id = $2 ORDER BY r.created_at DESC, r.id DESC`,
    [personIdOf(viewer), threadId],
  );
}
