import { expect, it } from '@jest/globals';
import type { DiscussionDocument } from '../../src/pages/discussion-document.js';
import { changed } from './change-shown.rules.js';

const comment = (id: string, replies: readonly object[] = []): object => ({ id, likes: 0, replies });
const page = (...comments: object[]) => ({ discussion: { comments } }) as unknown as DiscussionDocument;
const more = ({ likes = 0 }): { likes: number } => ({ likes: likes + 1 });

it.each([
  ['at the top', '1', page({ ...comment('1', [comment('a')]), likes: 1 })],
  ['as a reply', 'a', page(comment('1', [{ ...comment('a'), likes: 1 }]))],
  ['nowhere', 'b', page(comment('1', [comment('a')]))],
])('changes one comment wherever it is shown: %s', (_, id, next) => {
  const shown = page(comment('1', [comment('a')]));
  expect(changed({ pages: [shown], replies: new Map([['1', [shown]]]) }, id, more)).toEqual({
    pages: [next],
    replies: new Map([['1', [next]]]),
  });
});
