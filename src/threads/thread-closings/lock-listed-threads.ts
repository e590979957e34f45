import { may } from '../../accounts/permissions.rules.js';
import type { Tx } from '../../platform/database/database.js';
import { shareSiteLock } from '../../sites/site-lock.js';
import { hintAtThreads } from '../lock-thread.js';
import { findThreadClosing, type NamedClosing, type ThreadClosingRow } from './read-thread-closing.js';

export interface ListedThreads {
  /** Those that are here and within the reach of who asks. */
  readonly within: readonly string[];
  readonly beyond: readonly { readonly threadId: string; readonly code: 'not_found' | 'not_allowed' }[];
  /** After which thread to go on; null: these were the last. */
  readonly next: string | null;
}

/** Threads of one transaction: posts wait no longer than these take. */
const BATCH = 100;

/** Does a list batch by batch, each in a transaction of its own that answers after which thread to go on, or null. */
export async function batchByBatch(work: (after: string) => Promise<string | null>): Promise<void> {
  for (let after: string | null = '00000000-0000-0000-0000-000000000000'; after !== null;)
    after = await work(after);
}

/** The site's lock and the closing's row: of two that work on one list, the other waits here for a batch to end. */
export async function lockThreadClosing(tx: Tx, named: NamedClosing): Promise<ThreadClosingRow> {
  await shareSiteLock(tx, named.siteId);
  return findThreadClosing(tx, named, 'FOR NO KEY UPDATE');
}

/** The next threads of a locked closing, under their locks. All before `after` are done. */
export async function lockListedThreads(
  tx: Tx,
  { siteId, closingId, by }: NamedClosing,
  which: { readonly result: 'done' | null; readonly after: string },
): Promise<ListedThreads> {
  const rows = await tx.query<{ id: string }>(
    `SELECT thread_id AS id FROM listed_threads
     WHERE closing_id = $1 AND result IS NOT DISTINCT FROM $2 AND thread_id > $3 ORDER BY thread_id LIMIT ${BATCH}`,
    [closingId, which.result, which.after],
  );
  const listed = rows.map(({ id }) => id);
  await tx.query(
    'SELECT FROM threads WHERE id = ANY ($1::uuid[]) AND site_id = $2 ORDER BY id FOR NO KEY UPDATE',
    [listed, siteId],
  );
  hintAtThreads(tx, siteId, listed);
  // In a statement of its own: one that waited for a lock would still see the sections of before.
  const found = await tx.query<{ id: string; section: string | null }>(
    `SELECT t.id, a.section_id AS section FROM threads t JOIN articles a ON a.id = t.article_id
     WHERE t.id = ANY ($1::uuid[]) AND t.site_id = $2`,
    [listed, siteId],
  );
  const here = new Map(found.map((thread) => [thread.id, thread]));
  const reaches = (id: string): boolean => here.has(id) && may(by, 'close threads', here.get(id)!);
  return {
    within: listed.filter(reaches),
    beyond: listed
      .filter((id) => !reaches(id))
      .map((threadId) => ({ threadId, code: here.has(threadId) ? 'not_allowed' : 'not_found' })),
    next: listed.length === BATCH ? listed.at(-1)! : null,
  };
}
