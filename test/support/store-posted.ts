import { hostArticle } from './articles.js';
import type { Client } from './client.js';
import type { TestService } from './service.js';

const THREADS = 10;

/** The authors of so many comments. */
export const guestsOf = (comments: number): number => Math.min(1_000, comments / 10);

/**
 * Comments posted over 20 days, past the API. The nth, from 1, has n mod 5 links and, every seventh, "casino"; it is by
 * the (n mod guests)th guest. An hour later a moderator rejected it where n ends with 0, and approved it with 1 to 5.
 */
export async function storePosted(
  { database, siteId }: TestService,
  { comments, publisher, moderatorId }: { comments: number; publisher: Client; moderatorId: string },
): Promise<readonly string[]> {
  const threadIds: string[] = [];
  for (let nth = 0; nth < THREADS; nth += 1) threadIds.push((await hostArticle(publisher)).threadId);
  await database.query(
    `INSERT INTO guests (id, site_id, name, created_at)
     SELECT md5('guest ' || n)::uuid, $1, 'Guest ' || n, parley_now() - interval '21 days' FROM generate_series(0, $2::integer - 1) n`,
    [siteId, guestsOf(comments)],
  );
  await database.query(
    `INSERT INTO comments (site_id, id, thread_id, guest_id, number, position, depth, placement, status, author_kind, created_at)
     SELECT $1::uuid, md5('comment ' || n)::uuid, ($2::uuid[])[n % ${THREADS} + 1], md5('guest ' || n % $4)::uuid,
       n / ${THREADS} + 1, n / ${THREADS} + 1, 0, decode(lpad(to_hex(n / ${THREADS} + 1), 8, '0'), 'hex'),
       CASE n % 10 WHEN 0 THEN 'rejected' ELSE 'published' END, 'guest',
       parley_now() - interval '20 days 12 hours' + n * (interval '20 days' / $3)
     FROM generate_series(1, $3::integer) n`,
    [siteId, threadIds, comments, guestsOf(comments)],
  );
  await database.query(
    `INSERT INTO comment_revisions (comment_id, revision, source, format, html, renderer_version, author_name, ip_prefix, created_at)
     SELECT md5('comment ' || n)::uuid, 1, repeat('Something *to say* of the bridge. ', n % 20 + 1) || CASE n % 7 WHEN 0 THEN 'Casino!' ELSE '' END
       || repeat(' https://a.example', n % 5), 'markdown', '', 1, 'Guest', '203.0.113.0/24', parley_now()
     FROM generate_series(1, $1::integer) n`,
    [comments],
  );
  await database.query(
    `INSERT INTO decisions (id, site_id, comment_id, action, rule, policy_version, decided_by, decided_at, on_revision, status_before, status_after)
     SELECT md5('decision ' || n)::uuid, $1, c.id, CASE n % 10 WHEN 0 THEN 'reject' ELSE 'approve' END,
       CASE n % 10 WHEN 0 THEN 'other' END, CASE n % 10 WHEN 0 THEN 1 END, $2, c.created_at + interval '1 hour', 1, 'published', c.status
     FROM generate_series(1, $3::integer) n JOIN comments c ON c.id = md5('comment ' || n)::uuid WHERE n % 10 <= 5`,
    [siteId, moderatorId, comments],
  );
  await database.query(
    `UPDATE threads t SET published_count = c.published, last_number = c.last, last_position = c.last, arrival_count = c.all,
       top_level_count = c.published, last_arrival_at = c.at
     FROM (SELECT thread_id, count(*) AS all, count(*) FILTER (WHERE status = 'published') AS published,
             max(position) AS last, max(created_at) AS at FROM comments GROUP BY 1) c
     WHERE t.id = c.thread_id`,
  );
  for (const table of ['comments', 'comment_revisions', 'decisions', 'guests'])
    await database.query(`ANALYZE ${table}`);
  return threadIds;
}
