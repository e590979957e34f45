import { describe, expect, it } from '@jest/globals';
import {
  renderArticlePage,
  renderConsolePage,
  renderErrorPage,
  renderFrontPage,
  renderPolicyPage,
  renderSignInFormPage,
  renderSignInPage,
  renderSignUpPage,
} from './render.js';
import type {
  ArticlePageView,
  ClosingView,
  CommentFormView,
  CommentView,
  DiscussionView,
  TopLevelCommentView,
} from './views.js';

const hostile = `"><script>alert('x')</script><img src=x onerror=alert(1)>`;

const page = {
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

const comment = (number: number, more: Partial<CommentView> = {}): CommentView => ({
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
const reply = (number: number, to: number, more: Partial<CommentView> = {}) =>
  comment(number, { parentId: `id-${to}`, depth: 1, ...more });
const topLevel = (
  of: CommentView,
  replies: CommentView[] = [],
  moreReplies: TopLevelCommentView['moreReplies'] = null,
): TopLevelCommentView => ({ ...of, replies, moreReplies });

const open: ClosingView = {
  state: 'open',
  reason: '',
  message: '',
  closesAt: null,
};
const closed: ClosingView = {
  ...open,
  state: 'closed',
  reason: 'Closed 14 days after publication, on 20 June 2024.',
  message: 'Comments are closed.',
};
const form: CommentFormView = {
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
  comments: [topLevel(comment(1), [reply(2, 1)]), topLevel(comment(7))],
  sort: 'oldest',
  moreHref: null,
  firstHref: null,
  closing: open,
  form,
  notice: null,
};
const article = {
  href: '/articles/ferry',
  headline: 'The last ferry',
  byline: 'Moira Sinclair',
  publishedAt: '2024-06-03T23:30:00Z',
  disclosure: 'Sourced from the harbour board',
  bodyHtml: '<p>The body.</p>',
  editorsNote: 'From all sides.\n\nWrite to us.',
  description: 'A ferry.',
};
const drawn = (more: Partial<DiscussionView> = {}, rest: Partial<ArticlePageView> = {}): string =>
  renderArticlePage({ ...page, article, ...rest, discussion: { ...discussion, ...more } });

/** Fails unless the parts stand in the page in this order. */
function expectInOrder(html: string, parts: string[]): void {
  let from = 0;
  for (const part of parts) {
    const at = html.indexOf(part, from);
    if (at < 0) throw new Error(`${html.includes(part) ? 'too early' : 'missing'}: ${part}\n${html}`);
    from = at + part.length;
  }
}
const timesIn = (html: string, part: string): number => html.split(part).length - 1;

describe('every page', () => {
  const pages: [string, string][] = [
    ['article', drawn()],
    ['front', renderFrontPage({ ...page, articles: [], moreHref: null })],
    [
      'policy',
      renderPolicyPage({
        ...page,
        policy: { version: 1, title: 'Comment Policy', body: 'Be kind.', publishedAt: null, rules: [] },
        current: null,
        earlier: [],
        changesHref: null,
      }),
    ],
    [
      'error',
      renderErrorPage({ ...page, status: 404, title: 'Not found', detail: 'There is no such article.' }),
    ],
    ['sign-in', renderSignInPage({ ...page, action: '/sessions', link: 'abc', email: 'a@b.example' })],
    ['console', renderConsolePage({ ...page, count: 0, items: [], rules: [], moreHref: null, notice: null })],
  ];
  it.each(pages)('%s: a whole document without script or inline style', (_name, html) => {
    expectInOrder(html, [
      '<!doctype html><html lang="en-GB">',
      '<meta name="viewport"',
      '<title>',
      '<link rel="canonical" href="https://courier.example/articles/ferry"',
      '<link rel="stylesheet" href="/styles.css?v=1"',
      '<a class="skip" href="#content">',
      '<header class="masthead">',
      '<main id="content"',
      '<h1',
      '<footer class="colophon">',
      '</html>',
    ]);
    expect(html).not.toMatch(/<script|<style|\sstyle=|\son[a-z]+=/i);
    expect(timesIn(html, '<h1')).toBe(1);
  });

  it('names the viewer and offers to sign out', () => {
    const html = drawn(
      {},
      {
        viewer: {
          name: 'Moira',
          accountHref: '/account',
          signOutAction: '/sign-out',
          consoleHref: '/console',
        },
      },
    );
    expectInOrder(html, [
      'action="/sign-out"',
      'href="/console"',
      'Signed in as <a href="/account"><bdi>Moira</bdi></a>',
      'Sign out',
    ]);
    expect(drawn()).not.toContain('Signed in as');
  });
});

describe('the news page', () => {
  it('has its parts in their order', () => {
    expectInOrder(drawn(), [
      'Courier',
      'The last ferry</h1>',
      'By <bdi>Moira Sinclair</bdi>',
      // Half past eleven at night in UTC is the next day in London's summer.
      '<time datetime="2024-06-03T23:30:00Z">4 June 2024</time>',
      '<b>DISCLOSURE:</b> <bdi>Sourced from the harbour board</bdi>',
      '<p>The body.</p>',
      '<aside',
      'From all sides.</p>',
      'Write to us.</p>',
      '</aside>',
      '<a href="/disclosures">Policies &amp; Disclosures</a> - <a href="/policy">Comment Policy</a>',
      '>3 comments</h2>',
      '<ol class="comment-list">',
      'id="respond"',
    ]);
  });

  it.each([
    ['Moira Sinclair', 'By <bdi>Moira Sinclair</bdi>'],
    ['By Moira Sinclair', '<span><bdi>By Moira Sinclair</bdi>'],
    ['BY MOIRA SINCLAIR', '<span><bdi>BY MOIRA SINCLAIR</bdi>'],
    ['Byron Hale', 'By <bdi>Byron Hale</bdi>'],
  ])('a byline says "By" once: %s', (byline, words) => {
    expect(drawn({}, { article: { ...article, byline } })).toContain(words);
  });

  it('leaves out what is unknown', () => {
    const bare = { ...article, byline: null, publishedAt: null, disclosure: null, editorsNote: null };
    const html = drawn({ comments: [topLevel(comment(1, { createdAt: null }))] }, { article: bare });
    expect(html).not.toMatch(/class="byline"|DISCLOSURE|<aside|<time/);
  });

  it('nests replies as lists and shows each comment under its own number', () => {
    const html = drawn();
    expectInOrder(html, [
      '<ol class="comment-list"><li id="comment-1" class="comment" value="1"><article>',
      '<b class="fn"><bdi>Reader 1</bdi></b>',
      '4 June 2024 at 00:30</time>',
      'href="/comments/id-1"',
      '>#1</a>',
      '<p>Words 1</p>',
      '<ol class="children"><li id="comment-2" class="comment" value="2">',
      '</ol></li><li id="comment-7" class="comment" value="7">',
    ]);
  });

  it('marks staff and the article’s author, and nobody else', () => {
    const by = (kind: 'staff' | 'article-author' | 'reader', number: number) =>
      topLevel(comment(number, { author: { name: 'N', kind } }));
    const html = drawn({ comments: [by('staff', 1), by('article-author', 2), by('reader', 3)] });
    expectInOrder(html, ['>Staff</span>', 'id="comment-2"', '>Article author</span>', 'id="comment-3"']);
    expect(timesIn(html, 'class="badge')).toBe(2);
  });

  it('calls those without a name Anonymous', () => {
    const html = drawn({ comments: [topLevel(comment(1, { author: { name: ' ', kind: 'guest' } }))] });
    expect(html).toContain('<bdi>Anonymous</bdi>');
  });

  it.each([
    ['removed', 'This comment was removed.'],
    ['withdrawn', 'This comment was withdrawn by its author.'],
  ] as const)('keeps the replies of a %s comment and nothing of its text', (tombstone, words) => {
    const html = drawn({ comments: [topLevel(comment(1, { tombstone }), [reply(2, 1)])] });
    expectInOrder(html, ['id="comment-1"', words, 'id="comment-2"', 'Words 2']);
    expect(html).not.toMatch(/Words 1|Reader 1|reply-to=id-1#/);
  });

  it('shows the viewer’s own held comment in place, marked, without a number', () => {
    const own = comment(3, { number: null, waiting: true });
    const html = drawn({
      comments: [topLevel(own)],
      notice: {
        kind: 'held',
        reasons: ['links', 'some_new_check', 'Plain words'],
        commentHref: '#comment-id-3',
      },
    });
    expectInOrder(html, [
      'role="status"',
      'Your comment is waiting for review: it has several links; some new check; Plain words.',
      'Only you can see it for now.',
      '<li id="comment-id-3" class="comment unnumbered"><article class="waiting">',
      'Waiting for review – only you see this',
    ]);
    expect(html).not.toContain('reply-to=id-3');
  });

  it('links to what is not on this page', () => {
    const html = drawn({
      comments: [topLevel(comment(1), [reply(2, 1)], { count: 12, href: '?replies=id-1&cursor=a' })],
      moreHref: '?cursor=b',
      firstHref: '?',
    });
    expectInOrder(html, [
      '<a href="?replies=id-1&amp;cursor=a">Show 12 more replies</a>',
      'rel="first"',
      'href="?cursor=b" rel="next">More comments</a>',
    ]);
  });

  it('draws 10,000 replies to replies: five lists deep, then flat, naming whom they answer', () => {
    const chain = Array.from({ length: 10_000 }, (_, index) =>
      reply(index + 2, index + 1, { depth: index + 1 }),
    );
    const html = drawn({ comments: [topLevel(comment(1), chain)] });
    expect(timesIn(html, '<ol class="children">')).toBe(5);
    expect(timesIn(html, '<article')).toBe(10_002);
    expectInOrder(html, ['id="comment-10001"', 'in reply to <a href="#comment-10000">#10000</a>']);
  });
});

describe('untrusted text', () => {
  it('is escaped wherever it stands', () => {
    const html = drawn(
      {
        comments: [topLevel(comment(1, { author: { name: hostile, kind: 'guest' } }))],
        form: {
          ...form,
          replyTo: { id: hostile, name: hostile, number: 1 },
          typed: { name: hostile, email: hostile, body: `</textarea>${hostile}` },
          problem: { detail: hostile, field: 'body' },
        },
        notice: { kind: 'held', reasons: [hostile], commentHref: null },
      },
      {
        article: {
          ...article,
          headline: hostile,
          byline: hostile,
          disclosure: hostile,
          editorsNote: hostile,
        },
        site: { ...page.site, name: hostile },
      },
    );
    expect(html).not.toMatch(/<script|<img/);
    expect(timesIn(html, '</textarea>')).toBe(1);
    expect(html).toContain('&lt;script');
  });
});

describe('posting', () => {
  it('offers a form that works without script, below the policy that it accepts', () => {
    expectInOrder(drawn(), [
      '<a class="reply" href="?reply-to=id-1#respond"',
      'Leave a comment</h3>',
      '<form method="post" action="/articles/ferry#form-problem">',
      'By posting you accept our <a href="/policy">Comment Policy</a> (version 1).',
      'name="acceptedPolicyVersion" value="1"',
      'name="name"',
      'never published',
      'name="email"',
      '<textarea id="comment-text" name="body"',
      'name="idempotencyKey" value="key-of-sixteen-or-more"',
      'Post comment</button>',
    ]);
    expect(drawn()).not.toContain('name="parentId"');
  });

  it('answers one comment, and can be cancelled', () => {
    expectInOrder(drawn({ form: { ...form, replyTo: { id: 'id-2', name: 'Isla', number: 2 } } }), [
      'Reply to Isla (#2)</h3>',
      'href="?#respond"',
      'name="parentId" value="id-2"',
    ]);
  });

  it('after a refusal says why, marks the field and keeps what was typed', () => {
    const refused = {
      ...form,
      typed: { name: 'Ewan', email: 'ewan@', body: 'My words' },
      problem: { detail: 'This is not an e-mail address.', field: 'email' as const },
    };
    const html = drawn({ form: refused });
    expectInOrder(html, [
      'id="form-problem" role="alert" tabindex="-1"',
      'This is not an e-mail address.',
      'value="Ewan"',
      'value="ewan@"',
      'aria-invalid="true" aria-describedby="form-problem"',
      'My words</textarea>',
    ]);
    expect(timesIn(html, 'aria-invalid')).toBe(1);
  });

  it('asks the signed-in for no name, and for acceptance where a version wants it', () => {
    const html = drawn({
      form: {
        ...form,
        guestFields: 'none',
        idempotencyKey: null,
        policy: { version: 2, href: '/policy', acceptance: 'explicit' },
      },
    });
    expect(html).not.toMatch(/name="name"|name="email"|idempotencyKey/);
    expect(html).toMatch(/<input[^>]*type="checkbox"[^>]*name="acceptedPolicyVersion"[^>]*value="2"/);
  });

  it('says that a comment is published', () => {
    const html = drawn({ notice: { kind: 'published', commentHref: '#comment-7' } });
    expectInOrder(html, ['role="status"', 'Your comment is published.', 'href="#comment-7"']);
  });
});

describe('a thread that takes no comments', () => {
  it('closed: says so and why, and has neither form nor reply links', () => {
    const html = drawn({ closing: closed });
    expectInOrder(html, [
      'Words 7',
      '<p class="no-comments">Comments are closed.</p>',
      'Closed 14 days after publication, on 20 June 2024.',
    ]);
    expect(html).not.toMatch(/reply-to=|<form|<textarea/);
  });

  it('paused: says until when', () => {
    const html = drawn({
      closing: {
        ...open,
        state: 'paused',
        reason: 'Paused until 4 June 2024 at 08:00: our moderators are away.',
        message: 'Back at eight.',
      },
    });
    expectInOrder(html, [
      'Back at eight.</p>',
      'Paused until 4 June 2024 at 08:00: our moderators are away.',
    ]);
    expect(html).not.toMatch(/reply-to=|<form|no-comments/);
  });

  it('hands back a text that came too late', () => {
    const unsent = { text: 'Too late', detail: 'Comments are closed.' };
    expectInOrder(drawn({ closing: closed, unsent }), ['role="alert"', 'readonly', 'Too late</textarea>']);
  });

  it('without an account: hands back what was typed, says why, and where to sign in', () => {
    const unsent = { text: 'My words', detail: 'Sign in to comment here.' };
    expectInOrder(drawn({ form: null, signInHref: '/sign-in', unsent }), [
      'id="form-problem" role="alert"',
      'Sign in to comment here.',
      'readonly',
      'My words</textarea>',
      'href="/sign-in"',
    ]);
  });

  it('a publisher closes and reopens', () => {
    const control = { closeAction: '/close', reopenAction: '/reopen' };
    expect(drawn({ control })).toContain('action="/close"');
    const html = drawn({ control, closing: closed });
    expect(html).toContain('action="/reopen"');
    expect(html).not.toContain('action="/close"');
  });
});

describe('the other pages', () => {
  it('front page: articles with the counts of their comments', () => {
    const summary = { byline: null, publishedAt: null, state: 'closed' as const };
    const html = renderFrontPage({
      ...page,
      articles: [{ ...summary, href: '/articles/a', headline: 'A', commentCount: 1 }],
      moreHref: '?cursor=x',
    });
    expectInOrder(html, [
      '<a href="/articles/a">A</a>',
      '<a href="/articles/a#comments">1 comment</a>',
      'Comments are closed',
      'rel="next"',
    ]);
  });

  it('policy: numbered rules with their keys as anchors', () => {
    const html = renderPolicyPage({
      ...page,
      policy: {
        version: 1,
        title: 'Comment Policy',
        body: 'Be kind.',
        publishedAt: '2024-01-01T00:00:00Z',
        rules: [{ key: 'off-topic', title: 'Stay on topic', text: 'Please.' }],
      },
      current: { version: 2, href: '/policy' },
      earlier: [{ version: 3, href: '/policy/3', publishedAt: null }],
      changesHref: '/policy/diff?from=3&to=1',
    });
    expectInOrder(html, [
      'Version 1',
      '1 January 2024',
      'href="/policy/diff?from=3&amp;to=1"',
      'no longer in force',
      '<ol class="rules"><li id="off-topic">',
      'href="#off-topic"',
      'href="/policy/3"',
    ]);
  });

  it('error: what happened, what to do, a way on', () => {
    const html = renderErrorPage({ ...page, status: 429, title: 'Too fast', detail: hostile });
    expectInOrder(html, [
      'noindex',
      'Error 429',
      'Too fast</h1>',
      '&lt;script',
      'Wait a moment',
      '<a href="/">Front page</a>',
    ]);
  });

  it('error: tells a person another way on than a program', () => {
    const html = renderErrorPage({
      ...page,
      status: 401,
      code: 'not_signed_in',
      title: 'Sign in first',
      detail: 'Send a bearer token.',
    });
    expectInOrder(html, ['Sign in first</h1>', 'You are not signed in', 'Sign in: that leads you back']);
    expect(html).not.toContain('bearer');
  });

  it('sign-in: only a button uses the link up', () => {
    const html = renderSignInPage({ ...page, action: '/sessions', link: 'the-token', email: 'a@b.example' });
    expectInOrder(html, [
      'method="post" action="/sessions"',
      'name="link" value="the-token"',
      'Sign in as a@b.example',
    ]);
    expect(html).not.toMatch(/href="[^"]*the-token/);
  });

  it('sign-in and sign-up: what was typed comes back, but no password', () => {
    const wrong = renderSignInFormPage({
      ...page,
      action: '/sign-in',
      signUpHref: '/sign-up',
      next: '/articles/ferry',
      typed: { email: '"><script>@b.example' },
      problem: 'Check both.',
    });
    expectInOrder(wrong, [
      'action="/sign-in#form-problem"',
      'role="alert"',
      'Check both.',
      'value="&quot;>&lt;script>@b.example"',
      'type="password" autocomplete="current-password"',
      'name="next" value="/articles/ferry"',
      'value="link"',
      'href="/sign-up"',
    ]);
    const unfit = renderSignUpPage({
      ...page,
      action: '/sign-up',
      next: '/articles/ferry',
      typed: { name: 'Olga', email: 'olga@b.example' },
      problem: { detail: 'Too short.', field: 'password' },
    });
    expectInOrder(unfit, [
      'Too short.',
      'value="Olga"',
      'value="olga@b.example"',
      'name="password"',
      'aria-invalid',
      'name="next" value="/articles/ferry"',
    ]);
    expect(`${wrong}${unfit}`).not.toMatch(/type="password"[^>]*value=|<script/);
  });

  it('offers to sign in where nobody is, and back to the page', () => {
    const html = drawn({}, { viewer: null, signInHref: '/sign-in?next=%2Farticles%2Fferry' });
    expectInOrder(html, ['class="masthead"', 'href="/sign-in?next=%2Farticles%2Fferry"', '<main']);
  });

  it('console: each item with its decisions', () => {
    const html = renderConsolePage({
      ...page,
      count: 1,
      items: [
        {
          id: 'i1',
          comment: {
            html: '<p>Held words</p>',
            author: { name: hostile, kind: 'guest' },
            createdAt: null,
            href: null,
          },
          article: { headline: 'The last ferry', href: '/articles/ferry' },
          reasons: ['newcomer'],
          revision: 4,
          decisionAction: '/console/decisions/id-1',
        },
      ],
      rules: [{ key: 'abuse', title: 'No abuse' }],
      moreHref: null,
      notice: { kind: 'problem', text: 'Somebody else decided.' },
    });
    expectInOrder(html, [
      'role="alert"',
      '<a href="/articles/ferry"',
      'Held words',
      'first comments are reviewed',
      'value="approve"',
      'value="spam"',
      'value="reject"',
      '<option value="abuse">No abuse</option>',
      'name="note"',
    ]);
    expect(timesIn(html, 'action="/console/decisions/id-1"')).toBe(3);
    expect(timesIn(html, 'name="revision" value="4"')).toBe(3);
    expect(html).not.toContain('<script');
  });

  it('console: says when nothing waits', () => {
    const html = renderConsolePage({ ...page, count: 0, items: [], rules: [], moreHref: null, notice: null });
    expect(html).toContain('Nothing waits for review.');
  });
});
