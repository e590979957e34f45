import type { Reader } from '../platform/database/database.js';
import { REPORT_STATUS, SETTLED_BY } from './own-reports.js';

/** A stored value that a recount does not bear out. */
export interface Difference {
  readonly what: string;
  readonly id: string;
  readonly stored: string | null;
  readonly counted: string | null;
}

/** Each query answers only what differs; together they see one moment. */
const RECOUNTS: readonly string[] = [
  // Counters of threads.
  `SELECT v.what, t.id, v.stored::text, v.counted::text
   FROM threads t
   LEFT JOIN (
     SELECT thread_id, count(*) FILTER (WHERE status = 'published') AS published,
       count(*) FILTER (WHERE status = 'published' AND depth = 0) AS top_level,
       max(number) AS number, max(position) AS position,
       count(*) FILTER (WHERE exempt IS DISTINCT FROM 'import') AS arrivals
     FROM comments GROUP BY thread_id
   ) c ON c.thread_id = t.id
   CROSS JOIN LATERAL (VALUES
     ('published comments of a thread', t.published_count::bigint, coalesce(c.published, 0)),
     ('top-level comments of a thread', t.top_level_count, coalesce(c.top_level, 0)),
     ('last number of a thread', t.last_number, coalesce(c.number, 0)),
     ('last position of a thread', t.last_position, coalesce(c.position, 0)),
     ('arrivals in a thread', t.arrival_count, coalesce(c.arrivals, 0))
   ) v (what, stored, counted)
   WHERE v.stored <> v.counted`,
  `SELECT 'last arrival in a thread' AS what, t.id, t.last_arrival_at::text AS stored, max(c.created_at)::text AS counted
   FROM threads t LEFT JOIN comments c ON c.thread_id = t.id AND c.exempt IS DISTINCT FROM 'import'
   GROUP BY t.id HAVING t.last_arrival_at IS DISTINCT FROM max(c.created_at)`,
  // What stands below each comment.
  `SELECT 'visible comments below a comment' AS what, c.id, c.visible_below::text AS stored, coalesce(below.count, 0)::text AS counted
   FROM comments c
   LEFT JOIN (
     SELECT thread_id, substring(placement FOR 4 * level) AS placement, count(*)
     FROM comments, generate_series(1, length(placement) / 4 - 1) level
     WHERE status = 'published' GROUP BY 1, 2
   ) below USING (thread_id, placement)
   WHERE c.visible_below <> coalesce(below.count, 0)`,
  // Likes, one row each.
  `SELECT 'likes of a comment' AS what, c.id, c.likes::text AS stored, coalesce(l.count, 0)::text AS counted
   FROM comments c LEFT JOIN (SELECT comment_id, count(*) FROM likes GROUP BY 1) l ON l.comment_id = c.id
   WHERE c.likes <> coalesce(l.count, 0)`,
  // Placement follows from the parent and the own position.
  `SELECT 'placement of a comment' AS what, c.id, encode(c.placement, 'hex') AS stored, encode(want.placement, 'hex') AS counted
   FROM comments c LEFT JOIN comments p ON p.id = c.parent_id
   CROSS JOIN LATERAL (
     SELECT coalesce(substring(p.placement FOR 32), '') || decode(lpad(to_hex(c.position), 8, '0'), 'hex') AS placement
   ) want
   WHERE c.placement <> want.placement OR c.depth <> coalesce(p.depth + 1, 0) OR c.thread_id <> coalesce(p.thread_id, c.thread_id)`,
  // Held comments wait in a queue; rejected and withdrawn ones do not.
  `SELECT 'open item of a comment' AS what, c.id, i.queue AS stored, c.status AS counted
   FROM comments c LEFT JOIN items i ON i.subject_id = c.id AND i.kind = 'comment' AND i.closed_at IS NULL
   WHERE (c.status = 'held' AND i.queue IS DISTINCT FROM 'held' AND i.queue IS DISTINCT FROM 'reported')
     OR (c.status IN ('rejected', 'withdrawn') AND i.queue IS NOT NULL)
     OR (i.queue = 'held' AND c.status <> 'held') OR (i.queue = 'spam' AND c.status <> 'spam')
     OR (i.queue = 'unreviewed' AND c.status <> 'published')`,
  // Whose own an item is, and its language, follow from the comment.
  `SELECT v.what, i.id, v.stored, v.counted
   FROM items i JOIN comments c ON c.id = i.subject_id
   LEFT JOIN comment_revisions r ON r.comment_id = c.id AND r.revision = c.text_revision
   CROSS JOIN LATERAL (VALUES
     ('author of an open item', i.author_id::text, c.account_id::text),
     ('language of an open item', i.language, coalesce(r.language, 'unknown'))
   ) v (what, stored, counted)
   WHERE i.kind = 'comment' AND i.closed_at IS NULL AND v.stored IS DISTINCT FROM v.counted`,
  `SELECT 'section of an open item' AS what, i.id, i.section_id::text AS stored, a.section_id::text AS counted
   FROM items i JOIN comments c ON c.id = i.subject_id JOIN threads t ON t.id = c.thread_id JOIN articles a ON a.id = t.article_id
   WHERE i.kind = 'comment' AND i.closed_at IS NULL
     AND (i.section_id IS DISTINCT FROM a.section_id OR i.article_id IS DISTINCT FROM a.id)`,
  // An item tells of the open reports on its comment; where no report says so, there are none.
  `SELECT 'reports of an open item' AS what, i.id, told.reports AS stored, reports.count::text AS counted
   FROM items i
   CROSS JOIN LATERAL (
     SELECT max(reason -> 'evidence' ->> 'reports') AS reports FROM jsonb_array_elements(i.reasons) reason
     WHERE reason ->> 'reason' = 'reported'
   ) told
   CROSS JOIN LATERAL (
     SELECT count(*) FROM reports r JOIN comments c ON c.id = r.comment_id ${SETTLED_BY}
     WHERE r.comment_id = i.subject_id AND ${REPORT_STATUS} = 'open'
   ) reports
   WHERE i.kind = 'comment' AND i.closed_at IS NULL AND coalesce(told.reports, '0') <> reports.count::text`,
  // A queue pauses discussions above its one limit, never below the other, and nowhere without limits.
  `SELECT 'pause by the queue' AS what, p.subject_id AS id, p.queue_since::text AS stored, waiting.count::text AS counted
   FROM policy_pauses p
   CROSS JOIN LATERAL (
     SELECT policy -> 'queue' AS limits FROM closing_policies WHERE subject_id = p.subject_id AND level = p.level
     ORDER BY version DESC LIMIT 1
   ) c
   CROSS JOIN LATERAL (
     SELECT count(*) FROM items i
     WHERE p.subject_id = CASE p.level WHEN 'site' THEN i.site_id WHEN 'section' THEN i.section_id ELSE i.article_id END
       AND i.queue IN ('reported', 'held') AND i.closed_at IS NULL
   ) waiting
   WHERE CASE WHEN p.queue_since IS NULL THEN waiting.count > (c.limits ->> 'pauseAbove')::integer
     ELSE coalesce(jsonb_typeof(c.limits) <> 'object' OR waiting.count < (c.limits ->> 'resumeBelow')::integer, true) END`,
];

/** Recomputes every stored count of the database and answers what differs: always nothing. */
export async function recount(reader: Reader): Promise<Difference[]> {
  const differences: Difference[] = [];
  for (const sql of RECOUNTS) differences.push(...(await reader.query<Difference>(sql)));
  return differences;
}
