import { may } from '../accounts/permissions.rules.js';
import type { Viewer } from '../accounts/viewer.js';
import type { Reader } from '../platform/database/database.js';
import { NotHere } from '../platform/errors/problem.js';
import { isId } from '../platform/ids.js';
import {
  COMMENT,
  presentComment,
  sightFor,
  WITH_TEXT,
  type CommentRow,
  type PresentedComment,
} from './present-comment.js';

export interface ArticleOfComment {
  readonly id: string;
  readonly slug: string;
  readonly headline: string;
}

/** A comment, with its article, the section of that, and the revision that the thread has by now. */
export type VisibleRow = CommentRow & {
  readonly section: string | null;
  readonly article: ArticleOfComment;
  readonly threadRevision: number;
};

/** As {@link findVisibleRow}. */
export async function readVisibleRow(
  reader: Reader,
  siteId: string,
  id: string,
  viewer: Viewer,
): Promise<VisibleRow> {
  const row = await findVisibleRow(reader, siteId, id, viewer);
  if (row === null) throw new NotHere('comment');
  return row;
}

/** A comment that is here for this viewer, in full or as a tombstone; of a hidden article only for staff. */
export async function findVisibleRow(
  reader: Reader,
  siteId: string,
  id: string,
  viewer: Viewer,
): Promise<VisibleRow | null> {
  const [row] = isId(id)
    ? await reader.query<VisibleRow & { hidden: boolean }>(
        `SELECT ${COMMENT}, a.state = 'hidden' AS hidden, a.section_id AS section, t.revision AS "threadRevision",
           json_build_object('id', a.id, 'slug', a.slug, 'headline', a.headline) AS article
         FROM comments c ${WITH_TEXT}
         JOIN threads t ON t.id = c.thread_id JOIN articles a ON a.id = t.article_id
         WHERE c.id = $1 AND c.site_id = $2`,
        [id, siteId],
      )
    : [];
  const hidden = row?.hidden && !may(viewer, 'read hidden articles', row);
  return !row || hidden || sightFor(row, viewer, row.section) === 'none' ? null : row;
}

/** What a viewer sees of a comment that is here for them. */
export const presentVisible = (row: VisibleRow, viewer: Viewer): PresentedComment =>
  presentComment(row, sightFor(row, viewer, row.section) as 'full' | 'tombstone');

/** Ids of the viewer's own comments in a thread. */
export async function readOwnIds(reader: Reader, threadId: string, viewer: Viewer): Promise<string[]> {
  const own = ownBy(viewer);
  if (own === null) return [];
  const rows = await reader.query<{ id: string }>(
    `SELECT c.id FROM comments c WHERE ${own.condition} AND c.thread_id = $2`,
    [own.id, threadId],
  );
  return rows.map(({ id }) => id);
}

/** A viewer's own comments in a thread that the public does not see in full yet. Never cached. */
export async function readOwnWaiting(
  reader: Reader,
  threadId: string,
  viewer: Viewer,
): Promise<PresentedComment[]> {
  const own = ownBy(viewer);
  if (own === null) return [];
  const rows = await reader.query<CommentRow>(
    `SELECT ${COMMENT} FROM comments c ${WITH_TEXT}
     WHERE ${own.condition} AND c.thread_id = $2 AND c.status IN ('held', 'spam') ORDER BY c.position`,
    [own.id, threadId],
  );
  return rows.map((row) => presentComment(row, 'full'));
}

function ownBy(viewer: Viewer): { condition: string; id: string } | null {
  if (viewer.kind === 'anyone') return null;
  return viewer.kind === 'guest'
    ? { condition: 'c.guest_id = $1', id: viewer.guestId }
    : { condition: 'c.account_id = $1', id: viewer.accountId };
}
