import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { hostArticle, post } from './support/articles.js';
import type { Answer, Client, Json } from './support/client.js';
import { expectProblem } from './support/problems.js';
import { TestService, type Person } from './support/service.js';

const DAY = 86_400_000;

interface Rule {
  readonly key: string;
  readonly text: string;
}

describe('/comment-policies', () => {
  let service: TestService;
  let anyone: Client;
  let publisher: Person;
  let moderator: Person;
  let threadId: string;
  let slug: string;
  let first: Json;
  let rules: Rule[];

  beforeAll(async () => {
    service = await TestService.start();
    anyone = service.anyone();
    publisher = await service.person('publisher');
    moderator = await service.person('moderator');
    const hosted = await hostArticle(publisher.client);
    threadId = hosted.threadId;
    slug = hosted.article.slug;
    first = (await anyone.get('/comment-policies/1')).body;
    rules = first.rules;
  });

  afterAll(() => service.stop());

  const save = (change: object, client = publisher.client): Promise<Answer> =>
    client.post('/comment-policies', { title: first.title, body: first.body, rules, ...change });
  const publish = (version: number, body: object = {}, client = publisher.client): Promise<Answer> =>
    client.post(`/comment-policies/${version}/publish`, body);
  const page = async (path: string): Promise<string> => (await anyone.fromRoot().get(path)).body;
  const current = async (): Promise<Json> => (await anyone.get(`/articles/${slug}/thread`)).body.policy;

  it('keeps one draft, which only those who may publish it see', async () => {
    expectProblem(await publish(2), 409, 'draft_not_there');
    expect((await save({ body: 'First thoughts.' })).body).toMatchObject({ version: 2, state: 'draft' });
    const saved = await save({ body: 'Second thoughts.', acceptance: 'explicit' });
    expect(saved.status).toBe(201);
    expect(saved.body).toMatchObject({ version: 2, body: 'Second thoughts.', acceptance: 'explicit' });
    expect((await publisher.client.get('/comment-policies/2')).body).toEqual(saved.body);
    for (const client of [anyone, moderator.client]) {
      expectProblem(await client.get('/comment-policies/2'), 404, 'not_found');
    }
    expect(await current()).toMatchObject({ version: 1, acceptance: 'implied' });
    expectProblem(await publish(3), 409, 'draft_not_there');
    expectProblem(await publish(2, {}, moderator.client), 403, 'not_allowed');
    expectProblem(await save({}, moderator.client), 403, 'not_allowed');
  });

  it.each<[string, object]>([
    ['no rules', { rules: [] }],
    ['a rule twice', { rules: [1, 2].map(() => ({ key: 'abuse', title: 'A', text: 'B' })) }],
    ['a key that is none', { rules: [{ key: 'No Abuse', title: 'A', text: 'B' }] }],
    ['a rule that is none', { rules: [null] }],
    ['a title of two lines', { title: 'A\nB' }],
    ['a body without an end', { body: 'x'.repeat(20_001) }],
    ['another way to accept', { acceptance: 'maybe' }],
  ])('takes no draft with %s', async (_, change) => {
    expectProblem(await save(change), 400, 'input_invalid');
  });

  it('publishes the draft once, and what was before stays readable', async () => {
    await save({ body: 'Be kind to all.', acceptance: 'explicit' });
    const answers = await Promise.all([1, 2, 3].map(() => publish(2, { announceDays: 7 })));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
    const { body } = answers.find(({ status }) => status === 200)!;
    expect(body).toMatchObject({ version: 2, state: 'published', body: 'Be kind to all.' });
    expect((await anyone.get('/comment-policies')).body.items).toEqual([
      body,
      { ...first, state: 'superseded' },
    ]);
    expect(await page('/policy')).toContain('Be kind to all.');
    expect(await page('/policy/1')).toContain('This version is no longer in force.');
    // The reader is asked to accept it, once.
    const reader = await service.person('reader');
    expectProblem(await post(reader.client, threadId), 422, 'policy_not_accepted');
    expect((await reader.client.put('/me/acceptance', { version: 2 })).status).toBe(200);
    expect((await post(reader.client, threadId)).status).toBe(201);
    const [deed] = await service.database.query<Json>(
      "SELECT actor_id AS by, detail FROM audit_records WHERE action = 'comment-policy.publish'",
    );
    expect(deed).toEqual({
      by: publisher.id,
      detail: { version: 2, rules: rules.map(({ key }) => key) },
    });
  });

  it('is told of on threads for as long as it is announced', async () => {
    expect((await current()).changedAt).toBe((await anyone.get('/comment-policies/2')).body.publishedAt);
    expect(await page(`/articles/${slug}`)).toContain('href="/policy/diff?from=1&amp;to=2"');
    await service.moveClock(7 * DAY);
    expect((await current()).changedAt).toBeUndefined();
    expect(await page(`/articles/${slug}`)).not.toContain('/policy/diff');
  });

  it('keeps the rules that decisions cite, and lets the others go', async () => {
    const held = await post(anyone, threadId, {
      body: 'https://a.example https://b.example https://c.example',
      acceptedPolicyVersion: 2,
    });
    const decision = { action: 'reject', revision: 1, rule: 'spam' };
    const path = `/moderation/comments/${held.body.comment.id}/decisions`;
    expect((await moderator.client.post(path, decision)).status).toBe(201);
    const [kept, other] = ['spam', 'abuse'].map((key) => rules.find((rule) => rule.key === key));
    await save({ rules: [other] });
    const refused = await publish(3);
    expectProblem(refused, 409, 'rule_in_use');
    expect(refused.body.rules).toEqual(['spam']);
    await save({ rules: [{ ...kept, text: 'In other words.' }] });
    expect((await publish(3, { announceDays: 0 })).status).toBe(200);
    expect((await current()).changedAt).toBeUndefined();
  });

  it('compares any two published versions, by API and as a page', async () => {
    const { body } = await anyone.get('/comment-policies/diff?from=2&to=3');
    expect(body).toMatchObject({ from: 2, to: 3 });
    const changes = (body.rules as { key: string; change: string }[]).map(({ key, change }) => [key, change]);
    expect(changes[0]).toEqual(['spam', 'changed']);
    expect(changes).toContainEqual(['abuse', 'removed']);
    const html = await page('/policy/diff?from=2&to=3');
    expect(html).toMatch(/<del>advertising,<\/del>/);
    expect(html).toMatch(/<ins>In<\/ins>/);
    await save({ body: 'Not public yet.' });
    for (const to of [4, 9])
      expectProblem(await anyone.get(`/comment-policies/diff?from=1&to=${to}`), 404, 'not_found');
    expectProblem(await anyone.get('/comment-policies/diff?from=1'), 400, 'input_invalid');
  });

  it('is of its site alone', async () => {
    const siteId = await service.addSite('elsewhere');
    const theirs = (await service.person('publisher', 'Theirs', 0, siteId)).client.with({
      host: 'elsewhere.example',
    });
    expect((await theirs.get('/comment-policies')).body.items).toHaveLength(1);
    expect((await save({ title: 'Theirs' }, theirs)).body.version).toBe(2);
    expect((await publish(2, {}, theirs)).status).toBe(200);
    expect((await current()).version).toBe(3);
  });
});
