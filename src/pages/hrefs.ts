import type { Order } from '../comments/cursors.rules.js';
import type { CommentPlace } from '../comments/locate-comment.js';
import { permalinkOf } from '../comments/permalink.js';
import { anchorOf } from './components/anchor.js';

/** Which part of a discussion a page shows. */
export interface DiscussionPart {
  readonly sort: Order;
  readonly cursor: string | null;
  /** Only this comment, with its replies. */
  readonly replies: string | null;
}

export const articleHref = (slug: string): string => `/articles/${encodeURIComponent(slug)}`;

export const discussionHref = (
  slug: string,
  part: Partial<DiscussionPart> = {},
  fragment = 'comments',
): string => `${articleHref(slug)}${queryOf(part)}#${fragment}`;

/** Where a permalink leads. */
export function placeHref({ slug, cursor, among, ...comment }: CommentPlace): string {
  const part = among === null ? { cursor } : { replies: among.repliesOf, cursor: among.cursor };
  return discussionHref(slug, part, anchorOf(comment));
}

export const policyHref = (version: number): string => `/policy/${version}`;

/** What became of one version of the comment policy in another. */
export const policyDiffHref = (from: number, to: number): string => `/policy/diff?from=${from}&to=${to}`;

/** Where a closing policy is set: of `site`, `section:<key>` or `article:<id>`. */
export const closingPolicyHref = (subject: string): string =>
  subject === 'site' ? '/console/closing' : `/console/closing/${encodeURI(subject)}`;

/** The article, telling what became of the viewer's own comment. */
export const noticeHref = (slug: string, commentId: string): string =>
  `${articleHref(slug)}?posted=${commentId}#notice`;

/** Where authors change or withdraw what they wrote. */
export const ownHref = (id: string): string => `${permalinkOf(id)}/own`;

/** Where a comment is reported. */
export const reportHref = (id: string): string => `${permalinkOf(id)}/report`;

/** The article, telling that a report has arrived. */
export const reportedHref = (slug: string, commentId: string): string =>
  `${articleHref(slug)}?reported=${commentId}#notice`;

/** Where a like is posted, from this part of the discussion and back to it. */
export const likeAction = (id: string, part: DiscussionPart): string =>
  `${permalinkOf(id)}/like${queryOf(part)}`;

function queryOf({ sort = 'oldest', cursor, replies }: Partial<DiscussionPart>): string {
  const query = new URLSearchParams();
  if (sort !== 'oldest') query.set('sort', sort);
  if (replies) query.set('replies', replies);
  if (cursor) query.set('cursor', cursor);
  return query.size === 0 ? '' : `?${query.toString()}`;
}
