import type { Database } from '../src/platform/database/database.js';
import { hashOf, newId, newToken } from '../src/platform/ids.js';

/**
 * Guests with tokens, as their readers' browsers hold them: seen today already, of whom a moderator approved a comment
 * in the thread once, and who accepted the first comment policy. Answers their tokens.
 */
export async function storeGuests(
  database: Database,
  store: { siteId: string; threadId: string; moderatorId: string; count: number },
): Promise<readonly string[]> {
  const { siteId, threadId, moderatorId, count } = store;
  const tokens = Array.from({ length: count }, () => newToken('guest'));
  const ids = tokens.map(newId);
  await database.transaction(async (tx) => {
    await tx.run(
      `INSERT INTO guests (id, site_id, name) SELECT id, $1, 'Guest ' || n FROM unnest($2::uuid[]) WITH ORDINALITY AS g (id, n)`,
      [siteId, ids],
    );
    await tx.run(
      `INSERT INTO credentials (id, token_hash, site_id, kind, guest_id, last_used_on, expires_at)
       SELECT gen_random_uuid(), hash, $1, 'guest', id, (parley_now() AT TIME ZONE 'UTC')::date, parley_now() + interval '90 days'
       FROM unnest($2::bytea[], $3::uuid[]) AS c (hash, id)`,
      [siteId, tokens.map(hashOf), ids],
    );
    await tx.run(
      `INSERT INTO acceptances (person, version, site_id, accepted_at) SELECT id, 1, $1, parley_now() FROM unnest($2::uuid[]) id`,
      [siteId, ids],
    );
    // The guest's id names their comment and its decision too.
    await tx.run(
      `INSERT INTO comments (id, site_id, thread_id, guest_id, number, position, depth, placement, status, author_kind, policy_version, revision, created_at)
       SELECT id, $1, $2, id, n, n, 0, decode(lpad(to_hex(n), 8, '0'), 'hex'), 'published', 'guest', 1, 2,
         date_trunc('day', parley_now()) - interval '30 days' + n * interval '1 second'
       FROM unnest($3::uuid[]) WITH ORDINALITY AS g (id, n)`,
      [siteId, threadId, ids],
    );
    await tx.run(
      `INSERT INTO comment_revisions (comment_id, revision, source, format, html, renderer_version, author_name, created_at)
       SELECT id, 1, 'I was here before.', 'markdown', '<p>I was here before.</p>', 1, 'Guest', created_at FROM comments WHERE thread_id = $1`,
      [threadId],
    );
    await tx.run(
      `INSERT INTO decisions (id, site_id, comment_id, action, decided_by, decided_at, on_revision, status_before, status_after)
       SELECT id, $1, id, 'approve', $2, created_at + interval '1 hour', 1, 'published', 'published' FROM comments WHERE thread_id = $3`,
      [siteId, moderatorId, threadId],
    );
    await tx.run(
      `UPDATE threads SET published_count = $2, top_level_count = $2, arrival_count = $2, last_number = $2, last_position = $2,
         last_arrival_at = (SELECT max(created_at) FROM comments WHERE thread_id = $1) WHERE id = $1`,
      [threadId, count],
    );
  });
  return tokens;
}
