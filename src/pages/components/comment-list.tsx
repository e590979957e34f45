import { nestReplies } from '../nesting.rules.js';
import type { DrawnComment } from '../nesting.rules.js';
import type { TopLevelCommentView } from '../views.js';
import { anchorOf } from './anchor.js';
import { Comment } from './comment.js';
import { useDiscussionSlots } from './discussion-slots.js';
import { useReaderWords } from './page-context.js';

/** A list's markers are the comments' own numbers, so gaps and later pages read right, also without CSS. */
export const CommentList = (props: { comments: readonly TopLevelCommentView[]; canReply: boolean }) => (
  <ol class="comment-list" data-digits={digitsOf(props.comments)}>
    {props.comments.map((comment) => (
      <CommentItem
        key={comment.id}
        drawn={nestReplies(comment)}
        moreReplies={comment.moreReplies}
        canReply={props.canReply}
      />
    ))}
  </ol>
);

interface CommentItemProps {
  drawn: DrawnComment;
  moreReplies: TopLevelCommentView['moreReplies'];
  canReply: boolean;
}

function CommentItem({ drawn, moreReplies, canReply }: CommentItemProps) {
  const words = useReaderWords();
  const slots = useDiscussionSlots();
  const { comment, replies } = drawn;
  return (
    <li
      id={anchorOf(comment)}
      data-id={comment.id}
      class={comment.number === null ? 'comment unnumbered' : 'comment'}
      value={comment.number ?? undefined}
    >
      <Comment comment={comment} inReplyTo={drawn.inReplyTo} canReply={canReply} />
      {slots?.composer?.commentId === comment.id && slots.composer.form}
      {slots?.below(comment)}
      {replies.length > 0 && (
        <ol class="children">
          {replies.map((reply) => (
            <CommentItem key={reply.comment.id} drawn={reply} moreReplies={null} canReply={canReply} />
          ))}
        </ol>
      )}
      {moreReplies !== null && (
        <p class="more-replies">
          <a href={moreReplies.href}>{words.discussion.moreReplies(moreReplies.count)}</a>
        </p>
      )}
    </li>
  );
}

/** From three digits on the style sheet makes room for them. */
function digitsOf(comments: readonly TopLevelCommentView[]): number | undefined {
  const digits = String(Math.max(0, ...comments.map((comment) => comment.number ?? 0))).length;
  return digits > 2 ? digits : undefined;
}
