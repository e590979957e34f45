import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import { post } from '../support/articles.js';
import { Client, type Json } from '../support/client.js';
import { Serving } from '../support/command-line.js';
import { figure, size } from '../support/figures.js';
import { forgetPeak, memoryOf } from '../support/memory.js';
import { TestService } from '../support/service.js';
import { guestsOf, storePosted } from '../support/store-posted.js';

const SIZES = size({ small: [500, 1_000], full: [10_000, 100_000] });
const CRASH_SIZE = size({ small: 1_500, full: 20_000 });
const CRASHES = size({ small: 1, full: 5 });
const LIMIT = size({ small: 120_000, full: 1_200_000 });
const MOMENT = 20;
const DRAFT = {
  settings: {
    linksBeforeHold: 3,
    wordLists: { held: ['casino'], refused: [] },
    moderationMode: 'newcomers',
  },
  days: 30,
};

/** The same, counted once more by how the comments were made. */
function countsFor(comments: number): Json {
  const side = () => ({
    hold: 0,
    publish: 0,
    decided: { stoppedAndRemoved: 0, stoppedAndKept: 0, passedAndRemoved: 0, passedAndKept: 0 },
  });
  const [draft, inForce, newly] = [side(), side(), { held: 0, published: 0 }];
  for (let n = 1; n <= comments; n += 1) {
    const outcome = n % 10 === 0 ? 'Removed' : n % 10 <= 5 ? 'Kept' : null;
    const isNewcomer = outcome !== 'Kept' || n <= guestsOf(comments);
    const stops = [n % 5 > 3 || n % 7 === 0 || isNewcomer, n % 5 > 2] as const;
    for (const [index, counts] of [draft, inForce].entries()) {
      counts[stops[index]! ? 'hold' : 'publish'] += 1;
      if (outcome !== null) counts.decided[`${stops[index]! ? 'stopped' : 'passed'}And${outcome}`] += 1;
    }
    if (stops[0] && !stops[1]) newly.held += 1;
    if (stops[1] && !stops[0]) newly.published += 1;
  }
  return {
    ...{ draft, inForce },
    newlyHeld: { count: newly.held },
    newlyPublished: { count: newly.published },
  };
}

/** A site with so many comments, and a process that serves it. */
class Stage {
  private constructor(
    readonly service: TestService,
    readonly token: string,
    readonly threadIds: readonly string[],
    public serving: Serving,
  ) {}

  static async set(comments: number): Promise<Stage> {
    const service = await TestService.start({ instances: 0 });
    const account = (role: 'publisher' | 'moderator') =>
      service.addAccount({ siteId: service.siteId, email: `${role}@test.example`, name: role, role });
    const { token } = await account('publisher');
    const moderatorId = (await account('moderator')).id;
    const serving = await serve(service);
    const publisher = new Client(serving.url).as(token);
    const threadIds = await storePosted(service, { comments, publisher, moderatorId });
    return new Stage(service, token, threadIds, serving);
  }

  get publisher(): Client {
    return new Client(this.serving.url).as(this.token);
  }

  async start(): Promise<string> {
    const started = await this.publisher.post('/screening-replays', DRAFT);
    expect(started.status).toBe(201);
    return started.body.id;
  }

  async until(id: string, isSo: (replay: Json) => boolean): Promise<Json> {
    for (;;) {
      const { body } = await this.publisher.get(`/screening-replays/${id}`);
      if (isSo(body)) return body;
      await pause(MOMENT);
    }
  }

  async restart(): Promise<void> {
    await this.serving.stop('SIGKILL');
    this.serving = await serve(this.service);
  }

  async strike(): Promise<void> {
    await this.serving.stop();
    await this.service.stop();
  }
}

const serve = ({ databaseUrl }: TestService): Promise<Serving> =>
  Serving.start({ DATABASE_URL: databaseUrl, PARLEY_DEMO: '0' }, 'Parley answers');

/** One post after another until told to stop; answers how long the slowest took, and how many there were. */
function keepPosting({ serving, threadIds }: Stage): () => Promise<{ posts: number; slowest: number }> {
  const client = new Client(serving.url);
  let [stopping, posts, slowest] = [false, 0, 0];
  const running = (async () => {
    while (!stopping) {
      const begin = performance.now();
      expect((await post(client, threadIds[posts % threadIds.length]!)).status).toBe(201);
      slowest = Math.max(slowest, performance.now() - begin);
      posts += 1;
      await pause(10 * MOMENT);
    }
  })();
  return async () => {
    stopping = true;
    await running;
    return { posts, slowest };
  };
}

describe('a replay of many comments', () => {
  const peaks: number[] = [];

  it.each(SIZES)(
    'counts %i right, in the same memory, while people post',
    async (comments) => {
      const stage = await Stage.set(comments);
      try {
        const { pid } = stage.serving;
        const { now: memoryBefore } = memoryOf(pid);
        forgetPeak(pid);
        const begin = performance.now();
        const id = await stage.start();
        const stopPosting = keepPosting(stage);
        const { progress, result } = await stage.until(id, ({ state }) => state === 'done');
        const seconds = (performance.now() - begin) / 1_000;
        const { posts, slowest } = await stopPosting();
        const { peak } = memoryOf(pid);
        peaks.push(peak);
        expect(progress).toEqual({ done: comments, of: comments });
        expect(result).toMatchObject(countsFor(comments));
        const name = `replay of ${comments}`;
        figure(name, seconds.toFixed(1), 's');
        figure(`${name}: comments a second`, Math.round(comments / seconds));
        figure(`${name}: memory before / peak`, `${memoryBefore.toFixed(0)} / ${peak.toFixed(0)}`, 'MB');
        figure(`${name}: posts meanwhile / the slowest`, `${posts} / ${slowest.toFixed(0)} ms`);
        const [tenth, all] = peaks;
        if (tenth === undefined || all === undefined) return;
        figure(`replay: peak memory, ${SIZES.toReversed().join(' against ')}`, (all / tenth).toFixed(2));
        expect(all / tenth).toBeLessThan(1.5);
      } finally {
        await stage.strike();
      }
    },
    LIMIT,
  );

  it(
    'counts each comment once, whoever is killed among them',
    async () => {
      const stage = await Stage.set(CRASH_SIZE);
      try {
        const id = await stage.start();
        let before = 0;
        for (let crash = 0; crash < CRASHES; crash += 1) {
          const { progress, state } = await stage.until(id, ({ progress: { done } }) => done > before);
          expect(state).toBe('running');
          before = progress.done;
          await stage.restart();
        }
        const { progress, result } = await stage.until(id, ({ state }) => state === 'done');
        expect(progress).toEqual({ done: CRASH_SIZE, of: CRASH_SIZE });
        expect(result).toMatchObject(countsFor(CRASH_SIZE));
        figure('replay: processes killed / comments counted twice or not at all', `${CRASHES} / 0`);
      } finally {
        await stage.strike();
      }
    },
    LIMIT,
  );
});
