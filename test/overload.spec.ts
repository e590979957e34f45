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
  service = await TestService.start({ mostWrites: MOST, hears: true });
  anyone = service.anyone();
  ({ threadId } = await hostArticle((await service.person('publisher')).client));
});

afterAll(() => service.stop());

it('takes so many writes at once, sends the rest away at once, and goes on reading and writing', async () => {
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

it('lets the next in where one has gone without waiting for its answer', async () => {
  for (let nth = 0; nth < 3 * MOST; nth += 1) {
    const gone = new AbortController();
    const sent = fetch(`${service.url()}/api/v1/threads/${threadId}/comments`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ body: `Gone ${nth}`, guest: { name: 'G' } }),
      signal: gone.signal,
    });
    gone.abort();
    await expect(sent).rejects.toThrow();
  }
  await until('a post that is taken', async () => (await post(anyone, threadId)).status === 201);
});
