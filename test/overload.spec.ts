import { once } from 'node:events';
import { connect } from 'node:net';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { hostArticle, post } from './support/articles.js';
import type { Answer, Client } from './support/client.js';
import { expectProblem } from './support/problems.js';
import { TestService } from './support/service.js';
import { until } from './support/until.js';

const MOST = 5;

let service: TestService;
let anyone: Client;
let threadId: string;

beforeAll(async () => {
  service = await TestService.start({ mostPosts: MOST, hears: true });
  anyone = service.anyone();
  ({ threadId } = await hostArticle((await service.person('publisher')).client));
});

afterAll(() => service.stop());

it('takes so many posts at once, sends the rest away at once, and goes on reading and writing', async () => {
  await post(anyone, threadId);
  await anyone.get(`/threads/${threadId}/comments`);
  const sent: Promise<void>[] = [];
  const answers: Answer[] = [];
  const send = (): number => sent.push(post(anyone, threadId).then((answer) => void answers.push(answer)));
  await service.database.transaction(async (tx) => {
    await tx.query('LOCK TABLE threads IN ACCESS EXCLUSIVE MODE');
    await until('the first that is sent away', () => send() > MOST && answers.length > 0);
    expectProblem(answers[0]!, 503, 'busy');
    expect(answers[0]!.headers.get('retry-after')).toBe('2');
    expect((await anyone.get('/comment-policies')).status).toBe(200);
  });
  await Promise.all(sent);
  expect(answers.filter(({ status }) => status === 201)).toHaveLength(MOST);
  expect((await post(anyone, threadId)).status).toBe(201);
});

it.each([
  ['a post', 1],
  ['posts that it sent behind each other', 2],
])('lets the next in where somebody has gone without waiting for %s', async (_what, count) => {
  const body = (nth: number): string =>
    JSON.stringify({ body: `Gone ${nth} of ${count}`, guest: { name: 'G' } });
  const request = (nth: number): string =>
    [
      `POST /api/v1/threads/${threadId}/comments HTTP/1.1`,
      'Host: localhost',
      'Content-Type: application/json',
      `Content-Length: ${body(nth).length}`,
      '',
      body(nth),
    ].join('\r\n');
  const { port } = new URL(service.url());
  await service.database.transaction(async (tx) => {
    await tx.query('LOCK TABLE threads IN ACCESS EXCLUSIVE MODE');
    const waiting = async (): Promise<number> =>
      (await tx.query(`SELECT FROM pg_locks WHERE NOT granted AND relation = 'threads'::regclass`)).length;
    for (let gone = 0; gone < 2 * MOST; gone += 1) {
      const socket = connect(Number(port), '127.0.0.1');
      socket.write(Array.from({ length: count }, (__, nth) => request(gone * count + nth)).join(''));
      await until('a post at the lock', async () => (await waiting()) > 0);
      const closed = once(socket, 'close');
      socket.destroy();
      await closed;
    }
  });
  await until('a post that is taken', async () => (await post(anyone, threadId)).status === 201);
  const all = await Promise.all(Array.from({ length: MOST - 1 }, () => post(anyone, threadId)));
  expect(all.map(({ status }) => status)).toEqual(Array(MOST - 1).fill(201));
});
