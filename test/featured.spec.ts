import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { HELD_FOR_LINKS, hostArticle, newText, post } from './support/articles.js';
import type { Answer, Client, Json } from './support/client.js';
import { expectProblem } from './support/problems.js';
import { TestService, type Person } from './support/service.js';

describe('comments that are put forward', () => {
  let service: TestService;
  let anyone: Client;
  let publisher: Person;
  let moderator: Person;
  let article: Json;
  let threadId: string;

  beforeAll(async () => {
    service = await TestService.start();
    anyone = service.anyone();
    publisher = await service.person('publisher');
    moderator = await service.person('moderator');
    ({ article, threadId } = await hostArticle(publisher.client));
  });
  afterEach(async () => {
    expect(await service.differences()).toEqual([]);
  });
  afterAll(() => service.stop());

  const say = async (comment: object = {}): Promise<Json> =>
    (await post(anyone, threadId, comment)).body.comment;
  const feature = (id: string, by = moderator.client): Promise<Answer> =>
    by.send('PUT', `/comments/${id}/feature`);
  const unfeature = (id: string, by = moderator.client): Promise<Answer> =>
    by.send('DELETE', `/comments/${id}/feature`);
  const shown = async (id: string): Promise<boolean> => {
    const { items } = (await anyone.get(`/threads/${threadId}/comments`)).body;
    return (items as Json[]).find((one) => one.id === id).featured;
  };
  const page = async (): Promise<string> =>
    (await anyone.fromRoot().with({ accept: 'text/html' }).get(`/articles/${article.slug}`)).body;
  const decide = (id: string, decision: object): Promise<Answer> =>
    moderator.client.post(`/moderation/comments/${id}/decisions`, decision);
  const deeds = (): Promise<{ action: string; by: string }[]> =>
    service.database.query(
      `SELECT action, actor_id AS by FROM audit_records WHERE action LIKE 'comment.%feature' ORDER BY at, id`,
    );

  it('stand before the discussion, in short, on its first page alone', async () => {
    const { id } = await say({ body: `Worth reading: ${'one more word '.repeat(40)}` });
    await feature(id);
    const first = await page();
    const [, aside] = /<aside class="featured"[^]*?<q[^>]*>([^<]*)<\/q>[^]*?<\/aside>/.exec(first) ?? [];
    expect(aside).toMatch(/^Worth reading: one more word .* …$/);
    expect(aside!.length).toBeLessThan(150);
    const only = await anyone
      .fromRoot()
      .with({ accept: 'text/html' })
      .get(`/articles/${article.slug}?replies=${id}`);
    expect(only.body).not.toContain('class="featured"');
    await unfeature(id);
  });

  it('are marked for every reader at once, and marked no more when that is taken back', async () => {
    const { id } = await say();
    expect(await shown(id)).toBe(false);
    expect(await page()).not.toContain('Featured');
    const { revision } = (await anyone.get(`/articles/${article.id}/thread`)).body;
    expect((await feature(id)).body).toEqual({ featured: true });
    expect(await shown(id)).toBe(true);
    expect((await anyone.get(`/comments/${id}`)).body.featured).toBe(true);
    expect(await page()).toContain('Featured');
    expect((await anyone.get(`/articles/${article.id}/thread`)).body.revision).toBe(revision + 1);
    expect((await unfeature(id)).body).toEqual({ featured: false });
    expect(await shown(id)).toBe(false);
    expect(await page()).not.toContain('Featured');
  });

  it('are on record, once', async () => {
    const { id, revision } = await say();
    const before = (await deeds()).length;
    for (let times = 0; times < 2; times += 1) expect((await feature(id)).status).toBe(200);
    for (let times = 0; times < 2; times += 1) expect((await unfeature(id)).status).toBe(200);
    expect((await deeds()).slice(before)).toEqual([
      { action: 'comment.feature', by: moderator.id },
      { action: 'comment.unfeature', by: moderator.id },
    ]);
    // Neither text nor status has changed: what a moderator looks at is not stale.
    expect((await anyone.get(`/comments/${id}`)).body.revision).toBe(revision);
  });

  it('are published: what is held is refused, and what is removed is marked for nobody until it is restored', async () => {
    const held = await say({ body: `${newText()} ${HELD_FOR_LINKS}` });
    expectProblem(await feature(held.id), 409, 'not_published');
    const { id } = await say();
    await feature(id);
    await decide(id, { action: 'reject', rule: 'other', revision: 1 });
    expect((await moderator.client.get(`/comments/${id}`)).body.featured).toBe(false);
    await decide(id, { action: 'restore', revision: 2 });
    expect(await shown(id)).toBe(true);
    expect((await unfeature(held.id)).body).toEqual({ featured: false });
  });

  it('are moderators’ choice, in their sections', async () => {
    const { id } = await say();
    expectProblem(await feature(id, anyone), 401, 'not_signed_in');
    const reader = await service.person('reader');
    expectProblem(await feature(id, reader.client), 403, 'not_allowed');
    const limited = await service.person('moderator', 'Lia Limited');
    await service.limit(limited, [await service.addSection('sport')]);
    expectProblem(await feature(id, limited.client), 403, 'not_allowed');
    expectProblem(await unfeature(id, limited.client), 403, 'not_allowed');
    expectProblem(await feature('019a0000-0000-7000-8000-000000000001'), 404, 'not_found');
    expect(await shown(id)).toBe(false);
  });
});
