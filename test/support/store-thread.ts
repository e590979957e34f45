import { generateThread, type GeneratedComment, type ThreadShape } from '../../bench/generate-thread.js';
import type { Database, Tx } from '../../src/platform/database/database.js';
import { newId } from '../../src/platform/ids.js';

const AT_ONCE = 5_000;

/** A database with the site that it is about: a test's service, or the bench's. */
interface Stage {
  readonly database: Database;
  readonly siteId: string;
}

/** Fills an empty thread with published comments, past the API, every stored count as it should be. */
export async function storeThread(stage: Stage, threadId: string, shape: ThreadShape): Promise<void> {
  await stage.database.transaction(async (tx) => {
    const ids = new Map<number, string>();
    let batch: GeneratedComment[] = [];
    for (const comment of generateThread(shape)) {
      ids.set(comment.position, newId());
      if (batch.push(comment) === AT_ONCE) {
        await insert(tx, stage.siteId, threadId, batch, ids);
        batch = [];
      }
    }
    await insert(tx, stage.siteId, threadId, batch, ids);
    await tx.run(
      `UPDATE comments c SET visible_below = below.count FROM (
         SELECT substring(placement FOR 4 * level) AS placement, count(*) AS count
         FROM comments, generate_series(1, length(placement) / 4 - 1) level WHERE thread_id = $1 GROUP BY 1
       ) below WHERE c.thread_id = $1 AND c.placement = below.placement`,
      [threadId],
    );
    await tx.run(
      `INSERT INTO likes (comment_id, person_id, thread_id)
       SELECT id, gen_random_uuid(), thread_id FROM comments, generate_series(1, likes) WHERE thread_id = $1`,
      [threadId],
    );
    await tx.run(
      `UPDATE threads t SET published_count = c.all, last_number = c.all, last_position = c.all, arrival_count = c.all,
         top_level_count = c.top, last_arrival_at = c.last
       FROM (SELECT count(*) AS all, count(*) FILTER (WHERE depth = 0) AS top, max(created_at) AS last FROM comments WHERE thread_id = $1) c
       WHERE t.id = $1`,
      [threadId],
    );
  });
}

/** So that the planner knows what a running service's would. */
export async function analyse({ database }: Stage): Promise<void> {
  for (const table of ['comments', 'comment_revisions', 'likes', 'threads', 'articles'])
    await database.query(`ANALYZE ${table}`);
}

async function insert(
  tx: Tx,
  siteId: string,
  threadId: string,
  comments: readonly GeneratedComment[],
  ids: ReadonlyMap<number, string>,
): Promise<void> {
  const own = comments.map(({ position }) => ids.get(position)!);
  await tx.run(
    `INSERT INTO comments (site_id, thread_id, status, author_kind, id, parent_id, number, position, depth, placement, likes, created_at)
     SELECT $1::uuid, $2::uuid, 'published', 'guest', id, parent_id, position, position, depth, placement, likes,
       timestamptz '2026-01-01' + position * interval '1 second'
     FROM unnest($3::uuid[], $4::uuid[], $5::integer[], $6::integer[], $7::bytea[], $8::integer[])
       AS c (id, parent_id, position, depth, placement, likes)`,
    [
      siteId,
      threadId,
      own,
      comments.map(({ parent }) => (parent === null ? null : ids.get(parent)!)),
      comments.map(({ position }) => position),
      comments.map(({ depth }) => depth),
      comments.map(({ placement }) => placement),
      comments.map(({ likes }) => likes),
    ],
  );
  await tx.run(
    `INSERT INTO comment_revisions (comment_id, revision, source, format, html, renderer_version, author_name)
     SELECT id, 1, html, 'html', html, 1, name FROM unnest($1::uuid[], $2::text[], $3::text[]) AS c (id, html, name)`,
    [own, comments.map(({ html }) => html), comments.map(({ authorName }) => authorName)],
  );
}
