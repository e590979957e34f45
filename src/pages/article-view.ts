import type { Viewer } from '../accounts/viewer.js';
import { may } from '../accounts/permissions.rules.js';
import type { ArticleRow } from '../articles/find-article.js';
import {
  isAuthor,
  presentComment,
  type CommentRow,
  type PresentedComment,
} from '../comments/present-comment.js';
import type { TopLevelComment } from '../comments/read-page.js';
import { plainTextOf } from '../platform/html/sanitise.js';
import { newId } from '../platform/ids.js';
import { closingInWords } from '../policies/closing-words.js';
import type { Closing } from '../policies/closing.rules.js';
import type { CurrentSite } from '../sites/resolve-site.js';
import type {
  ArticlePageView,
  ArticleView,
  ClosingView,
  CommentFormView,
  CommentView,
  DiscussionView,
  TopLevelCommentView,
} from './views.js';
import { pageView } from './page-view.js';

const DESCRIPTION_LENGTH = 200;

export const articleHref = (slug: string): string => `/articles/${encodeURIComponent(slug)}`;

/** What an article's page is drawn from. */
export interface ArticlePageData {
  readonly site: CurrentSite;
  readonly viewer: Viewer;
  readonly article: ArticleRow;
  readonly closing: Closing;
  readonly count: number;
  readonly policyVersion: number;
  readonly comments: readonly TopLevelComment[];
  readonly nextCursor: string | null;
  /** Whether these are the first comments of the discussion. */
  readonly fromBeginning: boolean;
  readonly waiting: readonly PresentedComment[];
  readonly replyTo: PresentedComment | null;
  readonly notice: DiscussionView['notice'];
  readonly typed?: CommentFormView['typed'];
  readonly problem?: CommentFormView['problem'];
}

export function articlePageView(data: ArticlePageData): ArticlePageView {
  const { site, viewer, article, closing, comments, nextCursor, fromBeginning } = data;
  const href = articleHref(article.slug);
  return {
    ...pageView(site, viewer, article.canonicalUrl ?? href),
    article: articleView(article, site),
    discussion: {
      count: data.count,
      comments: withWaiting(
        comments.map((comment) => topLevelView(comment, href)),
        data.waiting,
        nextCursor === null,
      ),
      sort: 'oldest',
      moreHref: nextCursor === null ? null : `${href}?cursor=${nextCursor}#comments`,
      firstHref: fromBeginning ? null : `${href}#comments`,
      closing: closingView(closing, site),
      form: formView(data, href),
      notice: data.notice,
      control: may(viewer, 'close threads', { section: article.sectionId })
        ? { closeAction: `${href}/close`, reopenAction: `${href}/reopen` }
        : null,
    },
  };
}

const articleView = (article: ArticleRow, site: CurrentSite): ArticleView => ({
  href: articleHref(article.slug),
  headline: article.headline,
  byline: article.byline,
  publishedAt: article.publishedAt?.toISOString() ?? null,
  disclosure: article.disclosure,
  bodyHtml: article.bodyHtml,
  editorsNote: article.editorsNote ?? site.defaultEditorsNote,
  description: shortened(plainTextOf(article.bodyHtml)),
});

/** Cut at the last word that fits. */
const shortened = (text: string): string =>
  text.length <= DESCRIPTION_LENGTH ? text : `${text.slice(0, DESCRIPTION_LENGTH).replace(/\s+\S*$/, '')} …`;

const closingView = (closing: Closing, site: CurrentSite): ClosingView => ({
  state: closing.state,
  message: closing.message,
  reason: closingInWords(closing, site),
  closesAt: closing.closesAt?.toISOString() ?? null,
  reopensAt: closing.reopensAt?.toISOString() ?? null,
});

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
});

function topLevelView(comment: TopLevelComment, href: string): TopLevelCommentView {
  const { count, items, nextCursor } = comment.replies;
  const more = Math.max(1, count - items.filter(({ tombstone }) => !tombstone).length);
  return {
    ...commentView(comment),
    replies: items.map(commentView),
    moreReplies:
      nextCursor === null
        ? null
        : { count: more, href: `${href}?replies=${comment.id}&cursor=${nextCursor}#comments` },
  };
}

/** The viewer's own waiting comments where they will stand: under what they answer, or at the end of the discussion. */
function withWaiting(
  comments: readonly TopLevelCommentView[],
  waiting: readonly PresentedComment[],
  toTheEnd: boolean,
): TopLevelCommentView[] {
  const answered = comments.map((comment) => {
    const here = new Set([comment.id, ...comment.replies.map(({ id }) => id)]);
    const own = waiting.filter(({ parentId }) => parentId !== null && here.has(parentId));
    return { ...comment, replies: [...comment.replies, ...own.map(commentView)] };
  });
  const atTheEnd = toTheEnd ? waiting.filter(({ parentId }) => parentId === null) : [];
  return [
    ...answered,
    ...atTheEnd.map((comment) => ({ ...commentView(comment), replies: [], moreReplies: null })),
  ];
}

function formView(data: ArticlePageData, href: string): CommentFormView {
  const { viewer, replyTo, policyVersion: version } = data;
  return {
    action: href,
    idempotencyKey: newId(),
    policy: { version, href: '/policy', acceptance: 'implied' },
    guestFields: viewer.kind === 'account' ? 'none' : 'name-and-email',
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
  href: string,
): DiscussionView['notice'] {
  if (!isAuthor(row, viewer)) return null;
  const { status } = presentComment(row, 'full');
  const commentHref = placeHref(row, href);
  if (status === 'published') return { kind: 'published', commentHref };
  return status === 'held' || status === 'spam' ? { kind: 'held', reasons, commentHref: null } : null;
}

/** Where a comment is on the page: the page of the discussion that begins with its top-level comment. */
function placeHref({ placement, number, id }: CommentRow, href: string): string {
  const before = placement.readUInt32BE(0) - 1;
  return `${href}?cursor=p${before}#comment-${number ?? id}`;
}
