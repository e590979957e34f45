import type { TestService } from './service.js';

/** What a request that creates anything would add to. */
const TABLES = [
  'articles',
  'article_urls',
  'threads',
  'thread_closings',
  'listed_threads',
  'guests',
  'credentials',
  'comments',
  'comment_revisions',
  'text_fingerprints',
  'acceptances',
  'person_marks',
  'address_marks',
  'slow_mode_marks',
  'items',
  'decisions',
  'audit_records',
  'idempotency_keys',
  'outbox',
] as const;

/** How many rows each table has, once the relay has nothing to do: equal before and after what must store nothing. */
export async function countRows(service: TestService): Promise<Record<string, number>> {
  await service.settle();
  const counts = TABLES.map((table) => `(SELECT count(*)::integer FROM ${table}) AS ${table}`);
  const [row] = await service.database.query<Record<string, number>>(`SELECT ${counts.join(', ')}`);
  return row!;
}
