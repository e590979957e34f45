import type { AccountViewer } from '../accounts/viewer.js';
import type { Reader } from '../platform/database/database.js';
import { QUEUES, summariseQueues, type QueueSummary } from '../queues/items.js';

/** As `summariseQueues`, of comments in these sections only. */
const OF_SECTIONS = `
  SELECT queue, count(i.id)::integer AS count, min(i.opened_at) AS "oldestAt"
  FROM unnest($2::text[]) WITH ORDINALITY AS queues (queue, ordinal)
  LEFT JOIN (
    SELECT i.id, i.queue, i.opened_at FROM items i
    JOIN comments c ON c.id = i.subject_id JOIN threads t ON t.id = c.thread_id JOIN articles a ON a.id = t.article_id
    WHERE i.site_id = $1 AND i.kind = 'comment' AND i.closed_at IS NULL AND a.section_id = ANY ($3::uuid[])
  ) i USING (queue)
  GROUP BY queue, ordinal ORDER BY ordinal`;

/** Each queue's count and the age of its oldest item, as far as they are this moderator's. */
export async function countQueues(
  reader: Reader,
  siteId: string,
  { sections }: AccountViewer,
): Promise<QueueSummary[]> {
  if (sections === null) return summariseQueues(reader, siteId);
  return reader.query<QueueSummary>(OF_SECTIONS, [siteId, QUEUES, sections]);
}
