import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { hostArticle, newText } from './support/articles.js';
import { type Answer, type Client, valuesOf } from './support/client.js';
import { expectProblem } from './support/problems.js';
import { countRows } from './support/rows.js';
import { TestService, type Person } from './support/service.js';

const MOST_BYTES = 64 * 1024;

describe('a problem', () => {
  let service: TestService;
  let anyone: Client;
  let publisher: Person;
  let threadId: string;

  beforeAll(async () => {
    service = await TestService.start({ log: { level: 'silent' } });
    anyone = service.anyone();
    publisher = await service.person('publisher');
    threadId = (await hostArticle(publisher.client)).threadId;
  });

  afterAll(() => service.stop());

  const comments = (): string => `/threads/${threadId}/comments`;
  const comment = (): object => ({ body: newText(), guest: { name: 'Guest' } });

  /** Every route that reads a body. */
  const writes = (): [Client, string, string][] => [
    [anyone, 'POST', comments()],
    [anyone, 'POST', '/sessions'],
    [publisher.client, 'POST', '/articles'],
    [publisher.client, 'POST', `/threads/${threadId}/close`],
    [publisher.client, 'POST', `/threads/${threadId}/reopen`],
    [publisher.client, 'POST', `/moderation/comments/${threadId}/decisions`],
    [publisher.client.with({ 'if-match': '"0"' }), 'PUT', '/closing-policies/site'],
  ];

  const deep = (levels: number): string => '['.repeat(levels) + ']'.repeat(levels);

  it.each<[string, string | Uint8Array]>([
    ['cut short', '{"body":"x'],
    ['text', 'hello'],
    ['nothing', ''],
    ['with a comma too many', '{"body":"x",}'],
    ['in single quotes', "{'body':'x'}"],
    ['with a control character', '{"body":"a\nb"}'],
    ['two documents', '{}{}'],
    ['NaN', '{"body":NaN}'],
    ['no UTF-8', Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d])],
    ['UTF-16', Buffer.from('{"body":"x"}', 'utf16le')],
    ['a prototype', '{"body":"x","__proto__":{"a":1}}'],
    ["a constructor's prototype", '{"body":"x","constructor":{"prototype":{"a":1}}}'],
  ])('is told of JSON that is none: %s', async (_what, content) => {
    const before = await countRows(service);
    for (const [client, method, path] of writes()) {
      expectProblem(await client.send(method, path, content), 400, 'input_invalid');
    }
    expect(await countRows(service)).toEqual(before);
  });

  it.each([
    ['a list', '[]'],
    ['a list of one', '[{"body":"x"}]'],
    ['null', 'null'],
    ['a number', '1'],
    ['a text', '"body"'],
    ['true', 'true'],
    ['10,000 lists in each other', deep(10_000)],
  ])('is told of a body that is no object: %s', async (_what, content) => {
    const before = await countRows(service);
    for (const [client, method, path] of writes()) {
      const answer = await client.send(method, path, content);
      const code = path.startsWith('/closing-policies') ? answer.body.code : 'input_invalid';
      expect(['input_invalid', 'closing_policy_invalid']).toContain(code);
      expectProblem(answer, 400, code);
    }
    expect(await countRows(service)).toEqual(before);
  });

  it('names each member that is wrong, with what is wrong', async () => {
    const answer = await anyone.post(comments(), { body: 1, guest: { name: 2 }, extra: true });
    expectProblem(answer, 400, 'input_invalid');
    expect(valuesOf(answer.body.errors, 'member').sort()).toEqual(['body', 'extra', 'guest.name']);
  });

  it.each([
    ['at a member', () => `{"body":"x","guest":{"name":${deep(10_000)}}}`],
    ['at a member that nobody knows', () => `{"body":"x","x":${deep(10_000)}}`],
    ['at the body', () => `{"body":${deep(10_000)}}`],
  ])('is told of what is nested too deeply: %s', async (_where, content) => {
    expectProblem(await anyone.send('POST', comments(), content()), 400, 'input_invalid');
  });

  describe('of size', () => {
    const padded = (bytes: number): string => {
      const content = JSON.stringify(comment());
      return content.slice(0, -1) + ' '.repeat(bytes - content.length) + '}';
    };

    it('is told of a body beyond 64 KiB, not of one of 64 KiB', async () => {
      expect((await anyone.send('POST', comments(), padded(MOST_BYTES))).status).toBe(201);
      const before = await countRows(service);
      for (const [client, method, path] of writes()) {
        if (path === '/articles') continue;
        expectProblem(await client.send(method, path, padded(MOST_BYTES + 1)), 413, 'too_large');
      }
      expect(await countRows(service)).toEqual(before);
    });

    it('is told of a name that is too long for a path', async () => {
      expectProblem(await anyone.get(`/articles/${'x'.repeat(10_000)}`), 414, 'too_large');
    });
  });

  it.each([
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'application/xml',
    'text/html',
    'application/octet-stream',
  ])('is told of what is sent as %s', async (type) => {
    const before = await countRows(service);
    for (const [client, method, path] of writes()) {
      const answer = await client
        .with({ 'content-type': type })
        .send(method, path, JSON.stringify(comment()));
      expectProblem(answer, 415, 'media_type_unsupported');
    }
    expect(await countRows(service)).toEqual(before);
  });

  it('is not told of JSON with its character set', async () => {
    for (const type of ['application/json; charset=utf-8', 'Application/JSON']) {
      expect((await anyone.with({ 'content-type': type }).post(comments(), comment())).status).toBe(201);
    }
  });

  describe('of addresses', () => {
    it.each([
      ['GET', '/nothing'],
      ['GET', ''],
      ['POST', '/nothing'],
      ['DELETE', '/articles'],
      ['PATCH', '/threads'],
      ['GET', '/threads'],
      ['GET', '/sessions'],
      ['PUT', '/articles'],
      ['GET', '/articles/x/y/z'],
      ['GET', '/comment-policies/0'],
      ['GET', '/comment-policies/2'],
      ['GET', '/comment-policies/abc'],
      ['GET', '/comment-policies/99999999999'],
    ])('is told where there is nothing: %s %s', async (method, path) => {
      expectProblem(await anyone.send(method, path), 404, 'not_found');
    });

    it.each(['/nothing', '/wp-login.php', '/.env', '/api', '/api/v2/articles'])(
      'is told outside of the API too: %s',
      async (path) => {
        expectProblem(await anyone.fromRoot().get(path), 404, 'not_found');
      },
    );

    it.each(['/articles/%E0%A4%A', '/articles/%', '/articles/%zz', '/threads/%ff/comments'])(
      'is told of a code that is none: %s',
      async (path) => {
        expectProblem(await anyone.get(path), 400, 'input_invalid');
      },
    );
  });

  it('is no page, also for one who would take any', async () => {
    expectProblem(await anyone.with({ accept: 'text/html,*/*' }).get('/articles/nothing'), 404, 'not_found');
  });

  it('of our own says nothing of itself', async () => {
    await service.database.query('ALTER TABLE comment_policy_rules RENAME TO elsewhere');
    try {
      expectProblem(await anyone.get('/comment-policies'), 500, 'internal');
    } finally {
      await service.database.query('ALTER TABLE elsewhere RENAME TO comment_policy_rules');
    }
    expect((await anyone.get('/comment-policies')).status).toBe(200);
  });

  it('carries the headers of every answer', async () => {
    const answers: Answer[] = [
      await anyone.get('/articles'),
      await anyone.get('/nothing'),
      await anyone.post(comments(), {}),
      await anyone.get('/me'),
    ];
    for (const { headers } of answers) {
      expect(headers.get('content-security-policy')).toBe("default-src 'none';frame-ancestors 'none'");
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('x-powered-by')).toBeNull();
    }
  });

  it('leaves every stored count true', async () => {
    expect(await service.differences()).toEqual([]);
  });
});
