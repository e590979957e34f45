import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { hostArticle, newText } from '../support/articles.js';
import { Balancer } from '../support/balancer.js';
import { Client } from '../support/client.js';
import { Serving } from '../support/command-line.js';
import { figure, size } from '../support/figures.js';
import { TestService, type Person } from '../support/service.js';
import { until } from '../support/until.js';

const INSTANCES = 2;
const CLIENTS = 6;
/** Each stops and starts every instance once. */
const ROUNDS = size({ small: 1, full: 10 });
const DRAIN_SECONDS = 1;
const LIMIT = 300_000;

describe(`${INSTANCES} instances behind a balancer, stopped in turns under load`, () => {
  let service: TestService;
  let people: Person[];
  let threadId: string;
  let serving: Serving[];
  let balancer: Balancer;

  beforeAll(async () => {
    service = await TestService.start();
    people = await Promise.all(
      Array.from({ length: CLIENTS }, (_, nth) => service.person('moderator', `Moderator ${nth}`)),
    );
    threadId = (await hostArticle((await service.person('publisher')).client)).threadId;
    serving = await Promise.all(Array.from({ length: INSTANCES }, start));
    balancer = await Balancer.before(serving.map(({ url }) => url.replace('localhost', '127.0.0.1')));
  }, LIMIT);

  afterAll(async () => {
    await balancer.close();
    for (const one of serving) await one.stop('SIGKILL');
    await service.stop();
  }, LIMIT);

  const start = (): Promise<Serving> =>
    Serving.start(
      {
        DATABASE_URL: service.databaseUrl,
        SECRET: 'a secret of the drain',
        HOST: '127.0.0.1',
        DRAIN_SECONDS: String(DRAIN_SECONDS),
      },
      'Parley answers at',
    );

  const comments = async (): Promise<number> => {
    const [row] = await service.database.query<{ count: number }>(
      'SELECT count(*)::integer AS count FROM comments WHERE thread_id = $1',
      [threadId],
    );
    return row!.count;
  };

  it(
    'fail no request',
    async () => {
      const failed: string[] = [];
      let requests = 0;
      let posts = 0;
      let isOver = false;
      // Staff, whose posts no limit slows down.
      const load = people.map(async ({ token }) => {
        const client = new Client(balancer.url).as(token);
        while (!isOver) {
          requests += 2;
          const read = await client.get(`/threads/${threadId}/comments`).catch(String);
          if (typeof read === 'string' || read.status !== 200) failed.push(`read: ${JSON.stringify(read)}`);
          const post = await client.post(`/threads/${threadId}/comments`, { body: newText() }).catch(String);
          if (typeof post === 'string' || post.status !== 201) failed.push(`post: ${JSON.stringify(post)}`);
          else posts += 1;
          await pause(5);
        }
      });
      let slowest = 0;
      for (let nth = 0; nth < ROUNDS * INSTANCES; nth += 1) {
        const which = nth % INSTANCES;
        const before = performance.now();
        expect(await serving[which]!.stop('SIGTERM')).toBe(0);
        slowest = Math.max(slowest, (performance.now() - before) / 1_000);
        serving[which] = await start();
        balancer.replace(which, serving[which].url.replace('localhost', '127.0.0.1'));
        await balancer.allReady();
      }
      isOver = true;
      await Promise.all(load);
      figure('instances stopped and started', ROUNDS * INSTANCES);
      figure('requests', requests);
      figure('failed requests', failed.length);
      figure(
        'drain seconds',
        slowest.toFixed(1),
        `s at most, ${DRAIN_SECONDS} of them before the listener closes`,
      );
      expect(failed).toEqual([]);
      expect(await comments()).toBe(posts);
      expect(await service.differences()).toEqual([]);
    },
    LIMIT,
  );

  it(
    'finish what is under way, after they listen no more',
    async () => {
      const [one] = serving;
      const client = new Client(one!.url).as(people[0]!.token);
      const before = await comments();
      let ended: Promise<number | null> | undefined;
      const posting = await service.database.transaction(async (tx) => {
        await tx.query('SELECT FROM threads WHERE id = $1 FOR UPDATE', [threadId]);
        const post = client.post(`/threads/${threadId}/comments`, { body: newText() });
        await until('the post to wait for the thread', async () => {
          const waiting = await service.database.query(
            `SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
          );
          return waiting.length > 0;
        });
        ended = one!.stop('SIGTERM');
        await until('the instance to listen no more', async () => {
          const answer = await new Client(one!.url)
            .fromRoot()
            .get('/healthz')
            .catch(() => null);
          return answer === null;
        });
        // Not awaited in here: it needs the lock that this transaction holds.
        return { post };
      });
      const { status } = await posting.post;
      expect({ status, code: await ended, comments: await comments() }).toEqual({
        status: 201,
        code: 0,
        comments: before + 1,
      });
      serving.splice(0, 1, await start());
    },
    LIMIT,
  );

  it(
    'end at once at a second signal',
    async () => {
      const [one] = serving;
      const client = new Client(one!.url).as(people[0]!.token);
      await service.database.transaction(async (tx) => {
        await tx.query('SELECT FROM threads WHERE id = $1 FOR UPDATE', [threadId]);
        const post = client.post(`/threads/${threadId}/comments`, { body: newText() }).catch(() => 'cut');
        const ended = one!.stop('SIGTERM');
        // Sooner, it may be the first once more, handed on by npm.
        await pause(700);
        expect(await one!.stop('SIGTERM')).toBe(143);
        expect([await ended, await post]).toEqual([143, 'cut']);
      });
    },
    LIMIT,
  );
});
