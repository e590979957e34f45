import { prepared } from '../platform/database/connection.js';
import type { Reader, Tx } from '../platform/database/database.js';
import { newId } from '../platform/ids.js';
import { queuesHint } from '../sites/site-hints.js';

/** Work for moderators, in the order of precedence: an item stands in the queue of its highest reason. */
export const QUEUES = ['notices', 'reported', 'held', 'spam', 'unreviewed', 'appeals'] as const;
export type Queue = (typeof QUEUES)[number];

/** Why an item is there: a stable word and evidence in ids and numbers. */
export interface ItemReason {
  readonly reason: string;
  readonly evidence?: object;
}

/** 1 is first, 2 as usual, 3 last. */
export const PRIORITIES = [1, 2, 3] as const;
export type Priority = (typeof PRIORITIES)[number];

/** What an item says of its language where nobody knows it. */
const UNKNOWN_LANGUAGE = 'unknown';

export interface NewItem {
  readonly kind: string;
  readonly subjectId: string;
  readonly queue: Queue;
  readonly reasons: readonly ItemReason[];
  /** Absent: as usual. */
  readonly priority?: Priority;
  /** A primary tag of BCP 47; null or absent: unknown. */
  readonly language?: string | null;
  /** The account whose own it is, to whom it is not given; null or absent: nobody's who moderates. */
  readonly authorId?: string | null;
  /** Since when it waits; absent: from now on. */
  readonly openedAt?: Date;
}

/** What waits, as it stands in its queue. */
export type OpenItem = Required<Pick<NewItem, 'queue' | 'reasons' | 'openedAt'>>;

const OPEN = prepared(
  'open items',
  `INSERT INTO items (site_id, article_id, section_id, id, kind, subject_id, queue, reasons, opened_at, priority, language, author_id)
   SELECT $1::uuid, $2::uuid, (SELECT section_id FROM articles WHERE id = $2::uuid), *
   FROM unnest($3::uuid[], $4::text[], $5::uuid[], $6::text[], $7::jsonb[], $8::timestamptz[], $9::smallint[], $10::text[], $11::uuid[])`,
);

/** Opens items of an article's comments; the schema holds that a subject has at most one. */
export async function openItems(
  tx: Tx,
  { siteId, articleId }: { readonly siteId: string; readonly articleId: string },
  items: readonly NewItem[],
  at: Date,
): Promise<void> {
  if (items.length === 0) return;
  await tx.run(OPEN, [
    siteId,
    articleId,
    items.map(() => newId()),
    items.map((item) => item.kind),
    items.map((item) => item.subjectId),
    items.map((item) => item.queue),
    items.map((item) => JSON.stringify(item.reasons)),
    items.map((item) => item.openedAt ?? at),
    items.map((item) => item.priority ?? 2),
    items.map((item) => item.language ?? UNKNOWN_LANGUAGE),
    items.map((item) => item.authorId ?? null),
  ]);
  tx.hint(queuesHint(siteId));
}

/** Answers in which queues they stood. */
export async function closeItems(
  tx: Tx,
  kind: string,
  subjectIds: readonly string[],
  at: Date,
): Promise<Queue[]> {
  if (subjectIds.length === 0) return [];
  const closed = await tx.query<{ queue: Queue; siteId: string }>(
    `UPDATE items SET closed_at = $3, claim_id = NULL, claimed_by = NULL, claimed_until = NULL
     WHERE kind = $1 AND subject_id = ANY ($2::uuid[]) AND closed_at IS NULL RETURNING queue, site_id AS "siteId"`,
    [kind, subjectIds, at],
  );
  tx.hint(...closed.map(({ siteId }) => queuesHint(siteId)));
  return closed.map(({ queue }) => queue);
}

/** Puts the open item of a subject elsewhere; who has it in hand keeps it. */
export async function moveOpenItem(
  tx: Tx,
  kind: string,
  subjectId: string,
  to: OpenItem & { readonly priority: Priority },
): Promise<void> {
  const moved = await tx.query<{ siteId: string }>(
    `UPDATE items SET queue = $3, reasons = $4::jsonb, opened_at = $5, priority = $6
     WHERE kind = $1 AND subject_id = $2 AND closed_at IS NULL RETURNING site_id AS "siteId"`,
    [kind, subjectId, to.queue, JSON.stringify(to.reasons), to.openedAt, to.priority],
  );
  tx.hint(...moved.map(({ siteId }) => queuesHint(siteId)));
}

/** What waits of an article goes with it, out of whose hands it was in. The article's thread is locked by the caller. */
export async function moveItemsToSection(tx: Tx, articleId: string, sectionId: string | null): Promise<void> {
  const moved = await tx.query<{ siteId: string }>(
    `UPDATE items SET section_id = $2, claim_id = NULL, claimed_by = NULL, claimed_until = NULL
     WHERE article_id = $1 AND closed_at IS NULL RETURNING site_id AS "siteId"`,
    [articleId, sectionId],
  );
  tx.hint(...moved.map(({ siteId }) => queuesHint(siteId)));
}

/** The open item of a subject; null where nothing waits. */
export async function openItemOf(reader: Reader, kind: string, subjectId: string): Promise<OpenItem | null> {
  const [item] = await reader.query<OpenItem>(
    'SELECT queue, reasons, opened_at AS "openedAt" FROM items WHERE kind = $1 AND subject_id = $2 AND closed_at IS NULL',
    [kind, subjectId],
  );
  return item ?? null;
}

/** The items of subjects that were closed at an instant each, as they stood, by the subjects' ids. */
export async function itemsClosedAt(
  reader: Reader,
  kind: string,
  closed: readonly { readonly subjectId: string; readonly at: Date }[],
): Promise<ReadonlyMap<string, OpenItem>> {
  const items = await reader.query<OpenItem & { subjectId: string }>(
    `SELECT i.subject_id AS "subjectId", i.queue, i.reasons, i.opened_at AS "openedAt"
     FROM unnest($2::uuid[], $3::timestamptz[]) AS closed (subject_id, at)
     JOIN items i ON i.kind = $1 AND i.subject_id = closed.subject_id AND i.closed_at = closed.at`,
    [kind, closed.map(({ subjectId }) => subjectId), closed.map(({ at }) => at)],
  );
  return new Map(items.map(({ subjectId, ...item }) => [subjectId, item]));
}
