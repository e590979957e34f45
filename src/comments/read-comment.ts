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

/** A comment, with the section of its article. */
export type VisibleRow = CommentRow & { readonly section: string | null };

/** A comment that is here for this viewer, in full or as a tombstone; of a hidden article only for staff. */
export async function readVisibleRow(
  reader: Reader,
  siteId: string,
  id: string,
  viewer: Viewer,
): Promise<VisibleRow> {
  const [row] = isId(id)
    ? await reader.query<VisibleRow & { hidden: boolean }>(
        `SELECT ${COMMENT}, a.state = 'hidden' AS hidden, a.section_id AS section FROM comments c ${WITH_TEXT}
         JOIN threads t ON t.id = c.thread_id JOIN articles a ON a.id = t.article_id
         WHERE c.id = $1 AND c.site_id = $2`,
        [id, siteId],
      )
    : [];
  const hidden = row?.hidden && !may(viewer, 'read hidden articles', row);
  if (!row || hidden || sightFor(row, viewer, row.section) === 'none') throw new NotHere('comment');
  return row;
}

export async function readComment(
  reader: Reader,
  siteId: string,
  id: string,
  viewer: Viewer,
): Promise<PresentedComment> {
  const row = await readVisibleRow(reader, siteId, id, viewer);
  return presentComment(row, sightFor(row, viewer, row.section) as 'full' | 'tombstone');
}

/** A viewer's own comments in a thread that the public does not see in full yet. Never cached. */
export async function readOwnWaiting(
  reader: Reader,
  threadId: string,
  viewer: Viewer,
): Promise<PresentedComment[]> {
  if (viewer.kind === 'anyone') return [];
  const [column, id] =
    viewer.kind === 'guest' ? ['guest_id', viewer.guestId] : ['account_id', viewer.accountId];
  const rows = await reader.query<CommentRow>(
    `SELECT ${COMMENT} FROM comments c ${WITH_TEXT}
     WHERE c.${column} = $1 AND c.thread_id = $2 AND c.status IN ('held', 'spam') ORDER BY c.position`,
    [id, threadId],
  );
  return rows.map((row) => presentComment(row, 'full'));
}
