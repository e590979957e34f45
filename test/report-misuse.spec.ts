import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { hostArticle, post } from './support/articles.js';
import type { Answer, Client, Json } from './support/client.js';
import { expectProblem } from './support/problems.js';
import { TestService, type Person } from './support/service.js';

const DAY = 86_400_000;

describe('misuse of reports', () => {
  let service: TestService;
  let anyone: Client;
  let publisher: Person;
  let moderator: Person;
  let reader: Person;
  let threadId: string;

  beforeAll(async () => {
    service = await TestService.start({ instances: 2 });
    anyone = service.anyone();
    publisher = await service.person('publisher');
    moderator = await service.person('moderator');
    reader = await service.person('reader');
    ({ threadId } = await hostArticle(publisher.client));
  });

  afterAll(() => service.stop());

  afterEach(async () => {
    expect(await service.differences()).toEqual([]);
  });

  const say = async (thread = threadId): Promise<Json> => (await post(anyone, thread)).body.comment;
  const report = (by: Client, { id }: Json): Promise<Answer> =>
    by.post(`/comments/${id}/reports`, { reason: 'abuse' });
  const now = async (): Promise<Date> =>
    (await service.database.query<{ now: Date }>('SELECT parley_now() AS now'))[0]!.now;
  const inDays = async (days: number): Promise<string> =>
    new Date((await now()).getTime() + days * DAY).toISOString();
  const mute = (by: Person, id: string, until: string | null, note?: string): Promise<Answer> =>
    by.client.put(`/moderation/reporters/${id}/mute`, { until, note });
  const unmute = (by: Person, id: string): Promise<Answer> =>
    by.client.delete(`/moderation/reporters/${id}/mute`);

  it('fifty at once of one person are one', async () => {
    const comment = await say();
    const clients = [reader.client, service.anyone(1).as(reader.token)];
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, nth) => report(clients[nth % 2]!, comment)),
    );
    const statuses = answers.map(({ status }) => status).sort();
    expect(statuses).toEqual([201, ...Array.from({ length: 49 }, () => 409)]);
    const rows = await service.database.query('SELECT FROM reports WHERE comment_id = $1', [comment.id]);
    expect(rows).toHaveLength(1);
  });

  it('the last two at once hold a comment once', async () => {
    const guests = [];
    for (let nth = 0; nth < 4; nth += 1)
      guests.push(service.anyone(nth % 2).as((await post(anyone, threadId)).body.guestToken));
    const comment = await say();
    await report(guests[0]!, comment);
    await report(guests[1]!, comment);
    const answers = await Promise.all(guests.slice(2).map((guest) => report(guest, comment)));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 404]);
    expect((await moderator.client.get(`/comments/${comment.id}`)).body).toMatchObject({
      status: 'held',
      revision: 2,
    });
    const items = await service.database.query(
      `SELECT FROM items WHERE subject_id = $1 AND closed_at IS NULL`,
      [comment.id],
    );
    expect(items).toHaveLength(1);
  });

  it('so many a day and no more, also at once in several discussions', async () => {
    const person = await service.person('reader', 'Eager');
    await service.set({ reportsPerDay: 3 });
    const comments = [];
    for (let nth = 0; nth < 6; nth += 1) {
      const { threadId: thread } = await hostArticle(publisher.client);
      comments.push(await say(thread));
    }
    const clients = [person.client, service.anyone(1).as(person.token)];
    const answers = await Promise.all(comments.map((comment, nth) => report(clients[nth % 2]!, comment)));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 201, 201, 429, 429, 429]);
    const late = comments[answers.findIndex(({ status }) => status === 429)];
    const refused = await report(person.client, late);
    expectProblem(refused, 429, 'too_many_reports');
    const wait = Number(refused.headers.get('retry-after'));
    expect(wait).toBeGreaterThan(86_000);
    expect(wait).toBeLessThanOrEqual(86_400);
    await service.moveClock(wait * 1_000);
    expect((await report(person.client, late)).status).toBe(201);
    await service.set({});
  });

  it('a muted reporter is told until when, and heard again after', async () => {
    const comment = await say();
    const until = await inDays(7);
    const answer = await mute(moderator, reader.id, until, 'Reports whoever disagrees.');
    expect(answer).toMatchObject({ status: 200, body: { id: reader.id, until } });
    const refused = await report(reader.client, comment);
    expectProblem(refused, 403, 'reports_muted');
    expect(refused.body.until).toBe(until);
    const audit = await service.database.query<Json>(
      `SELECT action, actor_id, detail FROM audit_records WHERE subject_id = $1 AND action LIKE 'reporter.%'`,
      [reader.id],
    );
    expect(audit).toEqual([{ action: 'reporter.mute', actor_id: moderator.id, detail: { until } }]);
    await service.moveClock(7 * DAY + 1_000);
    expect((await report(reader.client, comment)).status).toBe(201);
  });

  it('a guest is muted by the id that their reports name, and heard again when that is taken back', async () => {
    const { guestToken } = (await post(anyone, threadId)).body;
    const guest = anyone.as(guestToken);
    const [comment, next] = [await say(), await say()];
    await report(guest, comment);
    const [{ by }] = (await moderator.client.get(`/moderation/comments/${comment.id}/reports`)).body.items;
    expect(by.kind).toBe('guest');
    expect((await mute(moderator, by.id, await inDays(30))).status).toBe(200);
    expectProblem(await report(guest, next), 403, 'reports_muted');
    expect([(await unmute(moderator, by.id)).status, (await unmute(moderator, by.id)).status]).toEqual([
      204, 204,
    ]);
    expect((await report(guest, next)).status).toBe(201);
  });

  it('longer than 30 days, or for good, is a publisher’s to set and to lift', async () => {
    const { id, client } = await service.person('reader', 'Nuisance');
    expectProblem(await mute(moderator, id, await inDays(31)), 403, 'not_allowed');
    expectProblem(await mute(moderator, id, null), 403, 'not_allowed');
    expect((await mute(publisher, id, null)).body.until).toBeNull();
    expect((await report(client, await say())).body).toMatchObject({ code: 'reports_muted', until: null });
    expectProblem(await mute(moderator, id, await inDays(1)), 403, 'not_allowed');
    expectProblem(await unmute(moderator, id), 403, 'not_allowed');
    expect((await unmute(publisher, id)).status).toBe(204);
  });

  it('takes an instant to come, and somebody of this site who is no staff', async () => {
    expectProblem(await mute(moderator, reader.id, await inDays(-1)), 400, 'until_is_past');
    expectProblem(await mute(publisher, moderator.id, await inDays(1)), 403, 'staff_not_muted');
    const siteId = await service.addSite('elsewhere');
    const stranger = await service.person('reader', 'Stranger', 0, siteId);
    for (const id of [stranger.id, 'x', '019a0000-0000-7000-8000-000000000000']) {
      expectProblem(await mute(moderator, id, await inDays(1)), 404, 'not_found');
      expectProblem(await unmute(moderator, id), 404, 'not_found');
    }
    const limited = await service.person('moderator', 'Limited');
    await service.limit(limited, [await service.addSection('city')]);
    expectProblem(await mute(limited, reader.id, await inDays(1)), 403, 'not_allowed');
    const comment = await say();
    expectProblem(await limited.client.get(`/moderation/comments/${comment.id}/reports`), 403, 'not_allowed');
    expectProblem(await mute(reader, reader.id, null), 403, 'not_allowed');
  });
});
