import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { hostArticle, newText } from './support/articles.js';
import type { Answer, Client } from './support/client.js';
import { TestService, type Person } from './support/service.js';

const ALLOWED = 'https://news.example';
/** What an origin that is not allowed may be named. */
const OTHERS = [
  'https://evil.example',
  'https://news.example.evil.example',
  'https://evilnews.example',
  'http://news.example',
  'https://news.example:8443',
  'https://sub.news.example',
  'null',
  'https://news.example, https://evil.example',
];

const allowing = (answer: Answer): string[] =>
  [...answer.headers.keys()].filter((name) => name.startsWith('access-control-allow-'));

describe('a page of another website', () => {
  let service: TestService;
  let anyone: Client;
  let publisher: Person;
  let threadId: string;

  beforeAll(async () => {
    service = await TestService.start();
    // "null" is no origin that can be allowed, also where it was stored.
    await service.database.query(`UPDATE sites SET allowed_origins = $1`, [[ALLOWED, 'null']]);
    anyone = service.anyone();
    publisher = await service.person('publisher');
    threadId = (await hostArticle(publisher.client)).threadId;
  });

  afterAll(() => service.stop());

  const path = (): string => `/threads/${threadId}/comments`;

  const preflight = (origin: string, method: string, where = path()): Promise<Answer> =>
    anyone
      .with({
        origin,
        'access-control-request-method': method,
        'access-control-request-headers': 'authorization',
      })
      .send('OPTIONS', where);

  it.each(['GET', 'POST', 'PUT', 'PATCH', 'DELETE'])(
    'may ask before it sends, where it is allowed: %s',
    async (method) => {
      const answer = await preflight(ALLOWED, method);
      expect(answer.status).toBe(204);
      expect(answer.headers.get('access-control-allow-origin')).toBe(ALLOWED);
      expect(answer.headers.get('access-control-allow-methods')).toContain(method);
      const headers = answer.headers.get('access-control-allow-headers');
      for (const name of ['authorization', 'content-type', 'idempotency-key', 'if-match'])
        expect(headers).toContain(name);
      expect(answer.headers.get('access-control-max-age')).toBe('600');
      expect(answer.headers.get('access-control-allow-credentials')).toBeNull();
      expect(answer.headers.get('vary')).toContain('origin');
    },
  );

  it.each(OTHERS)('is told nothing where it is not: %s', async (origin) => {
    for (const method of ['GET', 'POST', 'DELETE']) {
      const answer = await preflight(origin, method);
      expect({ status: answer.status, allowing: allowing(answer) }).toEqual({ status: 204, allowing: [] });
    }
  });

  it('is told nothing of a page', async () => {
    const answer = await anyone
      .fromRoot()
      .with({ origin: ALLOWED, 'access-control-request-method': 'POST' })
      .send('OPTIONS', '/articles/x');
    expect(allowing(answer)).toEqual([]);
  });

  it('posts where it is allowed, and reads the answer and a refusal', async () => {
    const from = anyone.with({ origin: ALLOWED, 'sec-fetch-site': 'cross-site' });
    const posted = await from.post(path(), { body: newText(), guest: { name: 'Guest' } });
    const refused = await from.post(path(), {});
    const unknown = await from.as('wrong').post(path(), {});
    expect([posted.status, refused.status, unknown.status]).toEqual([201, 400, 401]);
    for (const { headers } of [posted, refused, unknown]) {
      expect(headers.get('access-control-allow-origin')).toBe(ALLOWED);
      expect(headers.get('access-control-expose-headers')).toMatch(/etag.*retry-after.*x-request-id/);
      expect(headers.get('access-control-allow-credentials')).toBeNull();
      expect(headers.get('vary')).toContain('origin');
    }
  });

  it('sends no form to a page, whose cookie is for our own', async () => {
    const { link } = await service.person('publisher', 'Of Pages');
    const { headers } = await service.anyone().post('/sessions', { link });
    const form = anyone.fromRoot().with({
      ...{ origin: ALLOWED, 'sec-fetch-site': 'same-site' },
      ...{
        cookie: headers.get('set-cookie')!.split(';')[0]!,
        'content-type': 'application/x-www-form-urlencoded',
      },
    });
    for (const page of ['/console/closing', '/console/policy', '/articles/x/close']) {
      const refused = await form.send('POST', page, 'do=save');
      expect({ page, status: refused.status }).toEqual({ page, status: 403 });
    }
  });

  it.each(OTHERS)('posts nothing, and reads nothing, where it is not allowed: %s', async (origin) => {
    const from = anyone.with({ origin, 'sec-fetch-site': 'cross-site' });
    const refused = await from.post(path(), { body: newText(), guest: { name: 'Guest' } });
    expect({ status: refused.status, code: refused.body.code }).toEqual({
      status: 403,
      code: 'origin_not_allowed',
    });
    expect(allowing(refused)).toEqual([]);
  });

  it('reads what anyone may read, without cookies', async () => {
    for (const origin of [ALLOWED, ...OTHERS]) {
      const read = await anyone.with({ origin }).get(path());
      expect(read.status).toBe(200);
      expect(read.headers.get('access-control-allow-origin')).toBe('*');
      expect(read.headers.get('access-control-allow-credentials')).toBeNull();
    }
  });

  it('is allowed by one site and not by another', async () => {
    await service.addSite('other');
    const asked = await anyone
      .with({ host: 'other.example', origin: ALLOWED, 'access-control-request-method': 'POST' })
      .send('OPTIONS', path());
    expect(allowing(asked)).toEqual([]);
  });
});
