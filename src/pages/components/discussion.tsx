import type { ComponentChildren } from 'preact';
import type { CommentSort, DiscussionView } from '../views.js';
import { ClosingNotice } from './closing-notice.js';
import { CommentForm } from './comment-form.js';
import { CommentList } from './comment-list.js';
import { useDiscussionSlots } from './discussion-slots.js';
import { Featured } from './featured.js';
import { Moment } from './moment.js';
import { useReaderWords } from './page-context.js';
import { PostedNotice } from './posted-notice.js';
import { Unsent } from './unsent.js';

interface DiscussionProps {
  discussion: DiscussionView;
  /** What was decided against the viewer's own comments here; few have any, so that it is not loaded for all. */
  statements: ComponentChildren;
}

/** The comments of an article, then the form or the words that say why there is none. */
export function Discussion({ discussion, statements }: DiscussionProps) {
  const words = useReaderWords();
  const slots = useDiscussionSlots();
  const { closing, comments, form } = discussion;
  const open = closing.state === 'open';
  const canPost = open && form !== null;
  return (
    <section
      class="discussion"
      id="comments"
      aria-labelledby="comments-heading"
      data-thread={discussion.live?.threadId}
      data-revision={discussion.live?.revision}
    >
      <header>
        <h2 id="comments-heading">{words.discussion.heading(discussion.count)}</h2>
        {canPost && comments.length > 3 && <a href="#respond">{words.discussion.leave}</a>}
        {discussion.firstHref !== null && <a href={discussion.firstHref}>{words.discussion.whole}</a>}
      </header>
      {discussion.live !== undefined && (
        // Without a script it would be an announcement of nothing.
        <p class="live" role={slots === null ? undefined : 'status'}>
          {slots?.news}
        </p>
      )}
      {discussion.notice !== null && <PostedNotice notice={discussion.notice} />}
      {statements}
      {discussion.sortHrefs !== undefined && comments.length > 1 && (
        <SortLinks sort={discussion.sort} hrefs={discussion.sortHrefs} />
      )}
      {discussion.featured !== undefined && <Featured featured={discussion.featured} />}
      {comments.length === 0 && (
        <p class="empty">{canPost ? words.discussion.first : words.discussion.none}</p>
      )}
      {comments.length > 0 && <CommentList comments={comments} canReply={canPost} />}
      <Pager discussion={discussion} />
      {open && closing.closesAt !== null && (
        <p class="closes-at">
          {words.closing.closes} <Moment at={closing.closesAt} withTime />
        </p>
      )}
      {slots?.aboveForm}
      {canPost && (slots?.composer ?? null) === null && <CommentForm form={form} />}
      {open && form === null && discussion.signInHref != null && (
        <section class="respond" id="respond" aria-label={words.discussion.leave}>
          {discussion.unsent != null && (
            <Unsent
              label={words.form.unsent}
              detail={discussion.unsent.detail}
              text={discussion.unsent.text}
            />
          )}
          <p class="sign-in-first">
            {words.form.signInFirst} <a href={discussion.signInHref}>{words.form.signIn}</a>
          </p>
        </section>
      )}
      {!open && <ClosingNotice closing={closing} unsent={discussion.unsent?.text ?? null} />}
    </section>
  );
}

function SortLinks({ sort, hrefs }: { sort: CommentSort; hrefs: Readonly<Record<CommentSort, string>> }) {
  const words = useReaderWords();
  return (
    <nav class="sorts" aria-label={words.discussion.order}>
      {(['oldest', 'newest', 'best'] as const).map((choice) => (
        <a href={hrefs[choice]} aria-current={choice === sort ? 'true' : undefined}>
          {words.discussion.sorts[choice]}
        </a>
      ))}
    </nav>
  );
}

function Pager({ discussion }: { discussion: DiscussionView }) {
  const words = useReaderWords();
  const { moreHref, firstHref, sort } = discussion;
  if (moreHref === null && firstHref === null) return null;
  return (
    <nav class="pager" aria-label={words.discussion.pages}>
      {firstHref !== null && (
        <a href={firstHref} rel="first">
          {words.discussion.whole}
        </a>
      )}
      {moreHref !== null && (
        <a class="more" href={moreHref} rel="next">
          {words.discussion.more[sort]}
        </a>
      )}
    </nav>
  );
}
