import type { PresentedComment } from '../comments/present-comment.js';
import { ownHref, type DiscussionPart } from './hrefs.js';
import type { CommentView, TopLevelCommentView } from './views.js';

export const commentView = (comment: PresentedComment): CommentView => ({
  id: comment.id,
  number: comment.number,
  parentId: comment.parentId,
  parentNumber: comment.parentNumber,
  depth: comment.depth,
  author: { name: comment.author?.name ?? null, kind: comment.author?.kind ?? 'guest' },
  html: comment.html ?? '',
  createdAt: comment.createdAt,
  editedAt: comment.editedAt,
  tombstone: comment.tombstone ? (comment.status === 'withdrawn' ? 'withdrawn' : 'removed') : null,
  waiting: comment.status === 'held' || comment.status === 'spam',
  likes: comment.likes,
  featured: comment.featured,
});

/** A viewer's own comment that waits for review, with the checks that hold it. */
export type WaitingComment = PresentedComment & {
  readonly reasons: readonly string[];
  readonly editableUntil?: string | null;
};

const waitingView = (comment: WaitingComment): CommentView => ({
  ...commentView(comment),
  reasons: comment.reasons,
  editableUntil: comment.editableUntil ?? null,
  ownHref: ownHref(comment.id),
});

/** At which end of the whole discussion new comments will stand, where this page shows that end. */
export function standOfTopLevel(
  { sort, cursor, replies }: DiscussionPart,
  nextCursor: string | null,
): 'before' | 'after' | false {
  if (replies !== null) return false;
  if (sort === 'newest') return cursor === null && 'before';
  return nextCursor === null && 'after';
}

/**
 * The viewer's own waiting comments where they stand or will stand: in their tombstone's place where others have
 * answered them, else under what they answer, or at an end of the discussion.
 */
export function withWaiting(
  comments: readonly TopLevelCommentView[],
  waiting: readonly WaitingComment[],
  topLevelStand: 'before' | 'after' | false,
): TopLevelCommentView[] {
  const views = new Map(waiting.map((comment) => [comment.id, waitingView(comment)]));
  const answered = comments.map((comment) => {
    const here = new Set([comment.id, ...comment.replies.map(({ id }) => id)]);
    const own = waiting.filter(
      ({ id, parentId }) => parentId !== null && here.has(parentId) && !here.has(id),
    );
    const replies = comment.replies.map((reply) => views.get(reply.id) ?? reply);
    return { ...comment, ...views.get(comment.id), replies: [...replies, ...own.map(waitingView)] };
  });
  const topLevel = waiting
    // One that was answered has its place, here or on another page.
    .filter(({ parentId, replies }) => parentId === null && replies.count === 0)
    .map((comment) => ({ ...waitingView(comment), replies: [], moreReplies: null }));
  return [
    ...(topLevelStand === 'before' ? topLevel.toReversed() : []),
    ...answered,
    ...(topLevelStand === 'after' ? topLevel : []),
  ];
}
