import type { DiscussionDocument } from '../../src/pages/discussion-document.js';
import type { CommentView, DiscussionView, TopLevelCommentView } from '../../src/pages/views.js';

/** What of a discussion has been asked for: page after page, and the replies of these comments beyond the first few. */
export interface Shown {
  readonly pages: readonly DiscussionDocument[];
  /** By the id of a top-level comment: its replies, page after page. */
  readonly replies: ReadonlyMap<string, readonly DiscussionDocument[]>;
}

/** What a link to a part of a discussion asks for. */
export function queryOf(href: string): URLSearchParams {
  const { searchParams } = new URL(href, 'http://here.invalid');
  for (const name of [...searchParams.keys()])
    if (!['sort', 'cursor', 'replies'].includes(name)) searchParams.delete(name);
  return searchParams;
}

/** The pages that have been asked for as one discussion, each comment once. */
export function joined({ pages, replies }: Shown): DiscussionView {
  const [first] = pages;
  const last = pages.at(-1)!;
  const seen = new Set<string>();
  const comments = pages
    .flatMap(({ discussion }) => discussion.comments)
    .filter(({ id }) => !seen.has(id) && seen.add(id))
    .map((comment) => withReplies(comment, replies.get(comment.id) ?? []));
  return { ...first!.discussion, comments, moreHref: last.discussion.moreHref };
}

/** A comment with all the replies that were asked for. */
function withReplies(
  comment: TopLevelCommentView,
  pages: readonly DiscussionDocument[],
): TopLevelCommentView {
  const parts = pages.map(({ discussion }) => discussion.comments.find(({ id }) => id === comment.id));
  const known = parts.filter((part) => part !== undefined);
  const last = known.at(-1);
  if (last === undefined) return comment;
  const seen = new Set<string>();
  const replies = [...known.flatMap((part) => part.replies), ...comment.replies.filter(isWaiting)].filter(
    ({ id }) => !seen.has(id) && seen.add(id),
  );
  return { ...comment, replies, moreReplies: last.moreReplies };
}

const isWaiting = ({ waiting }: CommentView): boolean => waiting;

/** A comment that is shown, and the top-level comment that it stands under. */
export function findShown(
  { comments }: DiscussionView,
  id: string,
): { comment: CommentView; top: TopLevelCommentView } | null {
  for (const top of comments) {
    const comment = top.id === id ? top : top.replies.find((reply) => reply.id === id);
    if (comment !== undefined) return { comment, top };
  }
  return null;
}
