import type { AccountViewer } from '../accounts/viewer.js';
import type { Reader } from '../platform/database/database.js';
import { QUEUES, summariseQueues, type QueueSummary } from '../queues/items.js';

/** As `summariseQueues`, of comments in these sections only. */
const OF_SECTIONS = `
  SELECT queue, count(i.id)::integer AS count, min(i.opened_at) AS "oldestAt"
  FROM unnest($2::text[]) WITH ORDINALITY AS queues (queue, ordinal)
  LEFT JOIN (
    SELECT id, queue, opened_at FROM items
    WHERE site_id = $1 AND closed_at IS NULL AND section_id = ANY ($3::uuid[])
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
