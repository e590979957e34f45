import type { Reader } from '../../platform/database/database.js';

/** Comments that came, and how many of them screening let nobody see before a moderator had looked. */
export interface Arrived {
  readonly comments: number;
  readonly held: number;
}

export interface Arrivals extends Arrived {
  /** Of the site's calendar; those without a comment are left out. */
  readonly days: readonly (Arrived & { readonly day: string })[];
}

const ARRIVALS = `
  WITH arrived AS (
    SELECT to_char(c.created_at AT TIME ZONE $5, 'YYYY-MM-DD') AS day,
      NOT r.trace @> '[{"verdict": "trust"}]'
        AND (r.trace @> '[{"verdict": "hold"}]' OR r.trace @> '[{"verdict": "spam"}]') AS held
    FROM comments c JOIN comment_revisions r ON r.comment_id = c.id AND r.revision = 1
    WHERE c.site_id = $1 AND c.source IS NULL AND c.created_at >= $2 AND c.created_at < $3
      AND ($4::uuid[] IS NULL OR EXISTS (
        SELECT FROM threads t JOIN articles a ON a.id = t.article_id WHERE t.id = c.thread_id AND a.section_id = ANY ($4)
      ))
  )
  SELECT day, count(*)::integer AS comments, count(*) FILTER (WHERE held)::integer AS held
  FROM arrived GROUP BY GROUPING SETS ((day), ()) ORDER BY day NULLS LAST`;

/** What was posted here in a time, of these sections (null: of all); as its first text was screened. */
export async function readArrivals(
  reader: Reader,
  of: {
    siteId: string;
    timeZone: string;
    from: Date;
    until: Date;
    sections: readonly string[] | null;
  },
): Promise<Arrivals> {
  const rows = await reader.query<Arrived & { day: string | null }>(ARRIVALS, [
    ...[of.siteId, of.from, of.until, of.sections, of.timeZone],
  ]);
  const total = rows.at(-1)!;
  const days = rows.flatMap(({ day, ...arrived }) => (day === null ? [] : [{ day, ...arrived }]));
  return { comments: total.comments, held: total.held, days };
}
