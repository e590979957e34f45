import type { DiscussionDocument } from '../../src/pages/discussion-document.js';
import type { CommentView } from '../../src/pages/views.js';
import type { Shown } from './pages.rules.js';

/** The same parts with one comment changed. */
export function changed(
  { pages, replies }: Shown,
  id: string,
  change: (comment: CommentView) => Partial<CommentView>,
): Shown {
  const one = <T extends CommentView>(comment: T): T =>
    comment.id === id ? { ...comment, ...change(comment) } : comment;
  const page = (document: DiscussionDocument): DiscussionDocument => ({
    ...document,
    discussion: {
      ...document.discussion,
      comments: document.discussion.comments.map((top) => ({ ...one(top), replies: top.replies.map(one) })),
    },
  });
  return {
    pages: pages.map(page),
    replies: new Map([...replies].map(([topId, parts]) => [topId, parts.map(page)])),
  };
}
