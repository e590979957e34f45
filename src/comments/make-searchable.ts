import type { Database } from '../platform/database/database.js';

/** In a round of the relay, so that a long import keeps nothing else waiting. */
const AT_ONCE = 1_000;

const NEXT = `
  WITH next AS MATERIALIZED (
    SELECT comment_id, revision FROM comment_revisions WHERE NOT searchable
    ORDER BY comment_id, revision LIMIT ${AT_ONCE} FOR NO KEY UPDATE SKIP LOCKED
  )
  UPDATE comment_revisions r SET searchable = true
  FROM next WHERE r.comment_id = next.comment_id AND r.revision = next.revision`;

/**
 * Lets the search find texts that an import has left to later: putting their words in order takes longer than all else
 * that an import does. Answers that there is nothing more for this round.
 */
export const makeSearchable = async (database: Database): Promise<boolean> => {
  await database.transaction((tx) => tx.run(NEXT));
  return false;
};
