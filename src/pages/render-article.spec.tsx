import { describe, expect, it } from '@jest/globals';
import {
  article,
  comment,
  drawn,
  expectInOrder,
  form,
  hostile,
  page,
  reply,
  timesIn,
  topLevel,
} from '../../test/support/pages.js';

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
      '<ol class="comment-list"><li id="comment-1" data-id="id-1" class="comment" value="1"><article>',
      '<b class="fn"><bdi>Reader 1</bdi></b>',
      '4 June 2024 at 00:30</time>',
      'href="/comments/id-1"',
      '>#1</a>',
      '<p>Words 1</p>',
      '<ol class="children"><li id="comment-2" data-id="id-2" class="comment" value="2">',
      '</ol></li><li id="comment-7" data-id="id-7" class="comment" value="7">',
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
      '<li id="comment-id-3" data-id="id-3" class="comment unnumbered"><article class="waiting">',
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
