import { exampleId } from '../platform/http/examples.js';
import type { OwnReport } from './own-reports.js';
import { presentComment, type CommentRow } from './present-comment.js';
import { permalinkOf } from './permalink.js';
import type { CommentInContext } from './read-in-context.js';

const ROW: CommentRow = {
  id: exampleId('comment'),
  threadId: exampleId('thread'),
  number: 1,
  position: 1,
  placement: Buffer.alloc(4),
  parentId: null,
  parentNumber: null,
  depth: 0,
  status: 'published',
  revision: 1,
  visibleBelow: 1,
  likes: 3,
  featured: false,
  authorKind: 'guest',
  accountId: null,
  guestId: exampleId('guest'),
  authorName: 'Ada',
  html: '<p>At <em>last</em>.</p>',
  createdAt: new Date('2026-11-02T08:41:07.250Z'),
  editedAt: null,
};

export const COMMENT_EXAMPLE = presentComment(ROW, 'full');

export const EDITED_EXAMPLE = presentComment(
  {
    ...ROW,
    revision: 2,
    html: '<p>At <em>long</em> last.</p>',
    editedAt: new Date('2026-11-02T08:43:52.114Z'),
  },
  'full',
);

export const HELD_EXAMPLE = presentComment(
  { ...ROW, status: 'held', number: null, visibleBelow: 0, likes: 0 },
  'full',
);

export const REPLY_EXAMPLE = presentComment(
  {
    ...ROW,
    id: exampleId('reply'),
    number: 2,
    parentId: ROW.id,
    parentNumber: 1,
    depth: 1,
    visibleBelow: 0,
    authorKind: 'reader',
    accountId: exampleId('account'),
    authorName: 'Bo Hall',
    html: '<p>Since when?</p>',
  },
  'full',
);

export const IN_CONTEXT_EXAMPLE: CommentInContext = {
  ...REPLY_EXAMPLE,
  article: {
    id: exampleId('article'),
    slug: 'the-bridge-opens-on-monday',
    headline: 'The bridge opens on Monday',
  },
  url: permalinkOf(REPLY_EXAMPLE.id),
  parent: COMMENT_EXAMPLE,
};

/** As a page shows it: with its first replies. */
export const THREADED_EXAMPLE = {
  ...COMMENT_EXAMPLE,
  replies: { count: 1, nextCursor: null, items: [REPLY_EXAMPLE] },
};

export const OWN_REPORT_EXAMPLE: OwnReport = {
  commentId: COMMENT_EXAMPLE.id,
  reason: 'abuse',
  createdAt: new Date('2026-11-02T09:10:00Z'),
  status: 'open',
};
