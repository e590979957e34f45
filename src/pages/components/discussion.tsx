import type { ComponentChildren } from 'preact';
import type { CommentSort, DiscussionView } from '../views.js';
import { ClosingNotice } from './closing-notice.js';
import { CommentForm } from './comment-form.js';
import { CommentList } from './comment-list.js';
import { Moment } from './moment.js';
import { useReaderWords } from './page-context.js';
import { PostedNotice } from './posted-notice.js';
import { Statement } from './statement.js';
import { Unsent } from './unsent.js';

interface DiscussionProps {
  discussion: DiscussionView;
  /** What publishers can do with it. */
  control?: ComponentChildren;
}

/** The comments of an article, then the form or the words that say why there is none. */
export function Discussion({ discussion, control }: DiscussionProps) {
  const words = useReaderWords();
  const { closing, comments, form } = discussion;
  const open = closing.state === 'open';
  const canPost = open && form !== null;
  return (
    <section
      class="discussion"
      id="comments"
      aria-labelledby="comments-heading"
      {...(discussion.live && drawnAs(discussion, discussion.live))}
    >
      <header>
        <h2 id="comments-heading">{words.discussion.heading(discussion.count)}</h2>
        {canPost && comments.length > 3 && <a href="#respond">{words.discussion.leave}</a>}
        {discussion.firstHref !== null && <a href={discussion.firstHref}>{words.discussion.whole}</a>}
      </header>
      {discussion.live !== undefined && <p class="live" data-words={JSON.stringify(words.live)} />}
      {discussion.notice !== null && <PostedNotice notice={discussion.notice} />}
      {discussion.rejections?.map((rejection) => (
        <Statement statement={rejection} />
      ))}
      {control}
      {discussion.sortHrefs !== undefined && comments.length > 1 && (
        <SortLinks sort={discussion.sort} hrefs={discussion.sortHrefs} />
      )}
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
      {canPost && <CommentForm form={form} />}
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

/** What the script compares events with: the same for all who share the page. */
const drawnAs = (
  { count, closing, sort, sortHrefs }: DiscussionView,
  { threadId, revision }: NonNullable<DiscussionView['live']>,
) => ({
  'data-thread': threadId,
  'data-revision': revision,
  'data-count': count,
  'data-state': closing.state,
  'data-newest': sort === 'newest' ? undefined : sortHrefs?.newest,
});

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
