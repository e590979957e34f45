import { randomUUID } from 'node:crypto';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { recount } from '../../src/comments/recount.js';
import { entities } from '../../src/entities.js';
import { createDataSource } from '../../src/platform/database/data-source.js';
import { Database } from '../../src/platform/database/database.js';
import {
  joinEmbeddedPostgres,
  type EmbeddedPostgres,
} from '../../src/platform/database/embedded/embedded-postgres.js';
import { hostArticle, newText } from '../support/articles.js';
import { Client, type Answer } from '../support/client.js';
import { parley, Serving } from '../support/command-line.js';
import { figure, seed, size } from '../support/figures.js';
import { connect, freePort, killPostgres } from '../support/processes.js';
import { Random } from '../support/random.js';

const CLIENTS = 32;
const THREADS = 4;
const SERVICE_ROUNDS = size({ small: 2, full: 20 });
const DATABASE_ROUNDS = size({ small: 2, full: 5 });
/** Posts that are accepted in a round, at least, before the kill. */
const LEAST_ACCEPTED = 60;
const LIMIT = size({ small: 120_000, full: 1_200_000 });
/** A client that was not answered asks again, as any would, after a moment. */
const MOMENT = 20;

/** A post that its client was told is accepted. */
interface Accepted {
  readonly id: string;
  readonly key: string;
}

/** Writers of a newspaper's front page: each posts one thing after another, and repeats what was not answered. */
class Writers {
  readonly accepted: Accepted[] = [];
  readonly unexpected: Answer[] = [];
  unanswered = 0;
  private stopping = false;
  private abandoned = false;
  private running: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly url: string,
    private readonly threadIds: readonly string[],
    private readonly random: Random,
  ) {}

  start(): void {
    this.stopping = false;
    this.running = Promise.all(Array.from({ length: CLIENTS }, (_, nth) => this.write(`Writer ${nth}`)));
  }

  /** Ends when every post under way has its answer. */
  async stop(): Promise<void> {
    this.stopping = true;
    await this.running;
  }

  /** Ends at once: what is under way has no answer any more. */
  async abandon(): Promise<void> {
    this.abandoned = true;
    await this.stop();
  }

  /** Ends when so many more have been accepted than were. */
  async more(count: number): Promise<void> {
    const enough = this.accepted.length + count;
    while (this.accepted.length < enough && this.unexpected.length === 0 && !this.abandoned) await pause(1);
  }

  private async write(name: string): Promise<void> {
    let client = new Client(this.url);
    while (!this.stopping && this.unexpected.length === 0) {
      const key = randomUUID();
      const path = `/threads/${this.random.pick(this.threadIds)}/comments`;
      const answer = await this.insist(client.with({ 'idempotency-key': key }), path, {
        body: newText(),
        guest: { name },
      });
      if (answer === null) return;
      if (answer.status !== 201) this.unexpected.push(answer);
      else this.accepted.push({ id: answer.body.comment.id, key });
      if (answer.body.guestToken) client = client.as(answer.body.guestToken);
    }
  }

  /** The same request until it is answered by more than "try again"; null where there is no hope of that. */
  private async insist(client: Client, path: string, body: object): Promise<Answer | null> {
    while (!this.abandoned) {
      try {
        const answer = await client.post(path, body);
        if (answer.status !== 503) return answer;
      } catch {
        // Refused, reset, cut off: nobody knows whether it was taken.
      }
      this.unanswered += 1;
      await pause(MOMENT);
    }
    return null;
  }
}

describe(`kill -9 among ${CLIENTS} posting clients`, () => {
  let dataDir: string;
  let server: EmbeddedPostgres;
  let database: Database;
  let serving: Serving;
  let env: Record<string, string>;
  let writers: Writers;
  let random: Random;

  beforeAll(async () => {
    random = new Random(seed());
    dataDir = await mkdtemp(join(tmpdir(), 'parley-crash-'));
    // As root the server runs as another user, who must get in.
    await chmod(dataDir, 0o755);
    // As durable as for a publisher, unlike the server of the other specs.
    server = await joinEmbeddedPostgres({ dataDir });
    const port = String(await freePort());
    env = { DATABASE_URL: server.url, DATA_DIR: dataDir, PARLEY_DEMO: '0', PORT: port };
    serving = await Serving.start(env, 'Parley answers');
    database = new Database(await createDataSource({ url: server.url, entities, poolSize: 2 }).initialize());
    // Whoever posts as fast as these would be told to wait.
    await database.query('UPDATE sites SET settings = settings || $1::jsonb', [
      { secondsBetweenPosts: 'off', postsPerMinute: 'off' },
    ]);
    const { stdout } = await parley(
      ['accounts', 'add', 'p@test.example', '--role', 'publisher', '--json'],
      env,
    );
    const publisher = new Client(serving.url).as(JSON.parse(stdout).token);
    const threads = Array.from({ length: THREADS }, async () => (await hostArticle(publisher)).threadId);
    writers = new Writers(serving.url, await Promise.all(threads), random);
  }, LIMIT);

  afterAll(async () => {
    await serving.stop('SIGKILL');
    await writers.abandon();
    await database.dataSource.destroy();
    await server.leave();
    await rm(dataDir, { recursive: true, force: true });
  }, LIMIT);

  /** What was accepted and is not there, and what is there more than once or without having been accepted. */
  async function compare(): Promise<{ lost: number; duplicated: number }> {
    const rows = await database.query<{ id: string }>('SELECT id FROM comments');
    const stored = new Set(rows.map(({ id }) => id));
    const accepted = new Set(writers.accepted.map(({ id }) => id));
    return {
      lost: [...accepted].filter((id) => !stored.has(id)).length,
      // Every post had its answer in the end, so what is there besides was taken twice.
      duplicated:
        [...stored].filter((id) => !accepted.has(id)).length + writers.accepted.length - accepted.size,
    };
  }

  async function expectNothingLost(name: string, before: number): Promise<void> {
    await writers.stop();
    const { lost, duplicated } = await compare();
    figure(`${name}: accepted posts`, writers.accepted.length - before);
    figure(`${name}: requests repeated, since they were not answered`, writers.unanswered);
    figure(`${name}: accepted and lost`, lost);
    figure(`${name}: duplicated`, duplicated);
    writers.unanswered = 0;
    expect({
      lost,
      duplicated,
      unexpected: writers.unexpected.map(({ status, body }) => [status, body.code]),
    }).toEqual({
      lost: 0,
      duplicated: 0,
      unexpected: [],
    });
    expect(await database.snapshot(recount)).toEqual([]);
  }

  /** What is waited for, unless the service ends before. */
  const goingOn = (work: Promise<void>): Promise<void> => Promise.race([work, serving.failing()]);

  it(
    'of the service loses no accepted post and takes none twice',
    async () => {
      const before = writers.accepted.length;
      writers.start();
      const recoveries: number[] = [];
      for (let round = 0; round < SERVICE_ROUNDS; round += 1) {
        await writers.more(LEAST_ACCEPTED + random.below(LEAST_ACCEPTED));
        await serving.stop('SIGKILL');
        const killed = performance.now();
        serving = await Serving.start(env, 'Parley answers');
        await writers.more(1);
        recoveries.push(performance.now() - killed);
      }
      figure('service: kills', SERVICE_ROUNDS);
      figure(
        'service: from the kill to the next accepted post, longest',
        Math.round(Math.max(...recoveries)),
        'ms',
      );
      await expectNothingLost('service', before);
    },
    LIMIT,
  );

  it(
    'of PostgreSQL loses no accepted post and takes none twice, and the service goes on by itself',
    async () => {
      const before = writers.accepted.length;
      writers.start();
      const recoveries: number[] = [];
      for (let round = 0; round < DATABASE_ROUNDS; round += 1) {
        await goingOn(writers.more(LEAST_ACCEPTED + random.below(LEAST_ACCEPTED)));
        await killPostgres(server.url);
        const killed = performance.now();
        // An answer that was on its way before the kill says nothing.
        await (await connect(server.url)).end();
        await goingOn(writers.more(1));
        recoveries.push(performance.now() - killed);
      }
      figure('database: kills', DATABASE_ROUNDS);
      figure(
        'database: from the kill to the next accepted post, longest',
        Math.round(Math.max(...recoveries)),
        'ms',
      );
      await expectNothingLost('database', before);
    },
    LIMIT,
  );
});
