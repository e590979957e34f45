import type { Reader } from '../platform/database/database.js';
import {
  COMMENT,
  presentToAnyone,
  WITH_TEXT,
  type CommentRow,
  type PresentedComment,
} from './present-comment.js';

/** So many stand before a discussion. */
const MOST_FEATURED = 5;

/** The published comments of a thread that were featured last. */
export async function readFeatured(reader: Reader, threadId: string): Promise<PresentedComment[]> {
  const rows = await reader.query<CommentRow>(
    `SELECT ${COMMENT} FROM comments c ${WITH_TEXT}
     WHERE c.thread_id = $1 AND c.featured_at IS NOT NULL AND c.status = 'published'
     ORDER BY c.featured_at DESC LIMIT ${MOST_FEATURED}`,
    [threadId],
  );
  return rows.map(presentToAnyone);
}
