import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { hostArticle, post } from './support/articles.js';
import { expectProblem } from './support/problems.js';
import { TestService, type Person } from './support/service.js';

const DAY = 86_400_000;
const DRAFT = { settings: { linksBeforeHold: 0 }, days: 1 };

describe('asking for a replay', () => {
  let service: TestService;
  let publisher: Person;

  beforeAll(async () => {
    service = await TestService.start();
    publisher = await service.person('publisher');
    const { threadId } = await hostArticle(publisher.client);
    expect((await post(service.anyone(), threadId)).status).toBe(201);
  });

  afterAll(() => service.stop());

  it('is for publishers of the whole site', async () => {
    const { body } = await publisher.client.post('/screening-replays', DRAFT);
    await service.settle();
    const elsewhere = await service.person('publisher', 'of a section');
    await service.limit(elsewhere, [await service.addSection('city')]);
    const moderator = await service.person('moderator');
    for (const [client, status, code] of [
      [service.anyone(), 401, 'not_signed_in'],
      [moderator.client, 403, 'not_allowed'],
      [elsewhere.client, 403, 'not_allowed'],
    ] as const) {
      expectProblem(await client.post('/screening-replays', DRAFT), status, code);
      expectProblem(await client.get(`/screening-replays/${body.id}`), status, code);
    }
    const read = await publisher.client.get(`/screening-replays/${body.id}`);
    expect(read.headers.get('cache-control')).toBe('private, no-store');
    expectProblem(await publisher.client.get('/screening-replays/none'), 404, 'not_found');
    await service.addSite('other');
    const [other] = await service.database.query<{ id: string }>(`SELECT id FROM sites WHERE key = 'other'`);
    const host = { host: 'other.example' };
    const stranger = (await service.person('publisher', 'stranger', 0, other!.id)).client.with(host);
    expectProblem(await stranger.get(`/screening-replays/${body.id}`), 404, 'not_found');
    const own = await stranger.post('/screening-replays', DRAFT);
    await service.settle();
    const { body: result } = await stranger.get(`/screening-replays/${own.body.id}`);
    expect(result.progress).toEqual({ done: 0, of: 0 });
  });

  it.each([
    ['no days', { settings: {} }],
    ['days below one', { settings: {}, days: 0 }],
    ['days beyond a year', { settings: {}, days: 366 }],
    ['no settings', { days: 1 }],
    ['a setting that is none', { settings: { guests: 'off' }, days: 1 }],
    ['links beyond the bounds', { settings: { linksBeforeHold: 51 }, days: 1 }],
    ['a mode that is none', { settings: { moderationMode: 'never' }, days: 1 }],
    ['half of the word lists', { settings: { wordLists: { held: [] } }, days: 1 }],
    ['an option of WordPress that is none', { settings: { wordpress: { x: 1 } }, days: 1 }],
  ])('takes no %s', async (_what, body) => {
    expectProblem(await publisher.client.post('/screening-replays', body), 400, 'input_invalid');
  });

  it('takes no phrase without words', async () => {
    const body = { settings: { wordLists: { held: ['...'], refused: [] } }, days: 1 };
    expectProblem(await publisher.client.post('/screening-replays', body), 400, 'phrase_without_words');
  });

  it('gives one of many at once, and names it to the rest; the next comes when it is done', async () => {
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => publisher.client.post('/screening-replays', DRAFT)),
    );
    const [started] = answers.filter(({ status }) => status === 201);
    const refused = answers.filter(({ status }) => status !== 201);
    for (const answer of refused) {
      expectProblem(answer, 409, 'replay_under_way');
      expect(answer.body.replayId).toBeDefined();
    }
    expect(started).toBeDefined();
    await service.settle();
    expect((await publisher.client.post('/screening-replays', DRAFT)).status).toBe(201);
    await service.settle();
  });

  it('is made once by one Idempotency-Key', async () => {
    const client = publisher.client.with({ 'idempotency-key': randomUUID() });
    const first = await client.post('/screening-replays', DRAFT);
    await service.settle();
    const again = await client.post('/screening-replays', DRAFT);
    expect(again).toMatchObject({ status: 201, body: { id: first.body.id, state: 'done' } });
  });

  it('fails where a batch fails again and again, and keeps nobody from the next', async () => {
    const { body } = await publisher.client.post('/screening-replays', DRAFT);
    await service.database.query(
      `UPDATE screening_replays SET in_force = '{"linksBeforeHold": 2, "wordpress": "off"}', state = 'running' WHERE id = $1`,
      [body.id],
    );
    await service.settle();
    const { body: failed } = await publisher.client.get(`/screening-replays/${body.id}`);
    expect(failed).toMatchObject({ state: 'failed', result: null });
    expect((await publisher.client.post('/screening-replays', DRAFT)).status).toBe(201);
    await service.settle();
  });

  it('is forgotten after 30 days', async () => {
    const { body } = await publisher.client.post('/screening-replays', DRAFT);
    await service.settle();
    await service.moveClock(31 * DAY);
    await service.addInstance();
    for (let status = 200; status !== 404;)
      ({ status } = await publisher.client.get(`/screening-replays/${body.id}`));
  });
});
