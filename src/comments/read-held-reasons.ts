import type { Reader } from '../platform/database/database.js';

/** Which checks hold each of these comments, as the trace of its text tells; one that none holds is left out. */
export async function readHeldReasons(
  reader: Reader,
  commentIds: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  if (commentIds.length === 0) return new Map();
  const rows = await reader.query<{ id: string; reasons: string[] }>(
    `SELECT c.id, array_agg(found->>'check' ORDER BY nth) AS reasons
     FROM comments c
     JOIN comment_revisions text ON text.comment_id = c.id AND text.revision = c.text_revision
     CROSS JOIN LATERAL jsonb_array_elements(text.trace) WITH ORDINALITY AS one (found, nth)
     WHERE c.id = ANY ($1) AND found->>'verdict' = 'hold'
     GROUP BY c.id`,
    [commentIds],
  );
  return new Map(rows.map(({ id, reasons }) => [id, reasons]));
}
