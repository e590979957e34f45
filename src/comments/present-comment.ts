import { ANYONE, type Viewer } from '../accounts/viewer.js';
import { may } from '../accounts/permissions.rules.js';
import type { AuthorKind } from '../screening/finding.js';
import type { Status } from './comment-status.rules.js';
import { sightOf, type Sight } from './visibility.rules.js';

/** A comment as every reader query selects it; see {@link COMMENT}. */
export interface CommentRow {
  readonly id: string;
  readonly threadId: string;
  readonly number: number | null;
  readonly position: number;
  readonly placement: Buffer;
  readonly parentId: string | null;
  readonly parentNumber: number | null;
  readonly depth: number;
  readonly status: Status;
  readonly revision: number;
  readonly visibleBelow: number;
  readonly likes: number;
  readonly featured: boolean;
  readonly authorKind: AuthorKind;
  readonly accountId: string | null;
  readonly guestId: string | null;
  readonly authorName: string;
  readonly html: string;
  readonly createdAt: Date | null;
  readonly editedAt: Date | null;
}

/** What a public query selects, from `comments c`, with the texts and parents of {@link WITH_TEXT}. */
export const COMMENT = `c.id, c.thread_id AS "threadId", c.number, c.position, c.placement, c.parent_id AS "parentId",
  parent.number AS "parentNumber", c.depth, c.status, c.revision, c.visible_below AS "visibleBelow", c.likes,
  c.featured_at IS NOT NULL AS featured,
  c.author_kind AS "authorKind", c.account_id AS "accountId", c.guest_id AS "guestId", text.author_name AS "authorName",
  text.html, c.created_at AS "createdAt", c.edited_at AS "editedAt"`;

export const WITH_TEXT = `JOIN comment_revisions text ON text.comment_id = c.id AND text.revision = c.text_revision
  LEFT JOIN comments parent ON parent.id = c.parent_id`;

/** The comment of the API. Of a tombstone, only its place is told. */
export interface PresentedComment {
  readonly id: string;
  readonly threadId: string;
  readonly number: number | null;
  readonly parentId: string | null;
  /** Its parent's number: what "in reply to #n" says. */
  readonly parentNumber: number | null;
  /** 0 at the top level. */
  readonly depth: number;
  readonly author: { readonly name: string; readonly kind: AuthorKind; readonly verified: boolean } | null;
  readonly html: string | null;
  readonly createdAt: string | null;
  readonly editedAt: string | null;
  /** Null for a tombstone, unless its author withdrew it. */
  readonly status: Status | null;
  readonly revision: number;
  readonly likes: number;
  readonly featured: boolean;
  readonly tombstone: boolean;
  readonly replies: { readonly count: number; readonly nextCursor: string | null };
}

export const isAuthor = (row: CommentRow, viewer: Viewer): boolean =>
  (viewer.kind === 'account' && row.accountId === viewer.accountId) ||
  (viewer.kind === 'guest' && row.guestId === viewer.guestId);

/** @param section that of the article, in which the viewer may be staff */
export const sightFor = (row: CommentRow, viewer: Viewer, section: string | null): Sight =>
  sightOf(row, {
    isAuthor: isAuthor(row, viewer),
    isStaff: may(viewer, 'read held comments', { section }),
  });

/** What anyone sees of a comment that {@link SHOWN_TO_ANYONE} selected. */
export const presentToAnyone = (row: CommentRow): PresentedComment =>
  presentComment(row, sightFor(row, ANYONE, null) as 'full' | 'tombstone');

export function presentComment(row: CommentRow, sight: Exclude<Sight, 'none'>): PresentedComment {
  const full = sight === 'full';
  const { id, threadId, number, parentId, parentNumber, depth, revision } = row;
  return {
    id,
    threadId,
    number,
    parentId,
    parentNumber,
    depth,
    author: full ? { name: row.authorName, kind: row.authorKind, verified: row.accountId !== null } : null,
    html: full ? row.html : null,
    createdAt: row.createdAt?.toISOString() ?? null,
    editedAt: full ? (row.editedAt?.toISOString() ?? null) : null,
    status: full || row.status === 'withdrawn' ? row.status : null,
    revision,
    likes: full ? row.likes : 0,
    featured: row.status === 'published' && row.featured,
    tombstone: !full,
    replies: { count: row.visibleBelow, nextCursor: null },
  };
}
