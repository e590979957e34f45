import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { hostArticle, post } from './support/articles.js';
import { valuesOf, type Client, type Json } from './support/client.js';
import { expectProblem } from './support/problems.js';
import { TestService, type Person } from './support/service.js';

const ORDERS = ['oldest', 'newest', 'best'] as const;

describe('the orders of a discussion', () => {
  let service: TestService;
  let anyone: Client;
  let publisher: Person;
  let threadId: string;
  let said: Json[];

  /** Likes of the comments below, in their order of arrival: with ties, at both ends too. */
  const LIKES = [0, 2, 0, 3, 2, 0, 3, 1, 0];
  const EXPECTED = {
    oldest: [1, 2, 3, 4, 5, 6, 7, 8, 9],
    newest: [9, 8, 7, 6, 5, 4, 3, 2, 1],
    // Among equals the older first.
    best: [4, 7, 2, 5, 8, 1, 3, 6, 9],
  };

  beforeAll(async () => {
    service = await TestService.start();
    anyone = service.anyone();
    publisher = await service.person('publisher');
    const readers = await Promise.all(
      ['One', 'Two', 'Three'].map((name) => service.person('reader', `Reader ${name}`)),
    );
    ({ threadId } = await hostArticle(publisher.client));
    said = [];
    for (const likes of LIKES) {
      const { body } = await post(anyone, threadId);
      said.push(body.comment);
      for (const { client } of readers.slice(0, likes)) {
        expect((await client.send('PUT', `/comments/${body.comment.id}/like`)).status).toBe(200);
      }
    }
  });

  afterAll(() => service.stop());

  const page = async (query: string): Promise<Json> =>
    (await anyone.get(`/threads/${threadId}/comments?${query}`)).body;

  it.each(ORDERS)('%s: all on one page', async (sort) => {
    const { items, nextCursor } = await page(`sort=${sort}`);
    expect(valuesOf(items, 'number')).toEqual(EXPECTED[sort]);
    expect(nextCursor).toBeNull();
  });

  it.each(ORDERS.flatMap((sort) => [1, 2, 3, 8].map((limit) => [sort, limit] as const)))(
    '%s: each exactly once, %d at a time',
    async (sort, limit) => {
      const numbers: number[] = [];
      let cursor = '';
      do {
        const { items, nextCursor } = await page(`sort=${sort}&limit=${limit}${cursor}`);
        numbers.push(...valuesOf(items, 'number'));
        cursor = nextCursor === null ? '' : `&cursor=${nextCursor}`;
      } while (cursor !== '');
      expect(numbers).toEqual(EXPECTED[sort]);
    },
  );

  it.each(ORDERS)('%s: a cursor of another order is refused', async (sort) => {
    const { nextCursor } = await page(`sort=${sort}&limit=1`);
    for (const other of ORDERS) {
      const answer = await anyone.get(`/threads/${threadId}/comments?sort=${other}&cursor=${nextCursor}`);
      if (other === sort) expect(answer.status).toBe(200);
      else expectProblem(answer, 400, 'cursor_invalid');
    }
  });

  it('each with the first replies, oldest first', async () => {
    const replies = [];
    for (let nth = 0; nth < 4; nth += 1) {
      replies.push((await post(anyone, threadId, { parentId: said[4].id })).body.comment);
    }
    for (const sort of ORDERS) {
      const { items } = await page(`sort=${sort}`);
      const answered = (items as Json[]).find(({ id }: Json) => id === said[4].id);
      expect(answered.replies.count).toBe(4);
      expect(valuesOf(answered.replies.items, 'id')).toEqual(valuesOf(replies.slice(0, 3), 'id'));
      expect(answered.replies.nextCursor).toMatch(/^r[0-9a-f]{16}$/);
    }
  });

  it('newest begins with what came while it was read, and the next page does not', async () => {
    const first = await page('sort=newest&limit=2');
    const { body } = await post(anyone, threadId);
    expect((await page('sort=newest&limit=1')).items[0].id).toBe(body.comment.id);
    const { items } = await page(`sort=newest&limit=2&cursor=${first.nextCursor}`);
    expect(valuesOf(items, 'number')).toEqual([7, 6]);
  });

  it.each(ORDERS)('%s: a tombstone stands in its place', async (sort) => {
    const moderator = await service.person('moderator');
    const revision = (await anyone.get(`/comments/${said[4].id}`)).body.revision;
    const rejecting = { action: 'reject', rule: 'off-topic', revision };
    await moderator.client.post(`/moderation/comments/${said[4].id}/decisions`, rejecting);
    const { items } = await page(`sort=${sort}`);
    expect(valuesOf(items, 'number').filter((number) => number < 10)).toEqual(EXPECTED[sort]);
    expect((items as Json[]).find(({ number }: Json) => number === 5)).toMatchObject({
      tombstone: true,
      likes: 0,
    });
  });
});
