import type { Viewer } from '../accounts/viewer.js';
import type { ArticleRow } from '../articles/find-article.js';
import {
  isAuthor,
  presentComment,
  type CommentRow,
  type PresentedComment,
} from '../comments/present-comment.js';
import { endOfEditing } from '../comments/editing.rules.js';
import { permalinkOf } from '../comments/permalink.js';
import type { TopLevelComment } from '../comments/read-page.js';
import { plainTextOf } from '../platform/html/sanitise.js';
import { newId } from '../platform/ids.js';
import type { Statement } from '../sanctions/read-statements.js';
import type { CurrentSite } from '../sites/resolve-site.js';
import type { ExplainedClosing } from '../threads/read-closing.js';
import type { ReadThread } from '../threads/read-thread.js';
import { commentView, standOfTopLevel, withWaiting, type WaitingComment } from './comment-view.js';
import {
  articleHref,
  discussionHref,
  likeAction,
  ownHref,
  reportHref,
  type DiscussionPart,
} from './hrefs.js';
import { signInHref } from './next.rules.js';
import { shortened } from './shortened.js';
import { policyView } from './policy-view.js';
import { statementView } from './statement-view.js';
import type {
  ClosingView,
  CommentFormView,
  CommentView,
  DiscussionView,
  FeaturedView,
  TopLevelCommentView,
} from './views.js';

/** What an article's page and its discussion are drawn from. */
export interface ArticlePageData {
  readonly site: CurrentSite;
  readonly viewer: Viewer;
  readonly article: ArticleRow;
  readonly thread: ReadThread;
  readonly comments: readonly TopLevelComment[];
  readonly featured: readonly PresentedComment[];
  readonly nextCursor: string | null;
  readonly part: DiscussionPart;
  readonly waiting: readonly WaitingComment[];
  /** Ids of the comments that the viewer likes, and of those that they wrote. */
  readonly likes: ReadonlySet<string>;
  readonly own: ReadonlySet<string>;
  readonly rejections: readonly Statement[];
  readonly replyTo: PresentedComment | null;
  readonly notice: DiscussionView['notice'];
  /** For publishers. */
  readonly control: DiscussionView['control'];
  /** Set: all readers get the same, so that it holds nothing of a single one. */
  readonly isShared?: boolean;
  readonly typed?: CommentFormView['typed'];
  readonly problem?: CommentFormView['problem'];
}

export function discussionView(data: ArticlePageData): DiscussionView {
  const { article, thread, comments, nextCursor, part } = data;
  const { closing, counts } = thread;
  const { slug } = article;
  const { sort } = part;
  const isFirst = part.cursor === null && part.replies === null;
  const href = articleHref(slug);
  const view = viewFor(data);
  const waiting = data.waiting.map((comment) => ({ ...comment, editableUntil: ownUntil(comment, data) }));
  return {
    count: counts.published,
    // Of what is hidden nobody is told.
    ...(article.state !== 'hidden' && {
      live: { article: slug, threadId: thread.id, revision: thread.revision },
    }),
    featured: isFirst ? data.featured.map(featuredView) : [],
    comments: withWaiting(
      comments.map((comment) => topLevelView(comment, view, data)),
      waiting,
      standOfTopLevel(part, nextCursor),
    ),
    sort,
    sortHrefs: {
      oldest: discussionHref(slug),
      newest: discussionHref(slug, { sort: 'newest' }),
      best: discussionHref(slug, { sort: 'best' }),
    },
    moreHref: nextCursor === null ? null : discussionHref(slug, { sort, cursor: nextCursor }),
    firstHref: isFirst ? null : discussionHref(slug, { sort }),
    closing: closingView(closing),
    ...mayPost(data, href),
    unsent: unsentOf(data),
    notice: data.notice,
    control: data.control,
    rejections: data.rejections.map(statementView),
  };
}

const EXCERPT_LENGTH = 140;

const featuredView = ({ id, number, author, html }: PresentedComment): FeaturedView => ({
  ...{ id, number, href: permalinkOf(id), name: author?.name ?? null },
  excerpt: shortened(plainTextOf(html ?? ''), EXCERPT_LENGTH),
});

const closingView = (closing: ExplainedClosing): ClosingView => ({
  state: closing.state,
  message: closing.message,
  reason: closing.explanation,
  closesAt: closing.closesAt?.toISOString() ?? null,
});

type ViewOf = (comment: PresentedComment) => CommentView;

/** Comments as this viewer may act on them: what others wrote can be liked, while likes are taken. */
function viewFor(data: ArticlePageData): ViewOf {
  const {
    viewer,
    thread: { closing },
    part,
    likes,
    own,
  } = data;
  const mayLike = viewer.kind !== 'anyone' && closing.accepts.likes;
  return (comment) => {
    const { id, status } = comment;
    const like =
      mayLike && status === 'published' && !own.has(id)
        ? { action: likeAction(id, part), liked: likes.has(id) }
        : null;
    const mayReport = status === 'published' && !own.has(id) && closing.accepts.reports;
    return {
      ...commentView(comment),
      like,
      ownHref: own.has(id) ? ownHref(id) : null,
      editableUntil: own.has(id) ? ownUntil(comment, data) : null,
      reportHref: mayReport ? reportHref(id) : null,
    };
  };
}

/** Until when the text of the viewer's own can be changed. */
function ownUntil(
  { createdAt }: PresentedComment,
  { site, thread: { closing, now } }: ArticlePageData,
): string | null {
  if (createdAt === null || !closing.accepts.edits) return null;
  // What is the viewer's own was posted here.
  const posted = { exempt: null, createdAt: new Date(createdAt) };
  const end = endOfEditing(posted, site.settings.editWindowMinutes);
  return end === null || end <= now ? null : end.toISOString();
}

function topLevelView(
  comment: TopLevelComment,
  view: ViewOf,
  { article: { slug }, part }: ArticlePageData,
): TopLevelCommentView {
  const { count, items, nextCursor } = comment.replies;
  const more = Math.max(1, count - items.filter(({ tombstone }) => !tombstone).length);
  // How many went before a page in the middle is not counted.
  const isMiddle = part.replies !== null && part.cursor !== null;
  return {
    ...view(comment),
    replies: items.map(view),
    moreReplies:
      nextCursor === null
        ? null
        : {
            count: isMiddle ? null : more,
            href: discussionHref(slug, { replies: comment.id, cursor: nextCursor }),
          },
  };
}

/** The form, or where to sign in first. */
const mayPost = (data: ArticlePageData, href: string): Pick<DiscussionView, 'form' | 'signInHref'> =>
  data.viewer.kind === 'account' || data.site.settings.guests !== 'off'
    ? { form: formView(data, href) }
    : { form: null, signInHref: signInHref(`${href}#respond`) };

/** What was typed and cannot be sent again from this page: there is no form (any more). */
function unsentOf({
  viewer,
  site,
  thread: { closing },
  typed,
  problem,
}: ArticlePageData): DiscussionView['unsent'] {
  const canPost = viewer.kind === 'account' || site.settings.guests !== 'off';
  if (!problem || !typed || (canPost && closing.state === 'open')) return null;
  return { text: typed.body, detail: problem.detail };
}

function formView(data: ArticlePageData, href: string): CommentFormView {
  const { site, viewer, replyTo, isShared } = data;
  const { policy, mode } = data.thread;
  const { guests } = site.settings;
  return {
    action: href,
    idempotencyKey: isShared ? null : newId(),
    policy: policyView(policy),
    modes: {
      review: mode.mode === 'after' ? null : mode.mode,
      slowModeSeconds: mode.slowMode?.seconds ?? null,
    },
    guestFields: viewer.kind === 'account' || guests === 'off' ? 'none' : guests,
    signInHref: viewer.kind === 'account' ? null : signInHref(`${href}#respond`),
    replyTo: replyTo && { id: replyTo.id, name: replyTo.author?.name ?? null, number: replyTo.number },
    typed: data.typed ?? { name: viewer.kind === 'guest' ? viewer.name : '', email: '', body: '' },
    problem: data.problem ?? null,
  };
}

/** What became of the viewer's post; nothing for a comment that is not theirs. */
export function noticeOf(
  row: CommentRow,
  viewer: Viewer,
  reasons: readonly string[],
): DiscussionView['notice'] {
  if (!isAuthor(row, viewer)) return null;
  const { status } = presentComment(row, 'full');
  if (status === 'withdrawn') return { kind: 'withdrawn', commentHref: null };
  if (status === 'published') return { kind: 'published', commentHref: permalinkOf(row.id) };
  return status === 'held' || status === 'spam' ? { kind: 'held', reasons, commentHref: null } : null;
}
