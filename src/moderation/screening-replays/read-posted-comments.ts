import type { Reader } from '../../platform/database/database.js';
import type { Outcome } from './tally.rules.js';

/** A comment as it came, with what was known of its author at that instant. */
export interface PostedComment {
  readonly id: string;
  readonly threadId: string;
  /** The first text; null where it was not kept as it came. */
  readonly source: string | null;
  readonly trusted: boolean;
  readonly authorName: string;
  readonly email: string | null;
  readonly ipPrefix: string | null;
  readonly approvedBefore: boolean;
  readonly publishedBefore: boolean;
  readonly outcome: Outcome;
}

/** Where to go on, and where to end. The instants are texts: JavaScript's would lose the microseconds. */
export interface Stretch {
  readonly siteId: string;
  readonly afterAt: string;
  readonly afterId: string;
  readonly until: string;
}

const WITHIN = `site_id = $1 AND source IS NULL AND (created_at, id) > ($2::timestamptz, $3::uuid) AND created_at < $4::timestamptz`;

const firstsOf = (column: 'account_id' | 'guest_id'): string => `
  SELECT a.id,
    (SELECT min(created_at) FROM comments WHERE ${column} = a.id AND status = 'published') AS published_at,
    (SELECT min(d.decided_at) FROM comments o JOIN decisions d ON d.comment_id = o.id
     WHERE o.${column} = a.id AND d.action IN ('approve', 'restore')
       AND NOT EXISTS (SELECT FROM undone_decisions u WHERE u.decision_id = d.id)) AS approved_at
  FROM (SELECT DISTINCT ${column} AS id FROM page WHERE ${column} IS NOT NULL) a`;

const PAGE = `
  WITH page AS MATERIALIZED (
    SELECT id, thread_id, account_id, guest_id, created_at FROM comments
    WHERE ${WITHIN} ORDER BY created_at, id LIMIT $5),
  firsts AS MATERIALIZED (${firstsOf('account_id')} UNION ALL ${firstsOf('guest_id')})
  SELECT p.id, p.thread_id AS "threadId", r.source, coalesce(r.author_name, '') AS "authorName", r.ip_prefix AS "ipPrefix",
    coalesce(r.trace @> '[{"check": "standing", "verdict": "trust"}]', false) AS trusted,
    coalesce(g.email, a.email) AS email,
    coalesce(f.approved_at < p.created_at, false) AS "approvedBefore",
    coalesce(f.published_at < p.created_at, false) AS "publishedBefore",
    CASE WHEN d.action IN ('reject', 'spam') THEN 'removed' WHEN d.action IS NOT NULL THEN 'kept' END AS outcome
  FROM page p
  LEFT JOIN comment_revisions r ON r.comment_id = p.id AND r.revision = 1 AND r.format = 'markdown'
  LEFT JOIN firsts f ON f.id = coalesce(p.account_id, p.guest_id)
  LEFT JOIN accounts a ON a.id = p.account_id
  LEFT JOIN guests g ON g.id = p.guest_id
  LEFT JOIN LATERAL (
    SELECT d.action FROM decisions d
    WHERE d.comment_id = p.id AND NOT EXISTS (SELECT FROM undone_decisions u WHERE u.decision_id = d.id)
    ORDER BY d.on_revision DESC LIMIT 1
  ) d ON true
  ORDER BY p.created_at, p.id`;

/** The next comments posted at a site, in the order in which they came. */
export const readPostedComments = (
  reader: Reader,
  stretch: Stretch,
  limit: number,
): Promise<PostedComment[]> => reader.query<PostedComment>(PAGE, [...valuesOf(stretch), limit]);

export async function countPostedComments(reader: Reader, stretch: Stretch): Promise<number> {
  const [row] = await reader.query<{ count: number }>(
    `SELECT count(*)::integer AS count FROM comments WHERE ${WITHIN}`,
    valuesOf(stretch),
  );
  return row!.count;
}

const valuesOf = ({ siteId, afterAt, afterId, until }: Stretch): string[] => [
  siteId,
  afterAt,
  afterId,
  until,
];
