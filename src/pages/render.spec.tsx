import { describe, expect, it } from '@jest/globals';
import { drawn, expectInOrder, hostile, page, timesIn } from '../../test/support/pages.js';
import {
  renderErrorPage,
  renderFrontPage,
  renderPolicyPage,
  renderQueuesPage,
  renderSignInFormPage,
  renderSignInPage,
  renderSignUpPage,
} from './render.js';

const NOTHING = { section: null, language: null, reason: null };
const desk = {
  ...page,
  start: {
    ...{ site: page.site, me: { id: 'id-1', name: 'Mary' }, sections: [], ready: [], rules: [] },
    powers: { sanction: true, ban: false, lookUpAuthors: true },
  },
  officeLinks: { review: '/console', closing: null, policy: null, current: 'review' as const },
  notice: null,
};

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
    ['queues', renderQueuesPage({ ...desk, queues: [], narrowing: NOTHING })],
  ];
  it.each(pages)('%s: a whole document without script or inline style', (_name, html) => {
    expectInOrder(html, [
      '<!doctype html><html lang="en-GB" dir="ltr">',
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
});
