import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { hostArticle, newText, post } from './support/articles.js';
import type { Answer, Client, Json } from './support/client.js';
import { expectProblem } from './support/problems.js';
import { TestService, type Person } from './support/service.js';

const HOUR = 3_600_000;

let service: TestService;
let anyone: Client;
let publisher: Person;
let moderator: Person;
let threadId: string;
let articleId: string;

beforeAll(async () => {
  service = await TestService.start();
  anyone = service.anyone();
  publisher = await service.person('publisher');
  moderator = await service.person('moderator');
  const { article, threadId: thread } = await hostArticle(publisher.client);
  articleId = article.id;
  threadId = thread;
  await service.database.query(
    `INSERT INTO sections (id, site_id, key, name, ordinal) VALUES ('019a0000-0000-7000-8000-000000000001', $1, 'sport', 'Sport', 1)`,
    [service.siteId],
  );
  await service.database.query(
    `UPDATE articles SET section_id = '019a0000-0000-7000-8000-000000000001' WHERE id = $1`,
    [articleId],
  );
});

afterEach(async () => {
  for (const subject of ['site', 'section:sport']) await setMode(subject, null);
  await moderator.client.put(`/threads/${threadId}/mode`, { mode: null });
});
afterAll(async () => {
  try {
    expect(await service.differences()).toEqual([]);
  } finally {
    await service.stop();
  }
});

const setMode = async (
  subject: string,
  mode: string | null,
  until: string | null = null,
): Promise<Answer> => {
  const path = `/moderation-modes/${subject}`;
  const { headers } = await publisher.client.get(path);
  return publisher.client.with({ 'if-match': headers.get('etag')! }).put(path, { mode, until });
};

const threadMode = async (): Promise<string> => (await anyone.get(`/articles/${articleId}/thread`)).body.mode;

const later = async (milliseconds: number): Promise<string> => {
  const [clock] = await service.database.query<{ now: Date }>('SELECT parley_now() AS now');
  return new Date(clock!.now.getTime() + milliseconds).toISOString();
};

const statusOfPost = async (client = anyone): Promise<string> =>
  (await post(client, threadId)).body.comment.status;

describe('moderation modes', () => {
  it('is the nearest that was set, and counts for what is posted from then on', async () => {
    expect(await threadMode()).toBe('after');
    await setMode('site', 'before');
    expect([await threadMode(), await statusOfPost()]).toEqual(['before', 'held']);
    await setMode('section:sport', 'after');
    expect([await threadMode(), await statusOfPost()]).toEqual(['after', 'published']);
    const { status, body } = await moderator.client.put(`/threads/${threadId}/mode`, { mode: 'before' });
    expect({ status, body }).toEqual({ status: 200, body: { mode: 'before', until: null, slowMode: null } });
    expect([await threadMode(), await statusOfPost()]).toEqual(['before', 'held']);
    await moderator.client.put(`/threads/${threadId}/mode`, { mode: null });
    expect(await threadMode()).toBe('after');
  });

  it.each(['site', 'section:sport', 'thread'])('ends when it was said to: of the %s', async (level) => {
    const until = await later(HOUR);
    if (level === 'thread')
      await moderator.client.put(`/threads/${threadId}/mode`, { mode: 'before', until });
    else expect((await setMode(level, 'before', until)).body).toEqual({ mode: 'before', until });
    expect(await statusOfPost()).toBe('held');
    await service.moveClock(HOUR);
    expect([await threadMode(), await statusOfPost()]).toEqual(['after', 'published']);
  });

  it('tells moderators what is set for a thread itself, and what counts', async () => {
    const read = async (): Promise<Json> => (await moderator.client.get(`/threads/${threadId}/mode`)).body;
    await setMode('section:sport', 'newcomers');
    const ofSection = { mode: 'newcomers', until: null, slowMode: null };
    expect(await read()).toEqual({ own: null, inForce: ofSection });
    const until = await later(HOUR);
    await moderator.client.put(`/threads/${threadId}/mode`, { mode: 'before', until, slowModeSeconds: 60 });
    const slowMode = { seconds: 60, until: null };
    expect(await read()).toEqual({
      own: { mode: 'before', until },
      inForce: { mode: 'before', until, slowMode },
    });
    await service.moveClock(HOUR);
    expect(await read()).toEqual({ own: null, inForce: { ...ofSection, slowMode } });
    const reader = await service.person('reader', 'A curious reader');
    expectProblem(await reader.client.get(`/threads/${threadId}/mode`), 403, 'not_allowed');
    expectProblem(await moderator.client.get(`/threads/${articleId}/mode`), 404, 'not_found');
  });

  it('holds what is edited, where everything is held', async () => {
    const { body } = await post(anyone, threadId);
    await setMode('site', 'before');
    const edited = await anyone
      .as(body.guestToken)
      .patch(`/comments/${body.comment.id}`, { body: newText(), revision: 1 });
    expect(edited.body.status).toBe('held');
  });

  it('is set on the version that was read, and is on record', async () => {
    const before = await publisher.client.get('/moderation-modes/site');
    expect(before.body).toEqual({ mode: null, until: null });
    const tag = before.headers.get('etag')!;
    const set = await publisher.client
      .with({ 'if-match': tag })
      .put('/moderation-modes/site', { mode: 'newcomers' });
    expect(set).toMatchObject({ status: 200, body: { mode: 'newcomers', until: null } });
    const again = publisher.client.with({ 'if-match': tag });
    expectProblem(await again.put('/moderation-modes/site', { mode: 'after' }), 412, 'version_changed');
    expectProblem(
      await publisher.client.put('/moderation-modes/site', { mode: 'after' }),
      428,
      'if_match_required',
    );
    const [record] = await service.database.query<Json>(
      `SELECT actor_id, subject_kind, detail FROM audit_records WHERE action = 'moderation-mode.set' ORDER BY at DESC LIMIT 1`,
    );
    expect(record).toMatchObject({
      actor_id: publisher.id,
      subject_kind: 'site',
      detail: { mode: 'newcomers' },
    });
    await moderator.client.put(`/threads/${threadId}/mode`, { mode: 'before', slowModeSeconds: 30 });
    const [ofThread] = await service.database.query<Json>(
      `SELECT actor_id, detail FROM audit_records WHERE action = 'thread.mode' ORDER BY at DESC LIMIT 1`,
    );
    expect(ofThread).toMatchObject({
      actor_id: moderator.id,
      detail: { mode: 'before', slowModeSeconds: 30 },
    });
  });

  it('is a publisher’s for site and section, a moderator’s for a thread', async () => {
    const body = { mode: 'before' };
    const reader = await service.person('reader');
    for (const [client, status, code] of [
      [anyone, 401, 'not_signed_in'],
      [reader.client, 403, 'not_allowed'],
      [moderator.client, 403, 'not_allowed'],
    ] as const) {
      expectProblem(await client.get('/moderation-modes/site'), status, code);
      expectProblem(
        await client.with({ 'if-match': '"0"' }).put('/moderation-modes/site', body),
        status,
        code,
      );
    }
    expectProblem(await anyone.put(`/threads/${threadId}/mode`, body), 401, 'not_signed_in');
    expectProblem(await reader.client.put(`/threads/${threadId}/mode`, body), 403, 'not_allowed');
  });

  it('is limited to the sections of who sets it', async () => {
    const limited = await service.person('moderator', 'Limited Moderator');
    await service.database.query('UPDATE accounts SET limited_to_sections = true WHERE id = $1', [
      limited.id,
    ]);
    const put = () => limited.client.put(`/threads/${threadId}/mode`, { mode: 'before' });
    expectProblem(await put(), 403, 'not_allowed');
    await service.database.query(
      `INSERT INTO account_sections (account_id, section_id) VALUES ($1, '019a0000-0000-7000-8000-000000000001')`,
      [limited.id],
    );
    expect((await put()).status).toBe(200);
    await service.database.query(`UPDATE accounts SET role = 'publisher' WHERE id = $1`, [limited.id]);
    expectProblem(await limited.client.get('/moderation-modes/site'), 403, 'not_allowed');
    expect((await limited.client.get('/moderation-modes/section:sport')).status).toBe(200);
  });

  it.each(['section:none', 'section:', `article:019a0000-0000-7000-8000-000000000002`, 'thread', '%00'])(
    'is not here for %s',
    async (subject) => {
      expectProblem(await publisher.client.get(`/moderation-modes/${subject}`), 404, 'not_found');
    },
  );

  it.each([{}, { mode: 'often' }, { mode: 'after', until: 'tomorrow' }, { mode: 'after', since: null }])(
    'is not %j',
    async (body) => {
      const client = publisher.client.with({ 'if-match': '"0"' });
      expectProblem(await client.put('/moderation-modes/site', body), 400, 'input_invalid');
      expectProblem(await moderator.client.put(`/threads/${threadId}/mode`, body), 400, 'input_invalid');
    },
  );

  it('is not an article’s, and another site’s thread is not here', async () => {
    expectProblem(await publisher.client.get(`/moderation-modes/article:${articleId}`), 404, 'not_found');
    const other = await service.addSite('other');
    const foreign = await service.person('moderator', 'Foreign Moderator', 0, other);
    const client = foreign.client.with({ host: 'other.example' });
    expectProblem(await client.put(`/threads/${threadId}/mode`, { mode: 'before' }), 404, 'not_found');
  });

  it('tells how a thread is moderated, with its slow mode', async () => {
    await moderator.client.put(`/threads/${threadId}/mode`, { mode: 'newcomers', slowModeSeconds: 30 });
    const { body } = await anyone.get(`/articles/${articleId}/thread`);
    expect(body).toMatchObject({ mode: 'newcomers', slowMode: { seconds: 30, until: null } });
  });
});

describe('newcomers', () => {
  const decide = async ({ id, revision }: Json, action: string): Promise<void> => {
    const decision = { action, revision, ...(action === 'reject' && { rule: 'abuse' }) };
    expect((await moderator.client.post(`/moderation/comments/${id}/decisions`, decision)).status).toBe(201);
  };
  let readers = 0;
  const who: [string, () => Promise<Client>][] = [
    ['a reader', async () => (await service.person('reader', `Reader ${(readers += 1)}`)).client],
    ['a guest', async () => anyone.as((await post(anyone, threadId)).body.guestToken)],
  ];

  it.each(who)('holds %s until a moderator has approved one of their comments', async (_who, make) => {
    const client = await make();
    await setMode('site', 'newcomers');
    const first = (await post(client, threadId)).body.comment;
    expect(first.status).toBe('held');
    expect(await statusOfPost(client)).toBe('held');
    await decide(first, 'approve');
    expect(await statusOfPost(client)).toBe('published');
    // Taken back: they are new again.
    await decide({ ...first, revision: 2 }, 'reject');
    expect(await statusOfPost(client)).toBe('held');
    await decide({ ...first, revision: 3 }, 'restore');
    expect(await statusOfPost(client)).toBe('published');
  });

  it('counts no approval that was taken back', async () => {
    const { body } = await post(anyone, threadId);
    const approval = { action: 'approve', revision: 1 };
    const path = `/moderation/comments/${body.comment.id}/decisions`;
    const approved = await moderator.client.post(path, approval);
    await setMode('site', 'newcomers');
    expect((await moderator.client.post(`/moderation/decisions/${approved.body.id}/undo`)).status).toBe(201);
    expect(await statusOfPost(anyone.as(body.guestToken))).toBe('held');
  });

  it('says why it waits', async () => {
    await setMode('site', 'newcomers');
    const { body } = await post(anyone, threadId);
    const [item] = await service.database.query<Json>(
      'SELECT queue, reasons FROM items WHERE subject_id = $1',
      [body.comment.id],
    );
    expect(item).toEqual({ queue: 'held', reasons: [{ reason: 'newcomer' }] });
  });

  it('gives nothing for a name or an e-mail that somebody else typed before', async () => {
    const guest = { name: 'Known', email: 'known@example.org' };
    const known = (await post(anyone, threadId, { guest })).body;
    await decide(known.comment, 'approve');
    await setMode('site', 'newcomers');
    expect((await post(anyone, threadId, { guest })).body.comment.status).toBe('held');
    expect(await statusOfPost(anyone.as(known.guestToken))).toBe('published');
  });

  it('are not those who work here', async () => {
    await setMode('site', 'newcomers');
    expect(await statusOfPost(moderator.client)).toBe('published');
  });

  it('is not left for who was only published', async () => {
    const { body } = await post(anyone, threadId);
    await setMode('site', 'newcomers');
    expect(await statusOfPost(anyone.as(body.guestToken))).toBe('held');
  });
});
