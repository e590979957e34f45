import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { hostArticle, newText, post } from './support/articles.js';
import { type Client, type Json, valuesOf } from './support/client.js';
import { expectProblem } from './support/problems.js';
import { TestService, type Person } from './support/service.js';

describe('screening', () => {
  let service: TestService;
  let anyone: Client;
  let publisher: Person;
  let moderator: Person;
  let reader: Person;
  let threadId: string;

  beforeAll(async () => {
    service = await TestService.start();
    anyone = service.anyone();
    publisher = await service.person('publisher');
    moderator = await service.person('moderator');
    reader = await service.person('reader');
    threadId = (await hostArticle(publisher.client)).threadId;
  });

  afterEach(async () => {
    await setSettings({});
    await setMode(null);
  });
  afterAll(() => service.stop());

  const setSettings = (settings: object): Promise<void> => service.set(settings);
  const setMode = async (mode: string | null): Promise<void> => {
    const path = '/moderation-modes/site';
    const { headers } = await publisher.client.get(path);
    const client = publisher.client.with({ 'if-match': headers.get('etag')! });
    expect((await client.put(path, { mode })).status).toBe(200);
  };
  const traceOf = async (id: string): Promise<Json[]> => {
    const [row] = await service.database.query<Json>(
      'SELECT trace FROM comment_revisions WHERE comment_id = $1',
      [id],
    );
    return row.trace;
  };
  const itemsOf = (id: string): Promise<Json[]> =>
    service.database.query<Json>(
      'SELECT queue, reasons FROM items WHERE subject_id = $1 AND closed_at IS NULL',
      [id],
    );

  it.each([
    ['none', '', 'published'],
    ['one', '[one](https://a.example/)', 'published'],
    ['two', 'https://a.example/ and www.b.example', 'published'],
    [
      'three Markdown links',
      '[1](https://a.example/) [2](https://b.example/) [3](https://c.example/)',
      'held',
    ],
    ['three bare addresses', 'http://a.example/ https://b.example/ www.c.example', 'held'],
    ['the same one three times', 'www.a.example www.a.example www.a.example', 'held'],
    ['three in code', '`https://a.example/ https://b.example/ https://c.example/`', 'held'],
    [
      'two links whose words are addresses',
      '[www.a.example](https://a.example/) <https://b.example/>',
      'published',
    ],
  ])('lets two links pass and holds at the third: %s', async (_what, links, status) => {
    const { status: answered, body } = await post(anyone, threadId, { body: `${newText()} ${links}` });
    expect({ answered, status: body.comment.status }).toEqual({ answered: 201, status });
  });

  it.each([
    [{ linksBeforeHold: 0 }, 'www.a.example', 'held'],
    [{ linksBeforeHold: 'off' }, 'www.a.example www.b.example www.c.example', 'published'],
  ])('takes the number of links from the settings %j', async (settings, links, status) => {
    await setSettings(settings);
    const { body } = await post(anyone, threadId, { body: `${newText()} ${links}` });
    expect(body.comment.status).toBe(status);
  });

  it.each([
    ['guests', () => anyone, 'held', 'held'],
    ['readers', () => reader.client, 'held', 'held'],
    ['moderators', () => moderator.client, 'published', undefined],
    ['publishers', () => publisher.client, 'published', undefined],
  ])('in mode "before", what %s write is %3$s', async (_who, client, status, queue) => {
    await setMode('before');
    const { status: answered, body } = await post(client(), threadId);
    expect({ answered, status: body.comment.status }).toEqual({ answered: 201, status });
    expect((await itemsOf(body.comment.id))[0]?.queue).toBe(queue);
    const thread = await anyone.get(`/articles/${(await anyone.get('/articles')).body.items[0].id}/thread`);
    expect(thread.body.mode).toBe('before');
  });

  it('does not hold staff for links', async () => {
    const links = 'www.a.example www.b.example www.c.example www.d.example';
    const { body } = await post(moderator.client, threadId, { body: `${newText()} ${links}` });
    expect(body.comment.status).toBe('published');
    expect(await itemsOf(body.comment.id)).toEqual([]);
  });

  describe('staff limited to one section', () => {
    let limited: Person;
    let theirs: string;
    let another: string;
    const LINKS = 'www.a.example www.b.example www.c.example';
    const queuesOf = async ({ id }: Json): Promise<unknown[]> => valuesOf(await itemsOf(id), 'queue');

    beforeAll(async () => {
      const sport = await service.addSection('sport');
      await service.addSection('politics');
      limited = await service.person('moderator', 'Sport Moderator');
      await service.limit(limited, [sport]);
      theirs = (await hostArticle(publisher.client, { section: 'sport' })).threadId;
      another = (await hostArticle(publisher.client, { section: 'politics' })).threadId;
    });

    it('are trusted there', async () => {
      const { body } = await post(limited.client, theirs, { body: `${newText()} ${LINKS}` });
      expect(body.comment).toMatchObject({ status: 'published', author: { kind: 'staff' } });
      expect(await queuesOf(body.comment)).toEqual([]);
    });

    it('are like anyone elsewhere, on posting and editing', async () => {
      const { body } = await post(limited.client, another, { body: `${newText()} ${LINKS}` });
      expect(body.comment).toMatchObject({ status: 'held', author: { kind: 'staff' } });
      expect(await queuesOf(body.comment)).toEqual(['held']);
      const edit = (text: string, revision: number) =>
        limited.client.patch(`/comments/${body.comment.id}`, { body: text, revision });
      expect((await edit(newText(), 1)).body.status).toBe('published');
      expect(await queuesOf(body.comment)).toEqual(['unreviewed']);
      expect((await edit(`${newText()} ${LINKS}`, 2)).body.status).toBe('held');
    });
  });

  describe('a held comment', () => {
    let held: Json;
    let guest: Client;

    beforeAll(async () => {
      await setMode('before');
      const body = `${newText()} www.first-secret.example www.second-secret.example www.third-secret.example`;
      const answer = await post(anyone, threadId, { body, guest: { name: 'Hilda' } });
      held = answer.body.comment;
      guest = anyone.as(answer.body.guestToken);
    });

    it('has no number, and is counted nowhere', async () => {
      expect(held).toMatchObject({ status: 'held', number: null });
      const [thread] = await service.database.query<Json>(
        `SELECT (SELECT count(*)::integer FROM comments WHERE thread_id = t.id AND status = 'published') = published_count AS exact FROM threads t WHERE id = $1`,
        [threadId],
      );
      expect(thread).toEqual({ exact: true });
    });

    it('is not on the page, and not here for others', async () => {
      for (const client of [anyone, reader.client, moderator.client]) {
        const { body } = await client.get(`/threads/${threadId}/comments?limit=100`);
        expect(valuesOf(body.items, 'id')).not.toContain(held.id);
        expect(JSON.stringify(body)).not.toContain('secret');
      }
      for (const client of [anyone, reader.client]) {
        expectProblem(await client.get(`/comments/${held.id}`), 404, 'not_found');
        expectProblem(await client.get(`/comments/${held.id}/replies`), 404, 'not_found');
      }
    });

    it('is here for its author and for staff', async () => {
      for (const client of [guest, moderator.client]) {
        const { status, body } = await client.get(`/comments/${held.id}`);
        expect({ status, id: body.id, html: body.html }).toEqual({
          status: 200,
          id: held.id,
          html: expect.stringContaining('first-secret'),
        });
      }
      const { body: mine } = await guest.get(`/threads/${threadId}/mine`);
      expect(mine.comments).toEqual([held]);
    });

    it('waits in the held queue with everything that held it', async () => {
      expect(await itemsOf(held.id)).toEqual([
        {
          queue: 'held',
          reasons: [{ reason: 'links', evidence: { links: 3, limit: 2 } }, { reason: 'mode' }],
        },
      ]);
    });

    it('keeps the trace of every check, and not a word of the text', async () => {
      const trace = await traceOf(held.id);
      expect(trace).toEqual([
        { check: 'text', verdict: 'pass' },
        { check: 'standing', verdict: 'pass' },
        { check: 'policy', verdict: 'pass' },
        { check: 'sameText', verdict: 'pass' },
        { check: 'flood', verdict: 'pass' },
        { check: 'slowMode', verdict: 'pass' },
        { check: 'wordpress', verdict: 'pass' },
        { check: 'links', verdict: 'hold', evidence: { links: 3, limit: 2 } },
        { check: 'words', verdict: 'pass' },
        { check: 'newcomer', verdict: 'pass' },
        { check: 'mode', verdict: 'hold', reason: 'before' },
      ]);
    });
  });

  it('keeps a trace of what it published too', async () => {
    const { body } = await post(moderator.client, threadId);
    const trace = await traceOf(body.comment.id);
    expect(trace.map(({ check, verdict }) => [check, verdict])).toEqual([
      ['text', 'pass'],
      ['standing', 'trust'],
      ['policy', 'pass'],
      ['sameText', 'pass'],
      ['flood', 'pass'],
      ['slowMode', 'pass'],
      ['wordpress', 'pass'],
      ['links', 'pass'],
      ['words', 'pass'],
      ['newcomer', 'pass'],
      ['mode', 'pass'],
    ]);
  });

  it('leaves what it published to be reviewed', async () => {
    const { body } = await post(reader.client, threadId);
    expect(await itemsOf(body.comment.id)).toEqual([
      { queue: 'unreviewed', reasons: [{ reason: 'unreviewed' }] },
    ]);
  });

  it('writes neither text nor name nor address to the records that are kept', async () => {
    await post(anyone, threadId, {
      body: 'unmistakable words',
      guest: { name: 'Unmistakable', email: 'u@secret.example' },
    });
    for (const table of [
      'items',
      'outbox',
      'audit_records',
      'idempotency_keys',
      'text_fingerprints',
      'decisions',
    ]) {
      const rows = await service.database.query<Json>(`SELECT row_to_json(r)::text AS row FROM ${table} r`);
      for (const { row } of rows) expect(row).not.toMatch(/unmistakable|secret|127\.0\.0/i);
    }
  });

  it('leaves every stored count true', async () => {
    expect(await service.differences()).toEqual([]);
  });
});
