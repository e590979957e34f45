import type { Reader } from '../platform/database/database.js';
import type { Queue } from './items.js';

/** Whose readers wait: they see nothing of it until a moderator has looked. */
const WAITING: readonly Queue[] = ['reported', 'held'];

export const isWaiting = (queue: Queue): boolean => WAITING.includes(queue);

const COLUMN = { site: 'site_id', section: 'section_id', article: 'article_id' } as const;

/** How many comments of a site, section or article wait to be seen by readers, counted up to `most`. */
export async function countWaiting(
  reader: Reader,
  { level, id }: { level: keyof typeof COLUMN; id: string },
  most: number,
): Promise<number> {
  const [row] = await reader.query<{ count: number }>(
    `SELECT count(*)::integer AS count FROM (
       SELECT FROM items WHERE ${COLUMN[level]} = $1 AND queue = ANY ($2) AND closed_at IS NULL LIMIT $3
     ) waiting`,
    [id, WAITING, most],
  );
  return row!.count;
}

/** How many comments of each of these articles wait to be seen by readers; those of which none does are left out. */
export async function countWaitingOf(
  reader: Reader,
  articleIds: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const rows = await reader.query<{ articleId: string; count: number }>(
    `SELECT article_id AS "articleId", count(*)::integer AS count FROM items
     WHERE article_id = ANY ($1::uuid[]) AND queue = ANY ($2) AND closed_at IS NULL GROUP BY article_id`,
    [articleIds, WAITING],
  );
  return new Map(rows.map(({ articleId, count }) => [articleId, count]));
}
