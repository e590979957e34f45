import { newId } from '../ids.js';
import type { Tx } from './database.js';

/** Something that happened, for whoever listens after the commit. `detail` holds ids, keys and numbers only. */
export interface Event {
  readonly siteId: string;
  readonly event: string;
  readonly subjectId: string;
  readonly at: Date;
  readonly detail?: object;
}

/** Writes events in the transaction that they tell of; they leave after its commit, by `sent_at IS NULL`. */
export async function emit(tx: Tx, events: readonly Event[]): Promise<void> {
  if (events.length === 0) return;
  await tx.run(
    `INSERT INTO outbox (id, site_id, event, subject_id, created_at, detail)
     SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::text[], $4::uuid[], $5::timestamptz[], $6::jsonb[])`,
    [
      events.map(() => newId()),
      events.map((event) => event.siteId),
      events.map((event) => event.event),
      events.map((event) => event.subjectId),
      events.map((event) => event.at),
      events.map((event) => JSON.stringify(event.detail ?? {})),
    ],
  );
}
