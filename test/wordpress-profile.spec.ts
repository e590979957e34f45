import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { hostArticle, newText, post } from './support/articles.js';
import type { Answer, Client, Json } from './support/client.js';
import { dump } from './support/dump.js';
import { expectProblem } from './support/problems.js';
import { TestService, type Person } from './support/service.js';

const AGENT = 'UnmistakableAgent/7.1';
const DEFAULTS = {
  commentModeration: false,
  commentMaxLinks: 2,
  moderationKeys: '',
  disallowedKeys: '',
  commentPreviouslyApproved: true,
};

describe('a site that decides as WordPress does', () => {
  let service: TestService;
  let anyone: Client;
  let publisher: Person;
  let moderator: Person;
  let threadId: string;

  beforeAll(async () => {
    service = await TestService.start();
    anyone = service.anyone().with({ 'user-agent': AGENT });
    publisher = await service.person('publisher');
    moderator = await service.person('moderator');
    ({ threadId } = await hostArticle(publisher.client));
  });

  afterAll(async () => {
    try {
      expect(await service.differences()).toEqual([]);
    } finally {
      await service.stop();
    }
  });

  const put = async (wordpress: unknown): Promise<Answer> => {
    const { headers } = await publisher.client.get('/settings');
    return publisher.client.with({ 'if-match': headers.get('etag')! }).put('/settings', {
      secondsBetweenPosts: 'off',
      postsPerMinute: 'off',
      wordpress,
    });
  };
  const on = async (options: object): Promise<void> => {
    expect((await put({ commentPreviouslyApproved: false, ...options })).status).toBe(200);
  };
  const reasonsOf = async (id: string): Promise<Json> => {
    const [item] = await service.database.query<Json>(
      'SELECT queue, reasons FROM items WHERE subject_id = $1 AND closed_at IS NULL',
      [id],
    );
    return item;
  };

  it('has it off, and WordPress’s defaults for what is left out', async () => {
    expect((await publisher.client.get('/settings')).body.wordpress).toBe('off');
    expect((await put({})).body.wordpress).toEqual(DEFAULTS);
    expect((await publisher.client.get('/settings')).body.wordpress).toEqual(DEFAULTS);
    const long = { moderationKeys: 'ä'.repeat(50_000), disallowedKeys: '€'.repeat(50_000) };
    expect((await put(long)).body.wordpress).toEqual({ ...DEFAULTS, ...long });
  });

  it.each([
    ['another word', 'on'],
    ['a list', []],
    ['an option that is none', { commentMaxLink: 2 }],
    ['links that are no number', { commentMaxLinks: '2' }],
    ['links below none', { commentMaxLinks: -1 }],
    ['keys of 50,001 characters', { moderationKeys: 'x'.repeat(50_001) }],
    ['no text', { disallowedKeys: ['x'] }],
  ])('does not take %s', async (_what, wordpress) => {
    expectProblem(await put(wordpress), 400, 'input_invalid');
  });

  it('holds two links, and a bare address is one', async () => {
    await on({});
    const one = await post(anyone, threadId, { body: `${newText()} www.a.example` });
    expect(one.body.comment.status).toBe('published');
    const two = await post(anyone, threadId, { body: `${newText()} www.a.example [b](https://b.example)` });
    expect(two.body.comment.status).toBe('held');
    expect(await reasonsOf(two.body.comment.id)).toMatchObject({
      queue: 'held',
      reasons: [{ reason: 'wordpress', evidence: { option: 'commentMaxLinks', links: 2, limit: 2 } }],
    });
  });

  it('holds who has no published comment; a typed e-mail earns nothing', async () => {
    await on({ commentPreviouslyApproved: true });
    const guest = { name: 'Guest', email: 'known@guest.example' };
    const first = (await post(anyone, threadId, { guest })).body;
    expect(first.comment.status).toBe('held');
    const again = anyone.as(first.guestToken);
    expect((await post(again, threadId, { guest })).body.comment.status).toBe('held');
    await moderator.client.post(`/moderation/comments/${first.comment.id}/decisions`, {
      action: 'approve',
      revision: 1,
    });
    expect((await post(again, threadId, { guest })).body.comment.status).toBe('published');
    expect((await post(anyone, threadId, { guest })).body.comment.status).toBe('held');
    expect((await post(moderator.client, threadId, { guest: null })).body.comment.status).toBe('published');
  });

  it.each([
    ['author', { guest: { name: 'Mister Pharmacy' } }, 'pharma'],
    ['email', { guest: { name: 'Guest', email: 'x@casino.example' } }, 'CASINO'],
    ['comment', { body: 'A replicawatch' }, 'replica'],
    ['ip', {}, '127.0.0.'],
    ['userAgent', {}, 'unmistakableagent'],
  ])('files a disallowed key in the %s as spam', async (field, comment, key) => {
    await on({ disallowedKeys: `nothing\n${key}\n` });
    const { body } = await post(anyone, threadId, comment);
    expect(body.comment.status).toBe('spam');
    const item = await reasonsOf(body.comment.id);
    expect(item).toMatchObject({
      queue: 'spam',
      reasons: [{ reason: 'wordpress', evidence: { option: 'disallowedKeys', line: 2, field } }],
    });
    expect(JSON.stringify(item).toLowerCase()).not.toContain(key.toLowerCase());
  });

  it('finds a disallowed key between marks, and on editing', async () => {
    await on({ disallowedKeys: 'viagra' });
    const hidden = await post(anyone, threadId, { body: 'Buy vi**ag**ra' });
    expect(hidden.body.comment.status).toBe('spam');
    const { body } = await post(anyone, threadId);
    const edited = await anyone.as(body.guestToken).patch(`/comments/${body.comment.id}`, {
      body: 'Buy VIAGRAS',
      revision: 1,
    });
    expect(edited).toMatchObject({ status: 200, body: { status: 'spam' } });
  });

  it('looks at whose edit it is, and by which program', async () => {
    await on({});
    const { body } = await post(anyone, threadId, { guest: { name: 'Guest', email: 'me@edit.example' } });
    const editor = anyone.as(body.guestToken);
    for (const [key, revision] of [
      ['@edit.example', 1],
      ['agent/7.1', 2],
    ] as const) {
      await on({ moderationKeys: key });
      const edit = { body: newText(), revision };
      const edited = await editor.patch(`/comments/${body.comment.id}`, edit);
      expect(edited.body.status).toBe('held');
      const { reasons } = await reasonsOf(body.comment.id);
      expect(reasons[0].evidence.field).toBe(revision === 1 ? 'email' : 'userAgent');
    }
  });

  it('looks at no word list, and holds by the mode of the thread', async () => {
    await service.database.query(
      `INSERT INTO word_lists (site_id, version, held, refused) VALUES ($1, 1, '{}', '{damned}')`,
      [service.siteId],
    );
    await on({});
    const listed = { body: `${newText()} damned` };
    expect((await post(anyone, threadId, listed)).body.comment.status).toBe('published');
    await moderator.client.put(`/threads/${threadId}/mode`, { mode: 'before' });
    expect((await post(anyone, threadId)).body.comment.status).toBe('held');
    await moderator.client.put(`/threads/${threadId}/mode`, { mode: null });
    await put('off');
    expectProblem(await post(anyone, threadId, { body: `${newText()} damned` }), 422, 'words_refused');
  });

  it('keeps no whole address and no program, and no key outside of the settings', async () => {
    const {
      site_hosts: _hosts,
      sites: _sites,
      guests: _guests,
      accounts: _accounts,
      ...rest
    } = await dump(service.database);
    const told = /UnmistakableAgent|127\.0\.0\.1|@casino/i.exec(JSON.stringify(rest));
    expect(told).toBeNull();
  });
});
