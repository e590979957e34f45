import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { hostArticle, post } from './support/articles.js';
import type { Answer, Json } from './support/client.js';
import { dump } from './support/dump.js';
import { expectProblem } from './support/problems.js';
import { DAY, impose, later, newGuest } from './support/sanctions.js';
import { TestService, type Person } from './support/service.js';

const UNKNOWN_ID = '019a0000-0000-7000-8000-000000000000';

describe('sanctioning', () => {
  let service: TestService;
  let publisher: Person;
  let moderator: Person;
  let reader: Person;
  let threadId: string;

  beforeAll(async () => {
    service = await TestService.start();
    publisher = await service.person('publisher');
    moderator = await service.person('moderator');
    reader = await service.person('reader');
    ({ threadId } = await hostArticle(publisher.client));
  });

  afterAll(() => service.stop());

  const ask = (by: Person, kind: string, on: Json, more: object = {}): Promise<Answer> =>
    by.client.post('/moderation/sanctions', { kind, on, ...more });
  const account = (): Json => ({ account: reader.id });

  it('is up to 30 days a moderator’s, and longer a publisher’s', async () => {
    for (const kind of ['hold', 'mute']) {
      const days = async (count: number): Promise<object> => ({ until: await later(service, count * DAY) });
      expect((await ask(moderator, kind, account(), await days(30))).status).toBe(201);
      expectProblem(await ask(moderator, kind, account(), await days(31)), 403, 'sanction_too_long');
      expectProblem(await ask(moderator, kind, account()), 403, 'sanction_too_long');
      expect((await ask(publisher, kind, account(), await days(31))).status).toBe(201);
    }
    expect((await ask(moderator, 'warn', account())).status).toBe(201);
    expectProblem(await ask(moderator, 'ban', account()), 403, 'not_allowed');
    const ban = await ask(publisher, 'ban', account());
    expect(ban).toMatchObject({ status: 201, body: { kind: 'ban', until: null, active: true } });
    const path = `/moderation/sanctions/${ban.body.id}`;
    expectProblem(await moderator.client.send('DELETE', path), 403, 'not_allowed');
  });

  it('is for moderators of the whole site', async () => {
    const limited = await service.person('moderator', 'Limited');
    await service.limit(limited, [await service.addSection('sport')]);
    for (const by of [limited, reader]) expectProblem(await ask(by, 'warn', account()), 403, 'not_allowed');
  });

  it('spares oneself, and staff of the same role or above', async () => {
    const colleague = await service.person('moderator', 'Colleague');
    const until = await later(service, DAY);
    for (const { id } of [moderator, colleague, publisher])
      expectProblem(await ask(moderator, 'mute', { account: id }, { until }), 403, 'sanction_on_staff');
    expectProblem(await ask(publisher, 'ban', { account: publisher.id }), 403, 'sanction_on_staff');
    expect((await ask(publisher, 'mute', { account: colleague.id })).status).toBe(201);
  });

  it('refuses what it cannot be on, and says why', async () => {
    const { comment } = await newGuest(service, threadId);
    const own = (await post(reader.client, threadId)).body.comment ?? comment;
    const cases: [string, Json, number, string][] = [
      ['hold', {}, 400, 'sanction_subject_unclear'],
      ['hold', { account: reader.id, email: 'a@b.example' }, 400, 'sanction_subject_unclear'],
      ['hold', { email: 'nobody' }, 400, 'email_invalid'],
      ['hold', { ipPrefix: '192.0.2.0' }, 400, 'ip_prefix_invalid'],
      ['hold', { ipPrefix: '192.0.2.0/16' }, 400, 'ip_prefix_invalid'],
      ['hold', { emailOf: comment.id }, 409, 'comment_without_trace'],
      ['hold', { emailOf: own.id }, 409, 'comment_without_trace'],
      ['hold', { account: UNKNOWN_ID }, 404, 'not_found'],
      ['hold', { guest: reader.id }, 404, 'not_found'],
      ['hold', { addressOf: UNKNOWN_ID }, 404, 'not_found'],
      ['warn', { email: 'a@b.example' }, 400, 'warning_without_reader'],
    ];
    for (const [kind, on, status, code] of cases) expectProblem(await ask(publisher, kind, on), status, code);
    const until = await later(service, -1);
    expectProblem(await ask(publisher, 'mute', account(), { until }), 400, 'sanction_ends_before');
    expectProblem(await ask(publisher, 'mute', account(), { rule: 'rudeness' }), 400, 'rule_unknown');
    expectProblem(await ask(publisher, 'mute', account(), { comment: UNKNOWN_ID }), 404, 'not_found');
    await service.database.query('UPDATE comment_revisions SET ip_prefix = NULL WHERE comment_id = $1', [
      comment.id,
    ]);
    expectProblem(await ask(publisher, 'hold', { addressOf: comment.id }), 409, 'comment_without_trace');
  });

  it('keeps neither e-mail nor address, and no word in the record', async () => {
    const { comment } = await newGuest(service, threadId, 'private@person.example');
    await impose(publisher.client, 'hold', { emailOf: comment.id }, { note: 'A private note' });
    await impose(publisher.client, 'hold', { ipPrefix: '192.0.2.0/24' });
    const rows = await dump(service.database);
    const kept = JSON.stringify([rows.sanctions, rows.audit_records, rows.outbox]);
    expect(kept).not.toMatch(/private|192\.0\.2/i);
    for (const change of ['UPDATE sanctions SET until = NULL', 'DELETE FROM sanctions'])
      await expect(service.database.query(change)).rejects.toThrow('sanctions');
  });

  it('lists an author’s history, also what is on their e-mail', async () => {
    const guest = await newGuest(service, threadId, 'listed@person.example');
    const until = await later(service, DAY);
    const first = await impose(moderator.client, 'mute', { guest: guest.id }, { until, note: 'Seen.' });
    const second = await impose(publisher.client, 'ban', { emailOf: guest.comment.id }, { rule: 'abuse' });
    await moderator.client.send('DELETE', `/moderation/sanctions/${first.id}`);
    const list = async (query: string): Promise<Json> =>
      (await moderator.client.get(`/moderation/sanctions?author=${guest.id}${query}`)).body;
    expect(await list('')).toMatchObject({
      items: [
        { id: second.id, on: { kind: 'email', id: null }, rule: { key: 'abuse' }, active: true },
        { id: first.id, note: 'Seen.', lifted: { by: { id: moderator.id } }, active: false },
      ],
      nextCursor: null,
    });
    const page = await list('&limit=1');
    expect(page.items).toHaveLength(1);
    expect((await list(`&limit=1&cursor=${page.nextCursor}`)).items).toMatchObject([{ id: first.id }]);
    expect((await list('&active=true')).items).toMatchObject([{ id: second.id }]);
    expect((await list('&active=false')).items).toMatchObject([{ id: first.id }]);
    expect(JSON.stringify(await list(''))).not.toContain('listed@');
  });

  it('is made once by a request that is sent twice', async () => {
    const body = { kind: 'warn', on: account() };
    const client = moderator.client.with({ 'idempotency-key': 'a-key-of-sixteen-characters' });
    const [one, two] = [
      await client.post('/moderation/sanctions', body),
      await client.post('/moderation/sanctions', body),
    ];
    expect(two.body.id).toBe(one.body.id);
  });

  it('lets colleagues note what they should know', async () => {
    const guest = await newGuest(service, threadId);
    const path = `/moderation/authors/${guest.id}/notes`;
    const noted = await moderator.client.post(path, { text: 'Writes at night.' });
    expect(noted).toMatchObject({ status: 201, body: { writtenBy: { id: moderator.id } } });
    expect((await publisher.client.get(path)).body).toEqual({ items: [noted.body], nextCursor: null });
    for (const client of [guest.client, service.anyone()])
      expectProblem(await client.get(path), 401, 'not_signed_in');
    expectProblem(await reader.client.get(path), 403, 'not_allowed');
    expectProblem(await moderator.client.get(`/moderation/authors/${UNKNOWN_ID}/notes`), 404, 'not_found');
  });

  it('has nothing of another site', async () => {
    const guest = await newGuest(service, threadId);
    const { id } = await impose(publisher.client, 'hold', { guest: guest.id });
    const siteId = await service.addSite('other');
    const stranger = (await service.person('publisher', 'Stranger', 0, siteId)).client.with({
      host: 'other.example',
    });
    for (const on of [{ guest: guest.id }, account(), { emailOf: guest.comment.id }])
      expectProblem(await stranger.post('/moderation/sanctions', { kind: 'ban', on }), 404, 'not_found');
    expectProblem(await stranger.send('DELETE', `/moderation/sanctions/${id}`), 404, 'not_found');
    expectProblem(await stranger.get(`/moderation/sanctions?author=${guest.id}`), 404, 'not_found');
    expectProblem(
      await stranger.post(`/moderation/authors/${guest.id}/notes`, { text: 'a' }),
      404,
      'not_found',
    );
    expect((await stranger.get('/moderation/sanctions')).body.items).toEqual([]);
  });
});
