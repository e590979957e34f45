import { newId } from '../ids.js';
import { prepared } from './connection.js';
import type { Reader, Tx } from './database.js';

/** Something that happened, for whoever listens after the commit. `detail` holds ids, keys and numbers only. */
export interface Event {
  readonly siteId: string;
  readonly event: string;
  readonly subjectId: string;
  readonly at: Date;
  readonly detail?: object;
}

const EMIT = prepared(
  'emit events',
  `INSERT INTO outbox (id, site_id, event, subject_id, created_at, detail)
   SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::text[], $4::uuid[], $5::timestamptz[], $6::jsonb[])`,
);

/** Writes events in the transaction that they tell of; they leave after its commit, by `sent_at IS NULL`. */
export async function emit(tx: Tx, events: readonly Event[]): Promise<void> {
  if (events.length === 0) return;
  await tx.run(EMIT, [
    events.map(() => newId()),
    events.map((event) => event.siteId),
    events.map((event) => event.event),
    events.map((event) => event.subjectId),
    events.map((event) => event.at),
    events.map((event) => JSON.stringify(event.detail ?? {})),
  ]);
}

/** A count is exact up to here: whoever looks wants to know that nothing leaves, not how much. */
const MOST_COUNTED = 100_000;

/** What has not left yet, and how old the oldest of it is. */
export async function countUnsent(reader: Reader): Promise<{ count: number; oldestSeconds: number }> {
  const [row] = await reader.query<{ count: number; oldestSeconds: number }>(
    `SELECT (SELECT count(*)::integer FROM (SELECT FROM outbox WHERE sent_at IS NULL LIMIT $1) u) AS count,
       coalesce(extract(epoch FROM parley_now() - (SELECT min(created_at) FROM outbox WHERE sent_at IS NULL)), 0)::float8
         AS "oldestSeconds"`,
    [MOST_COUNTED],
  );
  return row!;
}
