import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { hostArticle, post } from './support/articles.js';
import { type Client, valuesOf } from './support/client.js';
import { expectProblem } from './support/problems.js';
import { TestService, type Person } from './support/service.js';

describe('several sites in one service', () => {
  let service: TestService;
  let admin: Person;
  let there: Client;
  let stranger: Person;

  beforeAll(async () => {
    service = await TestService.start();
    admin = await service.person('admin', 'Admin');
    const other = await service.addSite('other');
    stranger = await service.person('admin', 'Stranger', 0, other);
    there = stranger.client.with({ host: 'other.example' });
  });

  afterAll(() => service.stop());

  const patch = (key: string, change: object, by: Client = admin.client) =>
    by.send('PATCH', `/sites/${key}`, change);

  it('are added by an admin, who is admin there too', async () => {
    const added = await admin.client.post('/sites', {
      key: 'second',
      name: 'The Second',
      hosts: ['Second.Example.:8080', '[0:0:0:0:0:0:0:2]'],
    });
    expect(added).toMatchObject({
      status: 201,
      body: { key: 'second', name: 'The Second', hosts: ['[::2]', 'second.example'] },
    });
    const { items } = (await admin.client.get('/sites')).body;
    expect(valuesOf(items, 'key')).toEqual(['second', 'test']);
    const own = service.anyone().as(added.body.token).with({ host: 'second.example' });
    expect(valuesOf((await own.get('/sites')).body.items, 'key')).toEqual(['second', 'test']);
    expect((await hostArticle(own)).article.id).toBeDefined();
    expectProblem(await service.anyone().as(added.body.token).get('/sites'), 401, 'not_signed_in');
    expect((await admin.client.get('/sites?limit=1')).body.nextCursor).toBe('ssecond');
    expect(valuesOf((await admin.client.get('/sites?limit=1&cursor=ssecond')).body.items, 'key')).toEqual([
      'test',
    ]);
  });

  it('are added once by a request that comes again with its key, with one token', async () => {
    const keyed = admin.client.with({ 'idempotency-key': 'the-same-key-again' });
    const site = { key: 'again', name: 'Again', hosts: ['again.example'] };
    const [first, second] = [await keyed.post('/sites', site), await keyed.post('/sites', site)];
    const { token, ...told } = first.body;
    expect(second).toMatchObject({ status: 201, body: told });
    expect(second.body.token).not.toBe(token);
    const own = service.anyone().with({ host: 'again.example' });
    expectProblem(await own.as(token).get('/me'), 401, 'not_signed_in');
    const { items } = (await own.as(second.body.token).get('/tokens')).body;
    expect(valuesOf(items, 'name')).toEqual(['Made with the site']);
    expectProblem(await keyed.post('/sites', { ...site, name: 'Other' }), 422, 'idempotency_mismatch');
    await own.as(second.body.token).delete(`/tokens/${items[0].id}`);
    expectProblem(await keyed.post('/sites', site), 404, 'not_found');
    await service.database.query(
      `UPDATE accounts SET role = 'reader' WHERE site_id = (SELECT id FROM sites WHERE key = 'again')`,
    );
  });

  it('are changed by their admins only', async () => {
    const changed = await patch('second', { name: 'Renamed', hosts: ['second.example', 'two.example'] });
    expect(changed).toMatchObject({
      status: 200,
      body: { key: 'second', name: 'Renamed', hosts: ['second.example', 'two.example'] },
    });
    for (const key of ['other', 'nothing', 'x%00'])
      expectProblem(await patch(key, { name: 'Mine' }), 404, 'not_found');
    expectProblem(await patch('second', {}, there), 404, 'not_found');
    const [deed] = await service.database.query(
      `SELECT detail FROM audit_records WHERE action = 'site.change'`,
    );
    expect(deed).toEqual({ detail: { fields: ['name', 'hosts'] } });
  });

  it('have keys and hosts of their own', async () => {
    const site = { key: 'third', name: 'Third', hosts: ['third.example'] };
    expectProblem(await admin.client.post('/sites', { ...site, key: 'other' }), 409, 'site_exists');
    expectProblem(
      await admin.client.post('/sites', { ...site, hosts: ['OTHER.example:1'] }),
      409,
      'site_exists',
    );
    expectProblem(await admin.client.post('/sites', { ...site, key: 'Third' }), 400, 'site_key_invalid');
    expectProblem(
      await admin.client.post('/sites', { ...site, hosts: ['https://x.example/'] }),
      400,
      'host_invalid',
    );
    expectProblem(await patch('second', { hosts: ['other.example'] }), 409, 'site_exists');
    expectProblem(await admin.client.post('/sites', { ...site, hosts: [] }), 400, 'input_invalid');
    expectProblem(await patch('second', { hosts: [] }), 400, 'input_invalid');
    expect((await admin.client.get('/sites')).body.items).toHaveLength(2);
    const publisher = await service.person('publisher');
    expectProblem(await publisher.client.get('/sites'), 403, 'not_allowed');
    expectProblem(await publisher.client.post('/sites', site), 403, 'not_allowed');
  });

  it.each([
    ['its host', { host: 'second.example' }, ''],
    ['its host in capitals', { host: 'SECOND.example' }, ''],
    ['its host with a port', { host: 'second.example:8080' }, ''],
    ['its host with a trailing dot', { host: 'second.example.' }, ''],
    ['its host before a key', { host: 'second.example' }, '?site=other'],
    ['its key at a host of none', { host: 'unknown.example' }, '?site=second'],
  ])('are told apart by %s', async (_what, headers, query) => {
    const { article } = await hostArticle(admin.client);
    const answer = await service.anyone().with(headers).get(`/articles${query}`);
    expect(answer.status).toBe(200);
    expect(valuesOf(answer.body.items, 'headline')).toHaveLength(1);
    expect(valuesOf(answer.body.items, 'id')).not.toContain(article.id);
  });

  it('are told apart by IPv6 addresses too', async () => {
    await patch('second', { hosts: ['second.example', '[::2]'] });
    for (const host of ['[::2]', '[::2]:3000', '[0:0:0:0:0:0:0:2]']) {
      expect((await service.anyone().with({ host }).get('/articles')).body.items).toHaveLength(1);
    }
  });

  it('are asked for where nothing tells which', async () => {
    const lost = service.anyone().with({ host: 'unknown.example' });
    expectProblem(await lost.get('/articles'), 400, 'site_required');
    expectProblem(await lost.get('/articles?site=nothing'), 404, 'not_found');
  });

  it('hide from each other whatever has an id', async () => {
    const theirs = await hostArticle(there, {
      externalId: 'theirs',
      canonicalUrl: 'https://theirs.example/a',
    });
    const { comment } = (await post(service.anyone().with({ host: 'other.example' }), theirs.threadId)).body;
    await there.with({ 'if-match': '"0"' }).put('/sections', { items: [{ key: 'theirs', name: 'Theirs' }] });
    const at = (name: string): string => `/articles/${encodeURIComponent(name)}`;
    const { article, threadId } = theirs;
    for (const name of [article.id, 'external:theirs', 'url:https://theirs.example/a']) {
      expectProblem(await admin.client.get(at(name)), 404, 'not_found');
      expectProblem(await admin.client.get(`${at(name)}/thread`), 404, 'not_found');
      expectProblem(await admin.client.send('PATCH', at(name), { byline: 'x' }), 404, 'not_found');
    }
    expectProblem(await admin.client.put(at(article.id), { headline: 'x', body: 'x' }), 404, 'not_found');
    for (const path of [
      `/threads/${threadId}/comments`,
      `/comments/${comment.id}`,
      `/comments/${comment.id}/replies`,
      '/closing-policies/section:theirs',
      `/closing-policies/article:${article.id}`,
      '/comment-policies/2',
    ]) {
      expectProblem(await admin.client.get(path), 404, 'not_found');
    }
    expectProblem(await admin.client.get('/articles?section=theirs'), 400, 'section_unknown');
    expectProblem(await admin.client.get(`/articles?cursor=${article.id}`), 400, 'cursor_invalid');
    expectProblem(await admin.client.post(`/threads/${threadId}/close`), 404, 'not_found');
    expectProblem(await post(admin.client, threadId), 404, 'not_found');
    expectProblem(await stranger.client.get('/sites'), 401, 'not_signed_in');
  });
});
