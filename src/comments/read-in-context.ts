import type { Viewer } from '../accounts/viewer.js';
import type { Reader } from '../platform/database/database.js';
import { permalinkOf } from './permalink.js';
import type { PresentedComment } from './present-comment.js';
import { findVisibleRow, presentVisible, readVisibleRow, type ArticleOfComment } from './read-comment.js';

/** A comment by itself, with what its page would show around it. */
export interface CommentInContext extends PresentedComment {
  readonly article: ArticleOfComment;
  /** Its permalink: leads to where it stands. */
  readonly url: string;
  /** Null at the top level, and where the viewer sees nothing of it. */
  readonly parent: PresentedComment | null;
}

export async function readInContext(
  reader: Reader,
  siteId: string,
  id: string,
  viewer: Viewer,
): Promise<CommentInContext> {
  const row = await readVisibleRow(reader, siteId, id, viewer);
  const parent = row.parentId && (await findVisibleRow(reader, siteId, row.parentId, viewer));
  return {
    ...presentVisible(row, viewer),
    article: row.article,
    url: permalinkOf(row.id),
    parent: parent ? presentVisible(parent, viewer) : null,
  };
}
