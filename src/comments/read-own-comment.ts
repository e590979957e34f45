import type { Viewer } from '../accounts/viewer.js';
import { NotSignedIn } from '../accounts/accounts.errors.js';
import type { Reader } from '../platform/database/database.js';
import { authorOf, type Author } from './author.js';
import { NotYourComment } from './editing.errors.js';
import { isAuthor } from './present-comment.js';
import { readVisibleRow, type VisibleRow } from './read-comment.js';

/**
 * A comment that the viewer wrote, and who they are; under its thread's lock where it is to change.
 * @throws NotYourComment where the viewer sees it, and NotHere where they do not
 */
export async function readOwnComment(
  reader: Reader,
  siteId: string,
  commentId: string,
  viewer: Viewer,
): Promise<{ comment: VisibleRow; author: Author }> {
  if (viewer.kind === 'anyone') throw new NotSignedIn();
  const comment = await readVisibleRow(reader, siteId, commentId, viewer);
  if (!isAuthor(comment, viewer)) throw new NotYourComment();
  return { comment, author: authorOf(viewer, null) };
}
