import type { Reader } from '../platform/database/database.js';
import { Bound, rangesOf, type ItemFilter } from './filter-items.js';
import { PRIORITIES, QUEUES, type Queue } from './items.js';

export interface QueueSummary {
  readonly queue: Queue;
  /** Exact to 10,000. */
  readonly count: number;
  readonly oldestAt: Date | null;
}

const COUNTED = 10_000;

/** Each queue's count and the age of its oldest item, as far as a filter lets them through. */
export async function summariseQueues(reader: Reader, filter: ItemFilter): Promise<QueueSummary[]> {
  const bound = new Bound();
  const { from, where } = rangesOf(filter, 'queues.queue', bound);
  return reader.query<QueueSummary>(
    `SELECT queue, counted.count, oldest.at AS "oldestAt"
     FROM unnest(${bound.put(QUEUES)}::text[]) WITH ORDINALITY AS queues (queue, ordinal)
     CROSS JOIN LATERAL (
       SELECT count(*)::integer AS count FROM (
         SELECT FROM ${from} CROSS JOIN LATERAL (SELECT FROM items i WHERE ${where} LIMIT ${COUNTED}) of_range
         LIMIT ${COUNTED}
       ) all_of_them
     ) counted
     -- The oldest need not be the first: of each priority, the first is.
     CROSS JOIN LATERAL (
       SELECT min(first.opened_at) AS at
       FROM unnest(${bound.put(PRIORITIES)}::smallint[]) AS priorities (priority) CROSS JOIN ${from}
       CROSS JOIN LATERAL (
         SELECT i.opened_at FROM items i WHERE ${where} AND i.priority = priorities.priority
         ORDER BY i.opened_at, i.id LIMIT 1
       ) first
     ) oldest
     ORDER BY ordinal`,
    bound.values,
  );
}
