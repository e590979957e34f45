import { ANYONE, type Viewer } from '../accounts/viewer.js';
import { findArticle, type ArticleRow } from '../articles/find-article.js';
import { presentComment, sightFor, type PresentedComment } from '../comments/present-comment.js';
import { readOwnLikes } from '../comments/like-comment.js';
import { readOwnReports } from '../comments/own-reports.js';
import { readHeldReasons } from '../comments/read-held-reasons.js';
import { readFeatured } from '../comments/read-featured.js';
import { findVisibleRow, readOwnIds, readOwnWaiting, readVisibleRow } from '../comments/read-comment.js';
import { permalinkOf } from '../comments/permalink.js';
import { readPage, readReplies, type Page, type TopLevelComment } from '../comments/read-page.js';
import type { Reader } from '../platform/database/database.js';
import { NotHere } from '../platform/errors/problem.js';
import { LIST_LIMIT } from '../platform/http/list.query.js';
import { readRejections } from '../sanctions/read-statements.js';
import type { CurrentSite } from '../sites/resolve-site.js';
import { readThread } from '../threads/read-thread.js';
import { noticeOf, type ArticlePageData } from './discussion-view.js';
import type { WaitingComment } from './comment-view.js';
import type { DiscussionControlView } from './discussion-control-view.js';
import type { DiscussionPart } from './hrefs.js';
import { discussionControl } from './discussion-control.js';

/** What the address of an article's page says. */
export interface ArticlePageRequest {
  readonly site: CurrentSite;
  readonly viewer: Viewer;
  readonly slug: string;
  readonly part: DiscussionPart;
  readonly replyTo: string | null;
  readonly posted: string | null;
  readonly reported?: string | null;
  /** A closing or a reopening that was refused, to be shown again. */
  readonly refusedControl?: Pick<DiscussionControlView, 'problem' | 'typed'>;
}

/** Reads all of one article's page in one snapshot. */
export async function readArticlePage(reader: Reader, request: ArticlePageRequest): Promise<ArticlePageData> {
  const { site, viewer, part } = request;
  const { sort: order, cursor } = part;
  const article = await findArticle(reader, site.id, request.slug, viewer);
  const { threadId } = article;
  const thread = await readThread(reader, site.id, threadId);
  const { items: comments, nextCursor } =
    part.replies === null
      ? await readPage(reader, { threadId, order, cursor, limit: LIST_LIMIT })
      : await onlyRepliesOf(reader, request, article);
  return {
    site,
    viewer,
    article,
    thread,
    comments,
    featured: part.cursor === null && part.replies === null ? await readFeatured(reader, threadId) : [],
    nextCursor,
    part,
    waiting: await readWaiting(reader, threadId, viewer),
    likes: new Set(await readOwnLikes(reader, threadId, viewer)),
    own: new Set(await readOwnIds(reader, threadId, viewer)),
    rejections: await readRejections(reader, { siteId: site.id, viewer, threadId }),
    replyTo: await replyTarget(reader, request),
    notice: (await readNotice(reader, request)) ?? (await readReported(reader, request, threadId)),
    control: discussionControl({
      ...{ viewer, article, closing: thread },
      sent: request.refusedControl ?? null,
    }),
  };
}

async function readWaiting(reader: Reader, threadId: string, viewer: Viewer): Promise<WaitingComment[]> {
  const waiting = await readOwnWaiting(reader, threadId, viewer);
  const reasons = await readHeldReasons(
    reader,
    waiting.map(({ id }) => id),
  );
  return waiting.map((comment) => ({ ...comment, reasons: reasons.get(comment.id) ?? [] }));
}

/** One top-level comment with a page of its replies, as a page of the discussion. */
async function onlyRepliesOf(
  reader: Reader,
  { site, viewer, part: { cursor, replies: repliesOf } }: ArticlePageRequest,
  { threadId }: ArticleRow,
): Promise<Page<TopLevelComment>> {
  const row = await readVisibleRow(reader, site.id, repliesOf!, viewer);
  // As in the list of all: what its author or staff see besides stands elsewhere.
  const sight = sightFor(row, ANYONE, null);
  if (row.threadId !== threadId || row.depth > 0 || sight === 'none') throw new NotHere('comment');
  const { items, nextCursor } = await readReplies(reader, {
    threadId,
    placement: row.placement,
    cursor,
    limit: LIST_LIMIT,
  });
  const top = presentComment(row, sight);
  const replies = { count: row.visibleBelow, nextCursor, items };
  return { items: [{ ...top, replies }], nextCursor: null };
}

/** The comment that the form answers; one that cannot be answered (any more) is left out. */
async function replyTarget(
  reader: Reader,
  { site, viewer, replyTo }: ArticlePageRequest,
): Promise<PresentedComment | null> {
  if (replyTo === null) return null;
  try {
    const row = await readVisibleRow(reader, site.id, replyTo, viewer);
    return row.status === 'published' ? presentComment(row, 'full') : null;
  } catch (error) {
    if (error instanceof NotHere) return null;
    throw error;
  }
}

async function readNotice(
  reader: Reader,
  { site, viewer, posted }: ArticlePageRequest,
): Promise<ArticlePageData['notice']> {
  if (posted === null) return null;
  try {
    const row = await readVisibleRow(reader, site.id, posted, viewer);
    const reasons = await readHeldReasons(reader, [row.id]);
    return noticeOf(row, viewer, reasons.get(row.id) ?? []);
  } catch (error) {
    if (error instanceof NotHere) return null;
    throw error;
  }
}

/** That the viewer has reported a comment here; nothing where they have not. */
async function readReported(
  reader: Reader,
  { site, viewer, reported = null }: ArticlePageRequest,
  threadId: string,
): Promise<ArticlePageData['notice']> {
  if (reported === null || viewer.kind === 'anyone') return null;
  const own = await readOwnReports(reader, threadId, viewer);
  if (!own.some(({ commentId }) => commentId === reported)) return null;
  const row = await findVisibleRow(reader, site.id, reported, viewer);
  return { kind: 'reported', commentHref: row?.status === 'published' ? permalinkOf(reported) : null };
}
