import { COMMENT_EXAMPLE, HELD_EXAMPLE, THREADED_EXAMPLE } from '../comments/comments.examples.js';
import { permalinkOf } from '../comments/permalink.js';
import { exampleId } from '../platform/http/examples.js';
import { commentView } from './comment-view.js';
import type { DiscussionDocument } from './discussion-document.js';
import { discussionHref, likeAction, ownHref, reportHref } from './hrefs.js';
import type { CommentFormView, DiscussionView } from './views.js';

const SLUG = 'council-votes-on-the-bridge';
const PART = { sort: 'oldest', cursor: null, replies: null } as const;

const FORM: CommentFormView = {
  action: `/articles/${SLUG}`,
  idempotencyKey: null,
  policy: { version: 2, href: '/policy', acceptance: 'implied', changed: null },
  modes: { review: null, slowModeSeconds: null },
  guestFields: 'name-and-email',
  signInHref: `/sign-in?next=%2Farticles%2F${SLUG}%23respond`,
  replyTo: null,
  typed: { name: '', email: '', body: '' },
  problem: null,
};

const DISCUSSION: DiscussionView = {
  count: 2,
  featured: [
    {
      id: COMMENT_EXAMPLE.id,
      href: permalinkOf(COMMENT_EXAMPLE.id),
      ...{ name: 'Ada', number: 1, excerpt: 'At last.' },
    },
  ],
  live: { article: SLUG, threadId: exampleId('thread'), revision: 12 },
  comments: [
    {
      ...commentView(COMMENT_EXAMPLE),
      like: null,
      ownHref: null,
      editableUntil: null,
      reportHref: reportHref(COMMENT_EXAMPLE.id),
      replies: THREADED_EXAMPLE.replies.items.map((reply) => ({
        ...commentView(reply),
        like: null,
        ownHref: null,
        editableUntil: null,
        reportHref: reportHref(reply.id),
      })),
      moreReplies: null,
    },
  ],
  sort: 'oldest',
  sortHrefs: {
    oldest: discussionHref(SLUG),
    newest: discussionHref(SLUG, { sort: 'newest' }),
    best: discussionHref(SLUG, { sort: 'best' }),
  },
  moreHref: null,
  firstHref: null,
  closing: { state: 'open', message: 'Comments are closed.', reason: '', closesAt: null },
  form: FORM,
  unsent: null,
  notice: null,
  control: null,
  rejections: [],
};

const FOR_ANYONE: DiscussionDocument = {
  site: {
    name: 'The Herald',
    locale: 'en',
    timeZone: 'Europe/Berlin',
    homeHref: '/',
    policyLinks: [{ label: 'Privacy', href: 'https://herald.example/privacy' }],
    commentPolicyHref: '/policy',
  },
  article: { href: `/articles/${SLUG}`, slug: SLUG, headline: 'Council votes on the bridge' },
  viewer: { kind: 'anyone', name: null },
  discussion: DISCUSSION,
  reportReasons: [{ key: 'abuse', title: 'It attacks somebody' }],
  mostGraphemes: 5_000,
};

const [top] = DISCUSSION.comments;

/** As shared by all readers, and as a reader sees it who wrote one that waits. */
export const DISCUSSION_EXAMPLES = {
  'to anyone': FOR_ANYONE,
  'to a reader': {
    ...FOR_ANYONE,
    viewer: { kind: 'account', name: 'Bo Hall' },
    discussion: {
      ...DISCUSSION,
      comments: [
        { ...top!, like: { action: likeAction(top!.id, PART), liked: false } },
        {
          ...commentView(HELD_EXAMPLE),
          reasons: ['links'],
          ownHref: ownHref(HELD_EXAMPLE.id),
          editableUntil: '2026-11-02T08:51:07.250Z',
          replies: [],
          moreReplies: null,
        },
      ],
      notice: { kind: 'held', reasons: ['links'], commentHref: null },
      form: {
        ...FORM,
        guestFields: 'none',
        signInHref: null,
        idempotencyKey: '01934e2b-7c00-7000-8000-0000000000ff',
      },
    },
  } satisfies DiscussionDocument,
};
