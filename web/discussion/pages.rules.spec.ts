import { describe, expect, it } from '@jest/globals';
import type { DiscussionDocument } from '../../src/pages/discussion-document.js';
import type { CommentView, TopLevelCommentView } from '../../src/pages/views.js';
import { findShown, joined, queryOf, type Shown } from './pages.rules.js';

const comment = (id: string, more: Partial<CommentView> = {}): CommentView => ({
  id,
  number: 1,
  parentId: null,
  depth: 0,
  author: { name: 'Ada', kind: 'guest' },
  html: '',
  createdAt: null,
  editedAt: null,
  tombstone: null,
  waiting: false,
  likes: 0,
  ...more,
});
const top = (
  id: string,
  replies: readonly CommentView[] = [],
  next: string | null = null,
): TopLevelCommentView => ({
  ...comment(id),
  replies,
  moreReplies: next === null ? null : { count: 1, href: next },
});
const page = (comments: readonly TopLevelCommentView[], moreHref: string | null = null): DiscussionDocument =>
  ({
    discussion: { count: comments.length, comments, moreHref, firstHref: null },
  }) as unknown as DiscussionDocument;
const shown = (pages: readonly DiscussionDocument[], replies: Shown['replies'] = new Map()): Shown => ({
  pages,
  replies,
});
const ids = (one: Shown): string[] =>
  joined(one).comments.map(({ id, replies }) => [id, ...replies.map((reply) => reply.id)].join(' '));

describe('what a link asks for', () => {
  it.each([
    ['/articles/a#comments', ''],
    ['/articles/a?sort=newest&cursor=x%2By#comments', 'sort=newest&cursor=x%2By'],
    ['/articles/a?replies=1&posted=2&seen=3', 'replies=1'],
  ])('%s: %s', (href, query) => expect(queryOf(href).toString()).toBe(query));
});

describe('pages as one discussion', () => {
  it('follow each other, each comment once, and lead on from the last', () => {
    const both = shown([page([top('1'), top('2')], '/more'), page([top('2'), top('3')], '/last')]);
    expect(ids(both)).toEqual(['1', '2', '3']);
    expect(joined(both).moreHref).toBe('/last');
  });

  it('have all the replies that were asked for in the place of the first few', () => {
    const first = page([top('1', [comment('a')], '/1'), top('2', [comment('z')])]);
    const parts = [
      page([top('1', [comment('a'), comment('b')], '/2')]),
      page([top('1', [comment('b'), comment('c')])]),
    ];
    const all = shown([first], new Map([['1', parts]]));
    expect(ids(all)).toEqual(['1 a b c', '2 z']);
    expect(joined(all).comments[0]!.moreReplies).toBeNull();
  });

  it("keep the reader's own that wait, which stand among no others", () => {
    const first = page([top('1', [comment('a'), comment('held', { waiting: true })], '/1')]);
    const all = shown([first], new Map([['1', [page([top('1', [comment('a'), comment('b')])])]]]));
    expect(ids(all)).toEqual(['1 a b held']);
  });
});

it('finds a comment with what it stands under', () => {
  const { pages } = shown([page([top('1', [comment('a')])])]);
  const discussion = joined(shown(pages));
  expect(findShown(discussion, 'a')).toMatchObject({ comment: { id: 'a' }, top: { id: '1' } });
  expect(findShown(discussion, '1')).toMatchObject({ comment: { id: '1' }, top: { id: '1' } });
  expect(findShown(discussion, 'b')).toBeNull();
});
