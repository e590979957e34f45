import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { hostArticle, newText } from './support/articles.js';
import type { Client } from './support/client.js';
import { expectProblem } from './support/problems.js';
import { RawConnection } from './support/raw-connection.js';
import { countRows } from './support/rows.js';
import { TestService } from './support/service.js';

/** Short enough for a test, and each clearly apart from the others. */
const TIMEOUTS = { headers: 400, request: 800, checking: 100, handler: 20_000 };
const SLOW_SOCKETS = 300;

describe('a request that the service does not take', () => {
  let service: TestService;
  let anyone: Client;
  let publisher: Client;
  let threadId: string;

  beforeAll(async () => {
    service = await TestService.start({ timeouts: TIMEOUTS });
    anyone = service.anyone();
    publisher = (await service.person('publisher')).client;
    threadId = (await hostArticle(publisher)).threadId;
  });

  afterAll(() => service.stop());

  const path = (): string => `/threads/${threadId}/comments`;

  const head = (extra = ''): string =>
    `POST /api/v1${path()} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n${extra}`;

  /** What the service answers to bytes on a connection of their own, until it closes it. */
  async function raw(text: string): ReturnType<RawConnection['answers']> {
    const connection = await RawConnection.open(service.url());
    connection.send(text);
    return connection.answers();
  }

  it.each([
    ['no HTTP', 'hello\r\n\r\n'],
    ['a method that nobody knows', 'DANCE / HTTP/1.1\r\nHost: localhost\r\n\r\n'],
    ['no host', 'GET /healthz HTTP/1.1\r\n\r\n'],
    ['two lengths', 'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nxx'],
    [
      'a length and chunks',
      'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
    ],
    ['a header without a name', 'GET / HTTP/1.1\r\nHost: x\r\n: x\r\n\r\n'],
    ['a null byte in a header', 'GET / HTTP/1.1\r\nHost: x\r\nX: a\0b\r\n\r\n'],
  ])('is answered once and cut: %s', async (_what, text) => {
    const [answer, ...more] = await raw(text);
    expect(more).toEqual([]);
    expectProblem(answer!, 400, 'input_invalid');
    expect(answer!.headers.get('connection')).toBe('close');
  });

  it('has headers that are too large', async () => {
    const [answer, ...more] = await raw(
      `GET /healthz HTTP/1.1\r\nHost: x\r\nX: ${'x'.repeat(40_000)}\r\n\r\n`,
    );
    expect(more).toEqual([]);
    expectProblem(answer!, 431, 'too_large');
  });

  it('has too many headers', async () => {
    const many = Object.fromEntries(Array.from({ length: 120 }, (_, nth) => [`x-${nth}`, '1']));
    expectProblem(await anyone.with(many).get('/articles'), 431, 'too_large');
  });

  it('has an address that is too long, and not one that names 100 articles', async () => {
    expectProblem(await anyone.get(`/articles?x=${'x'.repeat(20_000)}`), 414, 'too_large');
    const articles = Array.from({ length: 100 }, (_, nth) => `article=${'a-slug-of-words-'.repeat(7)}${nth}`);
    expect((await anyone.get(`/articles?${articles.join('&')}`)).status).toBe(200);
  });

  it('is compressed', async () => {
    const content = gzipSync(JSON.stringify({ body: newText(), guest: { name: 'Guest' } }));
    for (const encoding of ['gzip', 'br', 'x-unknown', 'gzip, identity']) {
      const answer = await anyone.with({ 'content-encoding': encoding }).send('POST', path(), content);
      expectProblem(answer, 415, 'media_type_unsupported');
      expect(answer.body.detail).toContain('Content-Encoding');
    }
  });

  it.each(['TRACE', 'PROPFIND', 'LOCK', 'PURGE'])(
    'has a method that is for nothing here: %s',
    async (method) => {
      for (const where of ['/articles', path()])
        expectProblem(await anyone.send(method, where), 404, 'not_found');
    },
  );

  it('reads with HEAD what GET reads, without its body', async () => {
    const answer = await anyone.send('HEAD', '/articles');
    expect(answer).toMatchObject({ status: 200, body: '' });
  });

  describe('in time', () => {
    it('has no end of its headers: 408, once', async () => {
      const connection = await RawConnection.open(service.url());
      connection.send(head());
      connection.trickle('X-Slow: yes\r\n', 50);
      const [answer, ...more] = await connection.answers();
      expect(more).toEqual([]);
      expectProblem(answer!, 408, 'too_slow');
      expect(answer!.headers.get('connection')).toBe('close');
    });

    it('has no end of its body: 408, once, and nothing of it is stored', async () => {
      const before = await countRows(service);
      const connection = await RawConnection.open(service.url());
      const body = JSON.stringify({ body: newText(), guest: { name: 'Guest' } });
      connection.send(head(`Content-Length: ${body.length + 1_000}\r\n\r\n`));
      connection.trickle(body + ' '.repeat(1_000), 20);
      const [answer, ...more] = await connection.answers();
      expect(more).toEqual([]);
      expectProblem(answer!, 408, 'too_slow');
      expect(await countRows(service)).toEqual(before);
    });

    it('is cut among hundreds of slow ones, while others are served', async () => {
      const slow = await Promise.all(
        Array.from({ length: SLOW_SOCKETS }, () => RawConnection.open(service.url())),
      );
      slow.forEach((connection, nth) => {
        connection.send(nth % 2 === 0 ? head() : head('Content-Length: 10000\r\n\r\n'));
        connection.trickle('x', 200);
      });
      const ends = Promise.all(slow.map((connection) => connection.answers()));
      let cut = false;
      const all = ends.finally(() => (cut = true));
      const served: number[] = [];
      while (!cut) {
        served.push(
          (await anyone.get(path())).status,
          (await publisher.post(path(), { body: newText() })).status,
        );
      }
      expect(new Set(served)).toEqual(new Set([200, 201]));
      for (const answers of await all) {
        expect(answers).toHaveLength(1);
        expectProblem(answers[0]!, 408, 'too_slow');
      }
    });
  });
});
