import { NotAllowed } from '../../accounts/accounts.errors.js';
import { may } from '../../accounts/permissions.rules.js';
import type { AccountViewer } from '../../accounts/viewer.js';
import type { Reader } from '../../platform/database/database.js';
import { CursorInvalid, NotHere } from '../../platform/errors/problem.js';
import { isId } from '../../platform/ids.js';
import type { ThreadClosing } from './thread-closing.entity.js';
import type { ThreadAction } from './unchanged-threads.js';

/** Which closing of many threads, and who asks for it. */
export interface NamedClosing {
  readonly siteId: string;
  readonly closingId: string;
  readonly by: AccountViewer;
}

export interface ThreadClosingRow
  extends
    ThreadAction,
    Pick<ThreadClosing, 'id' | 'filter' | 'count' | 'state' | 'sectionIds' | 'createdAt'> {}

const CLOSING = `
  SELECT id, action, filter, message, reason, close_at AS at, reopen_until AS until, count, state,
    section_ids AS "sectionIds", created_at AS "createdAt"
  FROM thread_closings WHERE id = $1 AND site_id = $2`;

/**
 * A closing of this site, of threads that lie within the sections of who asks.
 * @param lock held by what works on its list, so that two never do a thread twice; after the site's, before threads'
 */
export async function findThreadClosing(
  reader: Reader,
  { siteId, closingId, by }: NamedClosing,
  lock: '' | 'FOR NO KEY UPDATE' = '',
): Promise<ThreadClosingRow> {
  const [closing] = isId(closingId)
    ? await reader.query<ThreadClosingRow>(`${CLOSING} ${lock}`, [closingId, siteId])
    : [];
  if (!closing) throw new NotHere('closing');
  const within = (closing.sectionIds ?? [null]).every((section) => may(by, 'close threads', { section }));
  if (!within) throw new NotAllowed('close threads');
  return closing;
}

const RESULTS = ['done', 'unchanged', 'refused', 'undone', 'skipped', 'left'] as const;
export type ThreadResultName = (typeof RESULTS)[number];

const MOST_EXAMPLES = 5;

/** An article whose thread is on the list. */
interface ListedArticle {
  readonly threadId: string;
  readonly articleId: string;
  readonly slug: string;
  readonly headline: string;
}

/** A closing as the API tells it. */
export interface StandingClosing extends Omit<ThreadClosingRow, 'sectionIds' | 'at' | 'until' | 'createdAt'> {
  readonly at: string | null;
  readonly until: string | null;
  readonly results: Readonly<Record<ThreadResultName, number>>;
  readonly examples: readonly ListedArticle[];
  readonly createdAt: string;
}

export async function readThreadClosing(reader: Reader, named: NamedClosing): Promise<StandingClosing> {
  const {
    sectionIds: _sectionIds,
    at,
    until,
    createdAt,
    ...closing
  } = await findThreadClosing(reader, named);
  const counted = await reader.query<{ result: ThreadResultName; count: number }>(
    `SELECT coalesce(result, 'left') AS result, count(*)::integer AS count FROM listed_threads
     WHERE closing_id = $1 GROUP BY 1`,
    [closing.id],
  );
  const counts = new Map(counted.map(({ result, count }) => [result, count]));
  const examples = await reader.query<ListedArticle>(
    `SELECT t.id AS "threadId", a.id AS "articleId", a.slug, a.headline
     FROM (SELECT thread_id FROM listed_threads WHERE closing_id = $1 ORDER BY thread_id LIMIT ${MOST_EXAMPLES}) l
     JOIN threads t ON t.id = l.thread_id AND t.site_id = $2 JOIN articles a ON a.id = t.article_id
     WHERE $3::uuid[] IS NULL OR a.section_id = ANY ($3)
     ORDER BY t.id`,
    [closing.id, named.siteId, named.by.sections],
  );
  return {
    ...closing,
    at: at?.toISOString() ?? null,
    until: until?.toISOString() ?? null,
    results: Object.fromEntries(
      RESULTS.map((result) => [result, counts.get(result) ?? 0]),
    ) as StandingClosing['results'],
    examples,
    createdAt: createdAt.toISOString(),
  };
}

interface ListedResult {
  readonly threadId: string;
  readonly result: ThreadResultName;
  readonly code?: string;
}

/** What became of each thread of a closing, in the order in which they are done. */
export async function listThreadResults(
  reader: Reader,
  named: NamedClosing,
  { cursor, limit }: { cursor: string | null; limit: number },
): Promise<{ items: ListedResult[]; nextCursor: string | null }> {
  const { id } = await findThreadClosing(reader, named);
  await holdCursor(reader, id, cursor);
  const rows = await reader.query<Omit<ListedResult, 'code'> & { code: string | null }>(
    `SELECT thread_id AS "threadId", coalesce(result, 'left') AS result, code FROM listed_threads
     WHERE closing_id = $1 AND ($2::uuid IS NULL OR thread_id > $2) ORDER BY thread_id LIMIT $3`,
    [id, cursor, limit + 1],
  );
  const items = rows.slice(0, limit);
  return {
    items: items.map(({ code, ...item }) => ({ ...item, ...(code !== null && { code }) })),
    nextCursor: rows.length > limit ? items.at(-1)!.threadId : null,
  };
}

async function holdCursor(reader: Reader, closingId: string, cursor: string | null): Promise<void> {
  if (cursor === null) return;
  const known =
    isId(cursor) &&
    (
      await reader.query('SELECT FROM listed_threads WHERE closing_id = $1 AND thread_id = $2', [
        closingId,
        cursor,
      ])
    ).length > 0;
  if (!known) throw new CursorInvalid();
}

/** The articles of listed threads, as far as they are within the sections of who asks; by the threads' ids. */
export async function articlesOfThreads(
  reader: Reader,
  { siteId, by }: Pick<NamedClosing, 'siteId' | 'by'>,
  threadIds: readonly string[],
): Promise<ReadonlyMap<string, ListedArticle>> {
  const rows = await reader.query<ListedArticle>(
    `SELECT t.id AS "threadId", a.id AS "articleId", a.slug, a.headline
     FROM threads t JOIN articles a ON a.id = t.article_id
     WHERE t.id = ANY ($1::uuid[]) AND t.site_id = $2 AND ($3::uuid[] IS NULL OR a.section_id = ANY ($3))`,
    [threadIds, siteId, by.sections],
  );
  return new Map(rows.map((row) => [row.threadId, row]));
}
