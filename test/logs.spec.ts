import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { hostArticle, newText, post } from './support/articles.js';
import type { Client, Json } from './support/client.js';
import { RawConnection } from './support/raw-connection.js';
import { TestService, type Person } from './support/service.js';
import { until } from './support/until.js';

/** What must never be in a log, wherever a request has it. */
const CANARY = 'canary-4711';
const EMAIL = `${CANARY}@news.example`;
const PERSON_ADDRESS = '203.0.113.77';

describe('the log', () => {
  const written: string[] = [];
  const stream = { write: (line: string): void => void written.push(line) };
  let service: TestService;
  let anyone: Client;
  let publisher: Person;
  let threadId: string;

  beforeAll(async () => {
    service = await TestService.start({ log: { level: 'info', stream }, trustedProxies: ['127.0.0.1'] });
    anyone = service.anyone();
    publisher = await service.person('publisher');
    threadId = (await hostArticle(publisher.client)).threadId;
    written.splice(0);
  });

  afterEach(() => void written.splice(0));

  afterAll(() => service.stop());

  /** Every line of the log as it is read by a program, once the answers of before are in it. */
  async function lines(): Promise<Json[]> {
    const id = `last-${newText().replaceAll(/\W/g, '')}`;
    await anyone.with({ 'x-request-id': id }).fromRoot().get('/healthz');
    await until(`a line of ${id}`, () => written.some((line) => line.includes(id)));
    const all: Json[] = written.map((line) => {
      expect(line).toMatch(/^[^\n]+\n$/);
      return JSON.parse(line);
    });
    return all.filter(({ requestId }) => requestId !== id);
  }

  it('has one line a request: its id, method, route, status, time and site', async () => {
    const answer = await anyone.get(`/threads/${threadId}/comments?limit=1`);
    const [line, ...more] = await lines();
    expect(more).toEqual([]);
    expect(line).toEqual({
      level: 'info',
      time: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
      requestId: answer.headers.get('x-request-id'),
      method: 'GET',
      route: '/api/v1/threads/:id/comments',
      status: 200,
      milliseconds: expect.any(Number),
      site: 'test',
      msg: 'answered',
    });
  });

  it.each([
    ['/nothing/here', 404],
    ['/articles/%zz', 400],
    [`/articles/${'x'.repeat(5_000)}`, 414],
  ])('names a request without a route too: %s', async (path, status) => {
    const answer = await anyone.get(path);
    expect(answer.status).toBe(status);
    expect(answer.headers.get('x-request-id')).toMatch(/^[\w-]{36}$/);
    expect(JSON.stringify(await lines())).not.toContain('here');
  });

  it('takes the id of a proxy, if it is one', async () => {
    const named = await anyone.with({ 'x-request-id': 'edge-1.2:3' }).get('/articles');
    expect(named.headers.get('x-request-id')).toBe('edge-1.2:3');
    for (const id of ['', 'x'.repeat(200), 'a b', '{"level":"info"}', 'a,b']) {
      const renamed = await anyone.with({ 'x-request-id': id }).get('/articles');
      expect(renamed.headers.get('x-request-id')).toMatch(/^[\w-]{36}$/);
    }
  });

  it('has the stack of an error of ours, with the id of its request', async () => {
    await service.database.query('ALTER TABLE comment_policy_rules RENAME TO elsewhere');
    const answer = await anyone.get('/comment-policies').finally(async () => {
      await service.database.query('ALTER TABLE elsewhere RENAME TO comment_policy_rules');
    });
    expect(answer.status).toBe(500);
    const errors = (await lines()).filter(({ level }) => level === 'error');
    expect(errors).toEqual([
      expect.objectContaining({
        requestId: answer.headers.get('x-request-id'),
        err: expect.objectContaining({ code: '42P01', stack: expect.stringContaining('    at ') }),
      }),
    ]);
    expect(JSON.stringify(errors)).not.toContain('SELECT');
  });

  it('tells of who went before the answer', async () => {
    const connection = await RawConnection.open(service.url());
    connection.send(
      'POST /api/v1/sessions HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{',
    );
    const gone = (): boolean => written.some((line) => line.includes('gone before the answer'));
    await anyone.get('/articles');
    connection.destroy();
    await until('a line of who has gone', gone);
    expect(JSON.parse(written.find((line) => line.includes('gone'))!)).toMatchObject({
      method: 'POST',
      route: '/api/v1/sessions',
      status: null,
    });
  });

  it('has nothing of a person, and none of what is secret', async () => {
    const guest = await post(anyone, threadId, { guest: { name: CANARY, email: EMAIL } });
    const { guestToken } = guest.body;
    const hostile = anyone.with({
      'user-agent': `${CANARY} {"level":"info","msg":"forged"}`,
      'x-forwarded-for': PERSON_ADDRESS,
      referer: `http://${CANARY}/`,
      'x-request-id': `${CANARY} x`,
      cookie: `parley_session=${guestToken}; parley_guest=${CANARY}`,
      authorization: `Bearer ${guestToken}`,
    });
    const paths = [
      `/articles?cursor=${CANARY}`,
      `/articles/${CANARY}`,
      `/articles/external:${CANARY}`,
      `/threads/${CANARY}/comments`,
      `/threads/${threadId}/mine?link=${publisher.link}`,
      `/nothing/${CANARY}?email=${EMAIL}`,
      `/articles/%zz${CANARY}`,
      `/articles/%1b%5b2J%0a{"level":"info","msg":"forged"}`,
    ];
    for (const client of [hostile, hostile.as('wrong'), hostile.with({ authorization: `Basic ${CANARY}` })]) {
      for (const path of paths) await client.get(path);
      await client.post(`/threads/${threadId}/comments`, { body: `${CANARY}\u001b[2J\n ${newText()}` });
      await client.post('/sessions', { link: CANARY, email: EMAIL, password: CANARY });
      await client.post('/sessions', { link: publisher.link });
      await client.send('POST', '/sessions', `{"link":"${CANARY}`);
      await client.with({ 'content-type': CANARY }).post('/sessions', CANARY);
      await client.fromRoot().get(`/sign-in?link=${publisher.link}`);
    }
    await publisher.client.post('/articles', { headline: CANARY, body: EMAIL, externalId: CANARY });
    // Faults of ours in the middle of all that: the statement and its values are at hand for the log.
    const fault = `ALTER TABLE comment_revisions ADD CONSTRAINT broken CHECK (format <> 'markdown') NOT VALID`;
    await service.database.query(fault);
    const broken = await post(hostile.as(guestToken), threadId, { body: `${CANARY} ${newText()}` });
    await service.database.query('ALTER TABLE comment_revisions DROP CONSTRAINT broken');
    expect(broken.status).toBe(500);

    const all = JSON.stringify(await lines());
    expect(all).toContain('"constraint":"broken"');
    for (const secret of [
      CANARY,
      EMAIL,
      PERSON_ADDRESS,
      guestToken,
      publisher.link,
      publisher.token,
      '127.0.0.1',
      'forged',
      '\\u001b',
    ]) {
      expect(all).not.toContain(secret);
    }
  });
});
