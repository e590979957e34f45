import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { hostArticle, newText, post } from './support/articles.js';
import type { Answer, Client, Json } from './support/client.js';
import { expectProblem } from './support/problems.js';
import { DAY, impose, later, newGuest } from './support/sanctions.js';
import { TestService, type Person } from './support/service.js';

/** Each kind of sanction, what becomes of a post under it, and of a like; of a report as of a like. */
const KINDS = [
  ['hold', '201 held', '200'],
  ['mute', '403 author_muted', '200'],
  ['ban', '403 author_banned', '403 author_banned'],
  ['warn', '403 warning_not_acknowledged', '200'],
] as const;

describe('sanctions', () => {
  let service: TestService;
  let publisher: Person;
  let threadId: string;
  let liked: Json;
  let networks = 0;

  beforeAll(async () => {
    service = await TestService.start({ trustedProxies: ['127.0.0.1'] });
    publisher = await service.person('publisher');
    ({ threadId } = await hostArticle(publisher.client));
    liked = (await post(publisher.client, threadId)).body.comment;
  });

  afterAll(async () => {
    try {
      expect(await service.differences()).toEqual([]);
    } finally {
      await service.stop();
    }
  });

  const told = ({ status, body }: Answer): string =>
    `${status} ${body?.code ?? body?.comment?.status ?? ''}`.trim();
  const say = async (client: Client, comment: object = {}): Promise<string> =>
    told(await post(client, threadId, comment));
  const like = async (client: Client): Promise<string> => {
    const { status, body } = await client.put(`/comments/${liked.id}/like`, {});
    return `${status} ${body.code ?? ''}`.trim();
  };
  /** A comment of the site's own, reported by somebody for the first time. */
  const report = async (client: Client): Promise<string> => {
    const { comment } = (await post(publisher.client, threadId)).body;
    const { status, body } = await client.post(`/comments/${comment.id}/reports`, { reason: 'spam' });
    return `${status} ${body.code ?? ''}`.trim();
  };
  const network = (): string => `198.51.${(networks += 1)}`;
  const from = (client: Client, address: string): Client => client.with({ 'x-forwarded-for': address });

  describe.each(KINDS)('to %s', (kind, posted, likedAs) => {
    it('an account acts until it is lifted', async () => {
      const reader = await service.person('reader', `Reader to ${kind}`);
      expect(await say(reader.client)).toBe('201 published');
      const { id } = await impose(publisher.client, kind, { account: reader.id });
      expect(await say(reader.client)).toBe(posted);
      expect(await like(reader.client)).toBe(likedAs);
      expect(await report(reader.client)).toBe(likedAs === '200' ? '201' : likedAs);
      for (const _twice of [1, 2])
        expect((await publisher.client.send('DELETE', `/moderation/sanctions/${id}`)).status).toBe(204);
      expect(await say(reader.client)).toBe('201 published');
      const [lifted] = await service.database.query(
        `SELECT count(*)::integer AS n FROM audit_records WHERE action = 'sanction.lift' AND subject_id = $1`,
        [id],
      );
      expect(lifted).toEqual({ n: 1 });
    });

    it('a guest acts until its end, on edits too', async () => {
      const guest = await newGuest(service, threadId);
      const reply = { parentId: guest.comment.id };
      const until = await later(service, 60_000);
      await impose(publisher.client, kind, { guest: guest.id }, { until });
      expect([await say(guest.client), await say(guest.client, reply)]).toEqual([posted, posted]);
      expect(await like(guest.client)).toBe(likedAs);
      const edit = (): Promise<Answer> =>
        guest.client.patch(`/comments/${guest.comment.id}`, { body: newText(), revision: 1 });
      const edited = await edit();
      expect(`${edited.status} ${edited.body.code ?? edited.body.status}`).toBe(posted.replace('201', '200'));
      await service.moveClock(60_000);
      expect([await say(guest.client), await like(guest.client)]).toEqual(['201 published', '200']);
    });
  });

  describe.each(KINDS.filter(([kind]) => kind !== 'warn'))('to %s', (kind, posted, likedAs) => {
    it('an e-mail hits who types it, with a token and without', async () => {
      const email = `${kind}@typed.example`;
      const guest = await newGuest(service, threadId, email);
      const other = await newGuest(service, threadId);
      await impose(publisher.client, kind, { emailOf: guest.comment.id });
      expect([await say(guest.client), await like(guest.client)]).toEqual([posted, likedAs]);
      const typed = { guest: { name: 'Somebody', email: email.toUpperCase() } };
      expect(await say(service.anyone(), typed)).toBe(posted);
      expect(await say(other.client, typed)).toBe(posted);
      expect(await say(other.client)).toBe('201 published');
      expect(await say(service.anyone(), { guest: { name: 'No', email: `not.${email}` } })).toBe(
        '201 published',
      );
    });

    it('a network hits all but staff there, by what the trusted proxy says', async () => {
      const net = network();
      const near = from(service.anyone(), `${net}.7`);
      const seen = (await post(near, threadId)).body.comment;
      await impose(publisher.client, kind, { addressOf: seen.id });
      const reader = from((await service.person('reader', `Near to ${kind}`)).client, `${net}.9`);
      expect([await say(near), await say(reader), await like(reader)]).toEqual([posted, posted, likedAs]);
      expect(await say(from(publisher.client, `${net}.9`))).toBe('201 published');
      expect(await say(from(service.anyone(), `${network()}.7`))).toBe('201 published');
    });
  });

  it('is on an e-mail or a network that is typed, of IPv6 too', async () => {
    await impose(publisher.client, 'ban', { email: ' Typed@Once.example ' });
    expect(await say(service.anyone(), { guest: { name: 'A', email: 'typed@once.example' } })).toBe(
      '403 author_banned',
    );
    await impose(publisher.client, 'mute', { ipPrefix: '2001:DB8:1::/48' });
    expect(await say(from(service.anyone(), '2001:db8:1:2::3'))).toBe('403 author_muted');
    await impose(publisher.client, 'mute', { ipPrefix: '203.0.113.0/24' });
    expect(await say(from(service.anyone(), '203.0.113.9'))).toBe('403 author_muted');
  });

  it('tells until when, under which rule, and where to read why', async () => {
    const guest = await newGuest(service, threadId);
    const until = await later(service, DAY);
    await impose(publisher.client, 'mute', { guest: guest.id }, { until, rule: 'abuse', note: 'A secret' });
    const { body } = await post(guest.client, threadId);
    expect(body).toMatchObject({ until, rule: expect.any(String), statements: '/me/statements' });
    expect(JSON.stringify(body)).not.toMatch(/secret|publisher/i);
  });

  it('holds with its reason, for moderators, and holds who moderates as well', async () => {
    const moderator = await service.person('moderator', 'Held moderator');
    const { id } = await impose(publisher.client, 'hold', { account: moderator.id });
    const { body } = await post(moderator.client, threadId);
    expect(body.comment.status).toBe('held');
    const [item] = await service.database.query<Json>('SELECT reasons FROM items WHERE subject_id = $1', [
      body.comment.id,
    ]);
    expect(item.reasons).toEqual([{ reason: 'standing', evidence: { sanction: id } }]);
  });

  it('asks for an acknowledgement, once, of the one who was warned', async () => {
    const guest = await newGuest(service, threadId);
    const other = await newGuest(service, threadId);
    const { id } = await impose(publisher.client, 'warn', { guest: guest.id });
    const path = `/me/sanctions/${id}/acknowledgement`;
    expectProblem(await other.client.post(path), 404, 'not_found');
    expectProblem(await service.anyone().post(path), 401, 'not_signed_in');
    const first = await guest.client.post(path);
    expect(first).toMatchObject({ status: 200, body: { id, acknowledgedAt: expect.any(String) } });
    await service.moveClock(1_000);
    expect((await guest.client.post(path)).body).toEqual(first.body);
    expect(await say(guest.client)).toBe('201 published');
    const { id: muted } = await impose(publisher.client, 'mute', { guest: guest.id });
    expectProblem(await guest.client.post(`/me/sanctions/${muted}/acknowledgement`), 404, 'not_found');
  });

  it('lets nobody take a like back from the banned', async () => {
    const guest = await newGuest(service, threadId);
    expect(await like(guest.client)).toBe('200');
    await impose(publisher.client, 'ban', { guest: guest.id });
    expect((await guest.client.send('DELETE', `/comments/${liked.id}/like`)).status).toBe(200);
  });
});
