import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { HELD_FOR_LINKS, hostArticle, newText, post } from './support/articles.js';
import { valuesOf, type Answer, type Client, type Json } from './support/client.js';
import { expectProblem } from './support/problems.js';
import { TestService, type Person } from './support/service.js';

const UNKNOWN_ID = '019a0000-0000-7000-8000-000000000000';
const SECRET = 'unmistakable';

describe('the audit log', () => {
  let service: TestService;
  let anyone: Client;
  let publisher: Person;
  let admin: Person;
  let ada: Person;
  let threadId: string;
  let commentId: string;

  const list = (query = '', by = publisher): Promise<Answer> => by.client.get(`/audit?${query}`);
  const all = async (query: string): Promise<Json[]> => {
    const items: Json[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const { status, body } = await list(`${query}${cursor && `&cursor=${cursor}`}`);
      expect(status).toBe(200);
      items.push(...body.items);
      cursor = body.nextCursor;
    }
    return items;
  };

  beforeAll(async () => {
    service = await TestService.start();
    anyone = service.anyone();
    publisher = await service.person('publisher');
    admin = await service.person('admin');
    ada = await service.person('moderator', 'Ada');
    await service.addSection('sport');
    const hosted = await hostArticle(publisher.client, { headline: SECRET });
    ({ threadId } = hosted);
    const { body } = await post(anyone, threadId, {
      body: `${SECRET} ${HELD_FOR_LINKS} ${newText()}`,
      guest: { name: SECRET, email: `${SECRET}@example.org` },
    });
    commentId = body.comment.id;
    const deeds: [Client, string, string, object?][] = [
      [
        ada.client,
        'POST',
        `/moderation/comments/${commentId}/decisions`,
        { action: 'approve', revision: 1, note: SECRET },
      ],
      [publisher.client, 'PATCH', `/articles/${hosted.article.id}`, { byline: SECRET }],
      [publisher.client, 'POST', `/threads/${threadId}/close`, { reason: SECRET, message: SECRET }],
      [publisher.client, 'POST', `/threads/${threadId}/reopen`, { until: null }],
      [publisher.client, 'PUT', `/threads/${threadId}/mode`, { mode: 'before', until: null }],
      [publisher.client.with({ 'if-match': '"0"' }), 'PUT', '/word-lists', { held: [SECRET], refused: [] }],
      [
        publisher.client.with({ 'if-match': '"0"' }),
        'PUT',
        '/closing-policies/site',
        { closeAfterDays: 900 },
      ],
      [publisher.client.with({ 'if-match': '"0"' }), 'PUT', '/moderation-modes/site', { mode: 'before' }],
      [
        admin.client,
        'POST',
        '/people',
        { email: `${SECRET}@people.example`, role: 'moderator', name: SECRET },
      ],
      [admin.client, 'PATCH', `/people/${ada.id}`, { role: 'publisher' }],
    ];
    for (const [client, method, path, body] of deeds) {
      const answer = await client.send(method, path, body);
      if (answer.status >= 400) throw new Error(`${method} ${path}: ${JSON.stringify(answer.body)}`);
    }
  });

  afterAll(() => service.stop());

  it.each([
    ['article.host', 'publisher', 'article'],
    ['article.update', 'publisher', 'article'],
    ['comment.approve', 'Ada', 'comment'],
    ['thread.close', 'publisher', 'thread'],
    ['thread.reopen', 'publisher', 'thread'],
    ['thread.mode', 'publisher', 'thread'],
    ['word-lists.set', 'publisher', 'site'],
    ['closing-policy.set', 'publisher', 'site'],
    ['moderation-mode.set', 'publisher', 'site'],
    ['account.invite', 'admin', 'account'],
  ])('tells of %s, by %s', async (action, name, kind) => {
    const { body } = await list(`action=${action}`);
    expect(body.items).toHaveLength(1);
    expect(body.items[0]).toEqual({
      id: expect.any(String),
      at: expect.any(String),
      actor: { kind: 'account', id: expect.any(String), name },
      action,
      subject: { kind, id: expect.any(String) },
      detail: expect.anything(),
    });
  });

  it('tells of what the command line did, without a name', async () => {
    const { body } = await list('action=site.add');
    expect(body.items[0].actor).toEqual({ kind: 'console', id: null, name: null });
  });

  it('holds nothing of what was written', async () => {
    expect(JSON.stringify(await all('limit=100'))).not.toContain(SECRET);
    const { body } = await list('format=csv');
    expect(body).not.toMatch(new RegExp(SECRET, 'i'));
    expect(valuesOf(await all('limit=2'), 'id')).toEqual(valuesOf(await all('limit=100'), 'id'));
  });

  it('is found by who, what and when, all of it together', async () => {
    expect(valuesOf(await all(`actor=${ada.id}`), 'action')).toEqual(['comment.approve']);
    expect(valuesOf(await all(`subject=${commentId}`), 'action')).toEqual(['comment.approve']);
    expect(new Set(valuesOf(await all('subjectKind=thread'), 'action'))).toEqual(
      new Set(['thread.close', 'thread.reopen', 'thread.mode']),
    );
    expect(await all(`subjectKind=thread&action=thread.close&actor=${publisher.id}`)).toHaveLength(1);
    expect(await all(`action=thread.close&actor=${ada.id}`)).toEqual([]);
    const at = String((await all('action=thread.close'))[0].at);
    expect(await all(`action=thread.close&from=${at}`)).toHaveLength(1);
    expect(await all(`action=thread.close&to=${at}`)).toEqual([]);
    expect(await all(`action=thread.close&from=${at.slice(0, 10)}&to=${at.slice(0, 10)}`)).toHaveLength(1);
  });

  it.each(['action=thread.shut', `actor=${UNKNOWN_ID}`, `subject=${UNKNOWN_ID}`, 'subjectKind=moon'])(
    'finds nothing where there is nothing: %s',
    async (query) => expect((await list(query)).body).toEqual({ items: [], nextCursor: null }),
  );

  it.each([
    ['action=%25_%5C', 'input_invalid'],
    ['actor=me', 'input_invalid'],
    ['from=2026-13-01', 'input_invalid'],
    ['limit=101', 'input_invalid'],
    [`cursor=a${UNKNOWN_ID}`, 'cursor_invalid'],
    ['cursor=a', 'cursor_invalid'],
  ])('refuses %s', async (query, code) => expectProblem(await list(query), 400, code));

  it('is read page by page, exactly, while records arrive, many of them at one instant', async () => {
    const write = (count: number): Promise<Json[]> =>
      service.database.query(
        `INSERT INTO audit_records (id, site_id, at, actor, action, subject_kind, subject_id)
         SELECT gen_random_uuid(), $1, parley_now() - (n / 7) * interval '1 microsecond', 'console', 'test.deed', 'site', $1
         FROM generate_series(1, $2) n RETURNING id`,
        [service.siteId, count],
      );
    const before = valuesOf(await write(60), 'id').sort();
    const seen: string[] = [];
    for (let cursor = ''; ;) {
      const { body } = await list(`action=test.deed&limit=7${cursor}`);
      seen.push(...valuesOf(body.items, 'id'));
      if (body.nextCursor === null) break;
      cursor = `&cursor=${body.nextCursor}`;
      await service.moveClock(1_000);
      await write(3);
    }
    expect(seen.sort()).toEqual(before);
  });

  it('comes as a file of 50,000 records, which says where the rest goes on', async () => {
    const short = await publisher.client.with({ accept: 'text/csv' }).get(`/audit?actor=${ada.id}`);
    expect(short.headers.get('content-disposition')).toBe('attachment; filename="audit.csv"');
    expect(short.headers.get('x-next-cursor')).toBeNull();
    expect((short.body as string).split('\r\n')).toHaveLength(3);
    await service.database.query(
      `INSERT INTO audit_records (id, site_id, at, actor, action, subject_kind, subject_id)
       SELECT gen_random_uuid(), $1, parley_now(), 'console', 'test.many', 'site', $1 FROM generate_series(1, 50010)`,
      [service.siteId],
    );
    const first = await list('action=test.many&format=csv');
    expect(first.headers.get('content-disposition')).toContain('audit-newest-50000.csv');
    expect((first.body as string).split('\r\n')).toHaveLength(50_002);
    const rest = await list(`action=test.many&format=csv&cursor=${first.headers.get('x-next-cursor')}`);
    expect((rest.body as string).split('\r\n')).toHaveLength(12);
    expect(rest.headers.get('x-next-cursor')).toBeNull();
  });

  it('is for publishers of the whole site, and of theirs alone', async () => {
    expectProblem(await anyone.get('/audit'), 401, 'not_signed_in');
    expectProblem(await list('', await service.person('moderator', 'Eve')), 403, 'not_allowed');
    const limited = await service.person('publisher', 'Limited');
    await service.limit(limited, [await service.addSection('politics')]);
    expectProblem(await list('', limited), 403, 'not_allowed');
    const siteId = await service.addSite('elsewhere');
    const theirs = await service.person('publisher', 'Theirs', 0, siteId);
    const client = theirs.client.with({ host: 'elsewhere.example' });
    const { body } = await client.get(`/audit?actor=${publisher.id}`);
    expect(body.items).toEqual([]);
    const [{ id }] = await all('action=thread.close');
    expectProblem(await client.get(`/audit?cursor=a${id}`), 400, 'cursor_invalid');
  });
});
