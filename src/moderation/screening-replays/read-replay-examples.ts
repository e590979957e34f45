import type { Reader } from '../../platform/database/database.js';

/** A comment that a draft would treat otherwise, as it was posted. */
export interface ReplayExample {
  readonly id: string;
  readonly source: string;
  readonly slug: string;
  readonly headline: string;
}

const MOST_CHARACTERS = 200;

/** These comments of a site with the beginning of their first text, in their order. */
export const readReplayExamples = (
  reader: Reader,
  { siteId, ids }: { siteId: string; ids: readonly string[] },
): Promise<ReplayExample[]> =>
  reader.query<ReplayExample>(
    `SELECT c.id, left(r.source, ${MOST_CHARACTERS}) AS source, a.slug, a.headline
     FROM unnest($2::uuid[]) WITH ORDINALITY AS asked (id, nth)
     JOIN comments c ON c.id = asked.id JOIN comment_revisions r ON r.comment_id = c.id AND r.revision = 1
     JOIN threads t ON t.id = c.thread_id JOIN articles a ON a.id = t.article_id
     WHERE c.site_id = $1 ORDER BY asked.nth`,
    [siteId, ids],
  );
