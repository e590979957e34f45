import type { AccountViewer } from '../accounts/viewer.js';
import {
  COMMENT,
  presentComment,
  WITH_TEXT,
  type CommentRow,
  type PresentedComment,
} from '../comments/present-comment.js';
import type { Reader } from '../platform/database/database.js';
import { CursorInvalid, NotHere } from '../platform/errors/problem.js';
import { isId } from '../platform/ids.js';
import { QUEUES } from '../queues/items.js';
import { listOpenItems, type WaitingItem } from '../queues/list-open-items.js';
import { narrow, type Narrowing } from './narrow-queue.js';

/** An item with what a moderator needs to judge it. */
export interface ListedItem extends WaitingItem {
  /** The comment's revision: what a decision names. */
  readonly revision: number;
  readonly comment: PresentedComment;
  readonly article: { readonly id: string; readonly slug: string; readonly headline: string };
}

type SubjectRow = CommentRow & { articleId: string; slug: string; headline: string };

const SUBJECTS = `
  SELECT a.id AS "articleId", a.slug, a.headline, ${COMMENT} FROM comments c ${WITH_TEXT}
  JOIN threads t ON t.id = c.thread_id JOIN articles a ON a.id = t.article_id WHERE c.id = ANY ($1::uuid[])`;

/**
 * A queue's open items in its order, as far as they are this moderator's; in one snapshot. The cursor names the last item
 * seen: an instant would lose digits.
 */
export async function listItems(
  reader: Reader,
  list: {
    siteId: string;
    by: AccountViewer;
    queue: string;
    narrowing?: Narrowing;
    cursor: string | null;
    limit: number;
  },
): Promise<{ items: ListedItem[]; nextCursor: string | null }> {
  const { siteId, by, narrowing = {}, cursor, limit } = list;
  const queue = QUEUES.find((known) => known === list.queue);
  if (queue === undefined) throw new NotHere('queue');
  const filter = await narrow(reader, siteId, by, narrowing);
  const after = cursor === null ? null : cursor.slice(1);
  if (after !== null && !(cursor!.startsWith('i') && (await isItem(reader, siteId, after))))
    throw new CursorInvalid();
  const kind = 'comment';
  const waiting = await listOpenItems(reader, { filter, queue, kind, after, limit: limit + 1 });
  const page = waiting.slice(0, limit);
  const subjects = await readSubjects(
    reader,
    page.map(({ subjectId }) => subjectId),
  );
  const items = page.map((item) => present(item, subjects.get(item.subjectId)!));
  return { items, nextCursor: waiting.length > limit ? `i${items.at(-1)!.id}` : null };
}

async function readSubjects(reader: Reader, ids: readonly string[]): Promise<Map<string, SubjectRow>> {
  const rows = await reader.query<SubjectRow>(SUBJECTS, [ids]);
  return new Map(rows.map((row) => [row.id, row]));
}

/** Of this site: after an unknown one there would be nothing, as if the queue had ended. */
const isItem = async (reader: Reader, siteId: string, id: string): Promise<boolean> =>
  isId(id) &&
  (await reader.query('SELECT FROM items WHERE id = $1 AND site_id = $2', [id, siteId])).length > 0;

function present(item: WaitingItem, subject: SubjectRow): ListedItem {
  const { articleId: id, slug, headline, revision } = subject;
  return {
    ...item,
    revision,
    comment: presentComment(subject, 'full'),
    article: { id, slug, headline },
  };
}
