import { permalinkOf } from '../../comments/permalink.js';
import type { DrawnComment } from '../nesting.rules.js';
import type { CommentView } from '../views.js';
import { heldReasonInWords } from '../words/held-reason.js';
import type { ReaderWords } from '../words/reader-words.js';
import { Author, nameOf } from './author.js';
import { useDiscussionSlots } from './discussion-slots.js';
import { Html } from './html.js';
import { Likes } from './likes.js';
import { Moment } from './moment.js';
import { useReaderWords } from './page-context.js';

interface CommentProps {
  comment: CommentView;
  inReplyTo: DrawnComment['inReplyTo'];
  canReply: boolean;
}

export function Comment({ comment, inReplyTo, canReply }: CommentProps) {
  const instead = useDiscussionSlots()?.instead(comment) ?? null;
  if (instead !== null) return <>{instead}</>;
  if (comment.tombstone !== null) return <Tombstone comment={comment} />;
  return (
    <article class={comment.waiting ? 'waiting' : undefined}>
      <CommentHeader comment={comment} inReplyTo={inReplyTo} />
      <Html class="comment-body prose" html={comment.html} />
      <CommentActions comment={comment} canReply={canReply && !comment.waiting} />
    </article>
  );
}

function CommentHeader({ comment, inReplyTo }: Pick<CommentProps, 'comment' | 'inReplyTo'>) {
  const words = useReaderWords();
  return (
    <header>
      <Author author={comment.author} />{' '}
      {comment.featured && <span class="badge badge-featured">{words.comment.featured}</span>}{' '}
      <span class="comment-meta">
        {comment.createdAt !== null && <Moment at={comment.createdAt} withTime />}{' '}
        {comment.editedAt !== null && words.comment.edited} <Permalink comment={comment} />
      </span>{' '}
      {inReplyTo !== null && (
        <span class={inReplyTo.where === 'phone' ? 'in-reply-to on-phone' : 'in-reply-to'}>
          {words.comment.inReplyTo} <a href={inReplyTo.href}>{words.comment.number(inReplyTo.number)}</a>
        </span>
      )}
      {comment.waiting && <p class="waiting-mark">{waitingInWords(words, comment.reasons ?? [])}</p>}
    </header>
  );
}

/** That it waits, and why. */
function waitingInWords(words: ReaderWords, reasons: readonly string[]): string {
  const why = [...new Set(reasons.map((reason) => heldReasonInWords(words, reason)))];
  return why.length === 0 ? words.comment.waiting : words.comment.waitingBecause(why.join('; '));
}

function Permalink({ comment }: { comment: CommentView }) {
  const words = useReaderWords();
  if (comment.number === null) return null;
  return (
    <a class="permalink" href={permalinkOf(comment.id)} aria-label={words.comment.permalink(comment.number)}>
      {words.comment.number(comment.number)}
    </a>
  );
}

function CommentActions({ comment, canReply }: Pick<CommentProps, 'comment' | 'canReply'>) {
  const words = useReaderWords();
  const slots = useDiscussionSlots();
  const { like = null, likes = 0, ownHref = null, reportHref = null, editableUntil = null } = comment;
  if (!canReply && like === null && likes === 0 && ownHref === null && reportHref === null) return null;
  return (
    <div class="comment-actions">
      {canReply && <ReplyLink comment={comment} />} <Likes comment={comment} />
      {ownHref !== null && (
        <a class="own" href={ownHref} rel="nofollow">
          {editableUntil === null ? words.comment.withdraw : words.comment.own}
        </a>
      )}
      {editableUntil !== null && (
        <span class="hint">
          {words.comment.editableUntil} <Moment at={editableUntil} told="time" />
        </span>
      )}
      {slots?.actions(comment)}
      {reportHref !== null && (
        <a
          class="report"
          href={reportHref}
          rel="nofollow"
          aria-label={words.report.linkOf(nameOf(words, comment.author.name), comment.number)}
        >
          {words.report.link}
        </a>
      )}
    </div>
  );
}

function ReplyLink({ comment }: { comment: CommentView }) {
  const words = useReaderWords();
  const name = nameOf(words, comment.author.name);
  return (
    <a
      class="reply"
      href={`?reply-to=${encodeURIComponent(comment.id)}#respond`}
      rel="nofollow"
      aria-label={words.comment.replyTo(name, comment.number)}
    >
      {words.comment.reply}
    </a>
  );
}

/** Holds the place of a comment that is not shown, for the replies that are. */
function Tombstone({ comment }: { comment: CommentView }) {
  const words = useReaderWords();
  return (
    <article class="tombstone">
      <p>
        {words.comment.tombstone[comment.tombstone ?? 'removed']} <Permalink comment={comment} />
      </p>
    </article>
  );
}
