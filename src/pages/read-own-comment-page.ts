import type { Viewer } from '../accounts/viewer.js';
import { nextStatus } from '../comments/comment-status.rules.js';
import { NotYourComment } from '../comments/editing.errors.js';
import { locateComment } from '../comments/locate-comment.js';
import { isAuthor, presentComment } from '../comments/present-comment.js';
import { readEditable } from '../comments/read-editable.js';
import { threadOf } from '../comments/thread-of.js';
import type { Reader } from '../platform/database/database.js';
import { currentPolicy } from '../policies/read-comment-policy.js';
import { readRejections } from '../sanctions/read-statements.js';
import type { CurrentSite } from '../sites/resolve-site.js';
import { policyView } from './policy-view.js';
import { articleHref, ownHref, placeHref } from './hrefs.js';
import type { OwnCommentPageView } from './own-comment-view.js';
import { pageView } from './page-view.js';
import { statementView } from './statement-view.js';
import type { FormProblemView } from './views.js';
import { problemInWords } from './words/problem-in-words.js';
import { wordsFor } from './words/words.js';

export interface OwnCommentPageRequest {
  readonly site: CurrentSite;
  readonly viewer: Viewer;
  readonly commentId: string;
  /** What was typed, and why it was not saved. */
  readonly refused: { readonly typed: string; readonly problem: FormProblemView } | null;
}

/** Reads an author's own comment for its page, in one snapshot. */
export async function readOwnCommentPage(
  reader: Reader,
  { site, viewer, commentId, refused }: OwnCommentPageRequest,
): Promise<OwnCommentPageView> {
  const threadId = await threadOf(reader, site.id, commentId);
  const { comment, refusal, until } = await readEditable(reader, { site, viewer, commentId, threadId });
  if (!isAuthor(comment, viewer)) throw new NotYourComment();
  const { html, author, createdAt, number, revision } = presentComment(comment, 'full');
  const { headline, slug } = comment.article;
  const action = ownHref(comment.id);
  const rejections = await readRejections(reader, { siteId: site.id, viewer, threadId });
  const rejection = rejections.find((one) => one.comment?.id === comment.id);
  const policy = policyView(await currentPolicy(reader, site.id));
  return {
    ...pageView(site, viewer),
    comment: { html: html!, author: author!, createdAt, number },
    article: { headline, href: articleHref(slug) },
    backHref: placeHref(await locateComment(reader, site.id, comment.id, viewer)),
    edit:
      refusal === null
        ? {
            action,
            typed: refused?.typed ?? comment.source,
            revision,
            until: until?.toISOString() ?? null,
            policy,
            problem: refused?.problem ?? null,
          }
        : null,
    settled: refusal && problemInWords(wordsFor(site.locale), refusal, site),
    rejection: rejection === undefined ? null : { ...statementView(rejection), comment: null },
    unsent: refusal === null ? null : (refused?.typed ?? null),
    withdrawAction: nextStatus(comment.status, 'withdraw') === null ? null : `${action}/withdraw`,
  };
}
