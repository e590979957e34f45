import type { FastifyReply } from 'fastify';
import type { Viewer } from '../accounts/viewer.js';
import type { Reader } from '../platform/database/database.js';
import type { PresentedComment } from './present-comment.js';
import { presentVisible, readVisibleRow } from './read-comment.js';

/**
 * What an author is answered after a change: the comment as it stands, and as `Thread-Revision` what to ask a page of the
 * thread for that shows the change (`?seen=`).
 */
export async function answerAuthor(
  reader: Reader,
  reply: FastifyReply,
  { siteId, commentId, author }: { siteId: string; commentId: string; author: Viewer },
): Promise<PresentedComment> {
  const row = await readVisibleRow(reader, siteId, commentId, author);
  reply.header('thread-revision', row.threadRevision);
  return presentVisible(row, author);
}
