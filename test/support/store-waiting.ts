import type { Database } from '../../src/platform/database/database.js';

const PART = 50_000;

/**
 * Items that wait, without comments: what a claim looks for is what waits. One of a hundred is in French and has two
 * reasons.
 */
export async function storeWaiting(
  database: Database,
  waiting: { siteId: string; queue: string; count: number; sectionId: string | null },
): Promise<void> {
  const { siteId, queue, count, sectionId } = waiting;
  // In parts, each of which takes less time than a statement may.
  for (let first = 1; first <= count; first += PART)
    await database.query(
      `INSERT INTO items (id, site_id, section_id, kind, subject_id, queue, reasons, language, opened_at)
       SELECT gen_random_uuid(), $1, $2, 'comment', gen_random_uuid(), $3,
         CASE WHEN n % 100 < 99 THEN '[{"reason": "links"}]' ELSE '[{"reason": "links"}, {"reason": "words"}]' END::jsonb,
         CASE WHEN n % 100 < 99 THEN 'en' ELSE 'fr' END,
         timestamptz '2026-01-01' + n * interval '1 second' FROM generate_series($4::integer, $5::integer) n`,
      [siteId, sectionId, queue, first, Math.min(count, first + PART - 1)],
    );
}
