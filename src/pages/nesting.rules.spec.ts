import { describe, expect, it } from '@jest/globals';
import { DRAWN_DEPTH, nestReplies } from './nesting.rules.js';
import type { DrawnComment } from './nesting.rules.js';
import type { CommentView } from './views.js';

const comment = (id: string, parentId: string | null, more: Partial<CommentView> = {}): CommentView => ({
  id,
  number: Number(id),
  parentId,
  depth: 0,
  author: { name: null, kind: 'guest' },
  html: '',
  createdAt: null,
  editedAt: null,
  tombstone: null,
  waiting: false,
  ...more,
});

const topLevel = (replies: CommentView[]) => ({ ...comment('1', null), replies, moreReplies: null });

/** "2(3) 4": 3 is drawn below 2. A mark says where "in reply to" is written: ^n everywhere, ~n on a phone. */
const drawing = (replies: DrawnComment[]): string =>
  replies
    .map(({ comment: { id }, inReplyTo, replies: below }) => {
      const mark = inReplyTo === null ? '' : `${inReplyTo.where === 'phone' ? '~' : '^'}${inReplyTo.number}`;
      return `${id}${mark}${below.length > 0 ? `(${drawing(below)})` : ''}`;
    })
    .join(' ');

describe('nesting replies for drawing', () => {
  const cases: [string, CommentView[], string][] = [
    ['none', [], ''],
    ['siblings keep their order', [comment('2', '1'), comment('3', '1')], '2 3'],
    ['a branch, then its sibling', [comment('2', '1'), comment('3', '2'), comment('4', '1')], '2(3) 4'],
    [
      'deeper than is drawn: flat, naming whom they answer',
      [2, 3, 4, 5, 6, 7, 8].map((n) => comment(String(n), String(n - 1))),
      '2(3(4(5~4(6~5 7^6 8^7))))',
    ],
    [
      'two flat branches stay below their own ancestors',
      [2, 3, 4, 5, 6, 7]
        .map((n) => comment(String(n), String(n - 1)))
        .concat(comment('8', '5'), comment('9', '8')),
      '2(3(4(5~4(6~5 7^6 8~5 9^8))))',
    ],
    ['a parent on an earlier page', [comment('7', '3', { parentNumber: 3 }), comment('8', '7')], '7^3(8)'],
    ['a parent that nothing is known of', [comment('7', '3')], '7'],
  ];
  it.each(cases)('%s', (_name, replies, drawn) => {
    expect(drawing(nestReplies(topLevel(replies)).replies)).toBe(drawn);
  });

  it('never nests deeper than is drawn, however long the chain', () => {
    const chain = Array.from({ length: 10_000 }, (_, index) => comment(String(index + 2), String(index + 1)));
    const deepest = (drawn: DrawnComment): number =>
      drawn.replies.reduce((level, reply) => Math.max(level, deepest(reply)), drawn.level);
    expect(deepest(nestReplies(topLevel(chain)))).toBe(DRAWN_DEPTH);
  });
});
