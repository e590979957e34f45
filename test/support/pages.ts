import { renderArticlePage } from '../../src/pages/render.js';
import type {
  ArticlePageView,
  ClosingView,
  CommentFormView,
  CommentView,
  DiscussionView,
  TopLevelCommentView,
} from '../../src/pages/views.js';

export const hostile = `"><script>alert('x')</script><img src=x onerror=alert(1)>`;

export const page = {
  site: {
    name: 'Courier',
    locale: 'en-GB',
    timeZone: 'Europe/London',
    homeHref: '/',
    policyLinks: [{ label: 'Policies & Disclosures', href: '/disclosures' }],
    commentPolicyHref: '/policy',
  },
  viewer: null,
  styleHref: '/styles.css?v=1',
  canonicalHref: 'https://courier.example/articles/ferry',
};

export const comment = (number: number, more: Partial<CommentView> = {}): CommentView => ({
  id: `id-${number}`,
  number,
  parentId: null,
  depth: 0,
  author: { name: `Reader ${number}`, kind: 'guest' },
  html: `<p>Words ${number}</p>`,
  createdAt: '2024-06-03T23:30:00Z',
  editedAt: null,
  tombstone: null,
  waiting: false,
  ...more,
});
export const reply = (number: number, to: number, more: Partial<CommentView> = {}) =>
  comment(number, { parentId: `id-${to}`, depth: 1, ...more });
export const topLevel = (
  of: CommentView,
  replies: CommentView[] = [],
  moreReplies: TopLevelCommentView['moreReplies'] = null,
): TopLevelCommentView => ({ ...of, replies, moreReplies });

export const open: ClosingView = {
  state: 'open',
  reason: '',
  message: '',
  closesAt: null,
};
export const closed: ClosingView = {
  ...open,
  state: 'closed',
  reason: 'Closed 14 days after publication, on 20 June 2024.',
  message: 'Comments are closed.',
};
export const form: CommentFormView = {
  action: '/articles/ferry',
  idempotencyKey: 'key-of-sixteen-or-more',
  policy: { version: 1, href: '/policy', acceptance: 'implied' },
  guestFields: 'name-and-email',
  replyTo: null,
  typed: { name: '', email: '', body: '' },
  problem: null,
};
const discussion: DiscussionView = {
  count: 3,
  live: { article: 'the-bridge', threadId: 'thread-1', revision: 12 },
  comments: [topLevel(comment(1), [reply(2, 1)]), topLevel(comment(7))],
  sort: 'oldest',
  moreHref: null,
  firstHref: null,
  closing: open,
  form,
  notice: null,
};
export const article = {
  href: '/articles/ferry',
  headline: 'The last ferry',
  byline: 'Moira Sinclair',
  publishedAt: '2024-06-03T23:30:00Z',
  disclosure: 'Sourced from the harbour board',
  bodyHtml: '<p>The body.</p>',
  editorsNote: 'From all sides.\n\nWrite to us.',
  description: 'A ferry.',
};
export const drawn = (more: Partial<DiscussionView> = {}, rest: Partial<ArticlePageView> = {}): string =>
  renderArticlePage({ ...page, article, ...rest, discussion: { ...discussion, ...more } });

/** Fails unless the parts stand in the page in this order. */
export function expectInOrder(html: string, parts: string[]): void {
  let from = 0;
  for (const part of parts) {
    const at = html.indexOf(part, from);
    if (at < 0) throw new Error(`${html.includes(part) ? 'too early' : 'missing'}: ${part}\n${html}`);
    from = at + part.length;
  }
}
export const timesIn = (html: string, part: string): number => html.split(part).length - 1;
