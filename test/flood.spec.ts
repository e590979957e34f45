import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { hostArticle, newText, post } from './support/articles.js';
import type { Answer, Client, Json } from './support/client.js';
import { seed } from './support/figures.js';
import { expectProblem } from './support/problems.js';
import { Random } from './support/random.js';
import { countRows } from './support/rows.js';
import { TestService, type Person } from './support/service.js';

const SECOND = 1_000;
const INSTANCES = 2;

let service: TestService;
let anyone: Client;
let publisher: Person;
let moderator: Person;
let threadId: string;

beforeAll(async () => {
  service = await TestService.start({ instances: INSTANCES, limits: 'defaults' });
  anyone = service.anyone();
  publisher = await service.person('publisher');
  moderator = await service.person('moderator');
  threadId = (await hostArticle(publisher.client)).threadId;
});

// Nothing of one test stands in the way of the next.
afterEach(async () => {
  await service.set({});
  await service.moveClock(3_600 * SECOND);
});
afterAll(async () => {
  try {
    expect(await service.differences()).toEqual([]);
  } finally {
    await service.stop();
  }
});

let readers = 0;
const newReader = async (instance = 0): Promise<Client> =>
  (await service.person('reader', `Reader ${(readers += 1)}`, instance)).client;

const newThread = async (): Promise<string> => (await hostArticle(publisher.client)).threadId;

const say = (client: Client, thread = threadId): Promise<Answer> =>
  client.post(`/threads/${thread}/comments`, { body: newText() });

const statusesOf = (answers: readonly Answer[]): Record<string, number> => {
  const counts: Record<string, number> = {};
  for (const { status, body } of answers) {
    const name = status === 201 ? '201' : `${status} ${body.code}`;
    counts[name] = (counts[name] ?? 0) + 1;
  }
  return counts;
};

function expectWait(answer: Answer, code: string, seconds: number): void {
  expectProblem(answer, 429, code);
  expect(answer.headers.get('retry-after')).toBe(String(seconds));
  expect(answer.body).toMatchObject({ retryAfter: seconds });
  expect(answer.body.detail).toContain(`${seconds} second`);
}

describe('posting too fast', () => {
  it('lets a person post every 10 seconds in a site, in whatever thread', async () => {
    const reader = await newReader();
    expect((await say(reader)).status).toBe(201);
    const refused = await say(reader, await newThread());
    expectProblem(refused, 429, 'too_fast');
    const wait = Number(refused.headers.get('retry-after'));
    expect(wait).toBeGreaterThan(5);
    expect(wait).toBeLessThanOrEqual(10);
    await service.moveClock(10 * SECOND);
    expect((await say(reader)).status).toBe(201);
  });

  it('is asked of a guest with a token too, and of others each by themselves', async () => {
    const { body } = await post(anyone, threadId);
    const guest = anyone.as(body.guestToken);
    expect((await say(guest)).status).toBe(201);
    expectProblem(await say(guest), 429, 'too_fast');
    expect((await say(await newReader())).status).toBe(201);
  });

  it('leaves no mark of a refused post', async () => {
    const reader = await newReader();
    expectProblem(await reader.post(`/threads/${threadId}/comments`, { body: '' }), 400, 'body_empty');
    const before = await countRows(service);
    const parent = { body: newText(), parentId: '1' };
    expectProblem(await reader.post(`/threads/${threadId}/comments`, parent), 400, 'parent_unknown');
    expect(await countRows(service)).toEqual(before);
    expect((await say(reader)).status).toBe(201);
  });

  it('does not hold up staff, edits, withdrawals or a repeated request', async () => {
    for (let nth = 0; nth < 3; nth += 1) expect((await say(moderator.client)).status).toBe(201);
    const reader = (await newReader()).with({ 'idempotency-key': 'a-key-of-16-characters' });
    const body = { body: newText() };
    const first = await reader.post(`/threads/${threadId}/comments`, body);
    expect(first.status).toBe(201);
    expect((await reader.post(`/threads/${threadId}/comments`, body)).body).toEqual(first.body);
    const { id } = first.body.comment;
    expect((await reader.patch(`/comments/${id}`, { body: newText(), revision: 1 })).status).toBe(200);
    expect((await reader.delete(`/comments/${id}`)).status).toBe(204);
  });

  it('holds up staff where they have no say', async () => {
    const limited = await service.person('moderator', 'Limited Moderator');
    await service.limit(limited, []);
    expect((await say(limited.client)).status).toBe(201);
    expectWait(await say(limited.client), 'too_fast', 10);
  });

  it('lets an address post 60 times in any minute, and says when again', async () => {
    await service.set({ postsPerMinute: 3 });
    expect((await post(anyone, threadId)).status).toBe(201);
    await service.moveClock(40 * SECOND);
    for (let nth = 0; nth < 2; nth += 1) expect((await post(anyone, threadId)).status).toBe(201);
    const refused = await post(anyone, threadId);
    expectProblem(refused, 429, 'too_fast');
    expect(Number(refused.headers.get('retry-after'))).toBeLessThanOrEqual(20);
    // A token does not help, another site is another count.
    expectProblem(await say(await newReader()), 429, 'too_fast');
    await service.moveClock(20 * SECOND);
    expect((await post(anyone, threadId)).status).toBe(201);
    expectProblem(await post(anyone, threadId), 429, 'too_fast');
  });

  it('counts what an address sends again without a credential: each repeat makes a token', async () => {
    await service.set({ postsPerMinute: 3 });
    const sender = anyone.with({ 'idempotency-key': 'a-key-of-16-characters' });
    const same = { body: newText() };
    const first = await post(sender, threadId, same);
    for (let nth = 0; nth < 2; nth += 1) {
      const again = await post(sender, threadId, same);
      expect(again).toMatchObject({ status: 201, body: { comment: first.body.comment } });
      expect(again.body.guestToken).toMatch(/^parley_guest_/);
    }
    const before = await countRows(service);
    const refused = await post(sender, threadId, same);
    expectProblem(refused, 429, 'too_fast');
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(await countRows(service)).toEqual(before);
    await service.moveClock(60 * SECOND);
    expect((await post(sender, threadId, same)).body.comment).toEqual(first.body.comment);
  });

  it('is off where the site says so', async () => {
    await service.set({ secondsBetweenPosts: 'off', postsPerMinute: 'off' });
    const reader = await newReader();
    for (let nth = 0; nth < 3; nth += 1) expect((await say(reader)).status).toBe(201);
  });

  it('keeps hashes of addresses, for an hour at most', async () => {
    await post(anyone, threadId);
    const [row] = await service.database.query<Json>(
      'SELECT row_to_json(a)::text AS row FROM address_marks a',
    );
    expect(row.row).not.toContain('127.0.0');
  });

  it('takes exactly 5 of 200 posts that come at the same time on two instances', async () => {
    await service.set({ postsPerMinute: 5 });
    const threads = await Promise.all(Array.from({ length: 8 }, newThread));
    const answers = await Promise.all(
      Array.from({ length: 200 }, (_, index) =>
        post(service.anyone(index % INSTANCES), threads[index % threads.length]!),
      ),
    );
    expect(statusesOf(answers)).toEqual({ 201: 5, '429 too_fast': 195 });
  });

  it('takes exactly one of 40 posts that a person sends to eight threads at once', async () => {
    const one = await service.person('reader', 'Reader of all');
    const threads = await Promise.all(Array.from({ length: 8 }, newThread));
    const answers = await Promise.all(
      Array.from({ length: 40 }, (_, index) =>
        say(service.anyone(index % INSTANCES).as(one.token), threads[index % threads.length]),
      ),
    );
    expect(statusesOf(answers)).toEqual({ 201: 1, '429 too_fast': 39 });
  });

  it('never stands in its own way, whoever posts where', async () => {
    await service.set({ secondsBetweenPosts: 1, postsPerMinute: 40 });
    const random = new Random(seed());
    const threads = await Promise.all(Array.from({ length: 4 }, newThread));
    const people = await Promise.all(
      Array.from({ length: 4 }, (_, index) => service.person('reader', `Racer ${index}`)),
    );
    const answers = await Promise.all(
      Array.from({ length: 160 }, () => {
        const client = service.anyone(random.below(INSTANCES));
        const thread = random.pick(threads);
        return random.below(3) === 0
          ? post(client, thread)
          : say(client.as(random.pick(people).token), thread);
      }),
    );
    const { 201: accepted = 0, '429 too_fast': refused = 0, ...others } = statusesOf(answers);
    expect(others).toEqual({});
    expect(accepted + refused).toBe(160);
    expect(accepted).toBeLessThanOrEqual(40);
    const tooClose = await service.database.query(
      `SELECT FROM comments a JOIN comments b ON b.account_id = a.account_id AND b.id <> a.id AND b.author_kind = 'reader'
       WHERE a.thread_id = ANY ($1) AND b.thread_id = ANY ($1) AND abs(extract(epoch FROM a.created_at - b.created_at)) < 1`,
      [threads],
    );
    expect(tooClose).toEqual([]);
  });
});

describe('slow mode', () => {
  const slow = async (
    seconds: number | null,
    until: string | null = null,
    thread = threadId,
  ): Promise<Json> => {
    const mode = { mode: null, slowModeSeconds: seconds, slowModeUntil: until };
    const { status, body } = await moderator.client.put(`/threads/${thread}/mode`, mode);
    expect(status).toBe(200);
    return body.slowMode;
  };

  afterEach(() => slow(null));

  it('takes one comment a person every so many seconds in the thread', async () => {
    expect(await slow(60)).toEqual({ seconds: 60, until: null });
    const reader = await newReader();
    expect((await say(reader)).status).toBe(201);
    await service.moveClock(30 * SECOND);
    const refused = await say(reader);
    expectProblem(refused, 429, 'slow_mode');
    expect(Number(refused.headers.get('retry-after'))).toBeLessThanOrEqual(30);
    expect((await say(await newReader())).status).toBe(201);
    expect((await say(reader, await newThread())).status).toBe(201);
    await service.moveClock(30 * SECOND);
    expect((await say(reader)).status).toBe(201);
  });

  it('counts a new guest by the address, and then by the token', async () => {
    await slow(60);
    await service.set({ secondsBetweenPosts: 'off' });
    const first = await post(anyone, threadId);
    expect(first.status).toBe(201);
    expectProblem(await post(anyone, threadId), 429, 'slow_mode');
    expectProblem(await say(anyone.as(first.body.guestToken)), 429, 'slow_mode');
    expect((await say(await newReader())).status).toBe(201);
  });

  it('ends when it was said to', async () => {
    const [clock] = await service.database.query<{ now: Date }>('SELECT parley_now() AS now');
    const until = new Date(clock!.now.getTime() + 60 * SECOND).toISOString();
    expect(await slow(3_600, until)).toEqual({ seconds: 3_600, until });
    const reader = await newReader();
    expect((await say(reader)).status).toBe(201);
    await service.moveClock(50 * SECOND);
    expectProblem(await say(reader), 429, 'slow_mode');
    await service.moveClock(10 * SECOND);
    expect((await say(reader)).status).toBe(201);
  });

  it('does not hold up staff', async () => {
    await slow(60);
    for (let nth = 0; nth < 2; nth += 1) expect((await say(moderator.client)).status).toBe(201);
  });

  it('takes exactly one of 20 that a person sends at once', async () => {
    await slow(5);
    await service.set({ secondsBetweenPosts: 'off' });
    const one = await service.person('reader', 'Reader in a hurry');
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, index) => say(service.anyone(index % INSTANCES).as(one.token))),
    );
    expect(statusesOf(answers)).toEqual({ 201: 1, '429 slow_mode': 19 });
  });

  it.each([[4], [3_601], [5.5], ['10']])('is not of %j seconds', async (slowModeSeconds) => {
    const refused = await moderator.client.put(`/threads/${threadId}/mode`, { mode: null, slowModeSeconds });
    expectProblem(refused, 400, 'input_invalid');
  });
});

it('says the wait in words that fit', async () => {
  await service.set({ secondsBetweenPosts: 1 });
  const reader = await newReader();
  const answers = await Promise.all([say(reader), say(reader)]);
  const refused = answers.find(({ status }) => status !== 201);
  expectWait(refused!, 'too_fast', 1);
  expect(refused!.body.detail).toContain('1 second,');
});
