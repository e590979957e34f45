import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { entities } from '../src/entities.js';
import { createDataSource } from '../src/platform/database/data-source.js';
import { Database } from '../src/platform/database/database.js';
import { NoMailer } from '../src/platform/mail/mailer.js';
import { addSite } from '../src/policies/add-site.js';
import { startService, type Service } from '../src/service.js';
import { hostArticle, post } from './support/articles.js';
import { Client, type Answer } from './support/client.js';
import { createTestDatabase, type TestDatabase } from './support/postgres.js';
import { expectProblem } from './support/problems.js';
import { TcpProxy } from './support/tcp-proxy.js';
import { TestService } from './support/service.js';
import { until } from './support/until.js';

const SILENT = { level: 'silent' } as const;

describe('readiness, of a database that goes away', () => {
  let own: TestDatabase;
  let network: TcpProxy;
  let database: Database;
  let service: Service;
  let root: Client;

  beforeAll(async () => {
    own = await createTestDatabase();
    network = await TcpProxy.before(own.url);
    const url = network.through(own.url);
    database = new Database(await createDataSource({ url, entities, poolSize: 4 }).initialize());
    await database.transaction((tx) =>
      addSite(tx, { key: 'test', hosts: ['127.0.0.1'] }, { kind: 'console' }),
    );
    service = await startService({
      database,
      mailer: new NoMailer(),
      secret: 'x',
      host: '127.0.0.1',
      port: 0,
      log: SILENT,
    });
    root = new Client(service.url, {}, '');
  });

  afterAll(async () => {
    await service.stop();
    await database.dataSource.destroy();
    await network.away();
    await own.drop();
  });

  const ready = (): Promise<Answer> => root.get('/readyz');
  const isReady = async (): Promise<boolean> => (await ready()).status === 200;

  it('is there while it answers', async () => {
    expect(await ready()).toMatchObject({ status: 200, body: { status: 'ready' } });
  });

  it('ends when it is gone, and comes back by itself', async () => {
    for (let nth = 0; nth < 3; nth += 1) {
      await network.away();
      expectProblem(await ready(), 503, 'not_ready');
      expectProblem(await root.get('/api/v1/articles'), 503, 'busy');
      expect((await root.get('/healthz')).status).toBe(200);
      await network.back();
      await until('the service to be ready again', isReady);
      expect((await root.get('/api/v1/articles')).status).toBe(200);
    }
  });

  it('ends when its answer takes too long', async () => {
    network.hold(true);
    const answer = await ready();
    expectProblem(answer, 503, 'not_ready');
    expect(answer.headers.get('retry-after')).toBe('2');
    expect((await root.get('/healthz')).status).toBe(200);
    network.hold(false);
    await until('the service to be ready again', isReady);
  });

  it('ends when its schema is older than the program, not when it is newer', async () => {
    await database.query(
      `INSERT INTO migrations ("timestamp", name) VALUES (9999999999999, 'Later9999999999999')`,
    );
    expect(await isReady()).toBe(true);
    await database.query(`DELETE FROM migrations WHERE id = (SELECT min(id) FROM migrations)`);
    const missing = await ready();
    expectProblem(missing, 503, 'not_ready');
    expect(missing.body.detail).toContain('migrate');
    await database.query('ALTER TABLE migrations RENAME TO elsewhere');
    expectProblem(await ready(), 503, 'not_ready');
  });
});

describe('a service that is on its way out', () => {
  it('is not ready, and answers, each time for the last time on its connection', async () => {
    const service = await TestService.start();
    const { threadId } = await hostArticle((await service.person('publisher')).client);
    const root = service.anyone().fromRoot();
    expect((await root.get('/readyz')).headers.get('connection')).toBe('keep-alive');
    service.drain();
    const refused = await root.get('/readyz');
    expectProblem(refused, 503, 'not_ready');
    const posted = await post(service.anyone(), threadId);
    expect(posted.status).toBe(201);
    const alive = await root.get('/healthz');
    expect(alive.status).toBe(200);
    for (const { headers } of [refused, posted, alive]) expect(headers.get('connection')).toBe('close');
    await service.stop();
  });
});

describe('a database that has too much to do', () => {
  let own: TestDatabase;
  let database: Database;
  let service: Service;
  let client: Client;

  beforeAll(async () => {
    own = await createTestDatabase();
    database = new Database(await createDataSource({ url: own.url, entities, poolSize: 2 }).initialize(), {
      mostWaiting: 5,
    });
    await database.transaction((tx) =>
      addSite(tx, { key: 'test', hosts: ['127.0.0.1'] }, { kind: 'console' }),
    );
    service = await startService({
      database,
      mailer: new NoMailer(),
      secret: 'x',
      host: '127.0.0.1',
      port: 0,
      log: SILENT,
    });
    client = new Client(service.url);
  });

  afterAll(async () => {
    await service.stop();
    await database.dataSource.destroy();
    await own.drop();
  });

  it('is asked by so many at once, and the others are told to come again', async () => {
    let go = (): void => undefined;
    const held = new Promise<void>((resolve) => (go = resolve));
    let holders = 0;
    const hold = (): Promise<void> => {
      holders += 1;
      return held;
    };
    const holding = [1, 2].map(() => database.transaction(hold));
    await until('every connection to be taken', () => holders === 2);
    const asked = Array.from({ length: 50 }, () => client.get('/articles'));
    let refused = 0;
    const counted = asked.map((asking) => asking.then(() => (refused += 1)));
    await until('all but those who may wait to be answered', () => refused >= 45);
    const waiting = 50 - refused;
    expect(waiting).toBeGreaterThan(0);
    go();
    await Promise.all(holding);
    await Promise.all(counted);
    const answers = await Promise.all(asked);
    // A refusal may still have been on its way when the waiting ones were counted.
    const served = answers.filter(({ status }) => status === 200).length;
    expect(served).toBeGreaterThan(0);
    expect(served).toBeLessThanOrEqual(waiting);
    for (const answer of answers.filter(({ status }) => status !== 200)) {
      expectProblem(answer, 503, 'busy');
      expect(answer.headers.get('retry-after')).toBe('2');
    }
    expect((await client.get('/articles')).status).toBe(200);
  });

  it('breaks off what takes too long, and says so', async () => {
    const options = { url: own.url, entities, statementTimeout: 500 };
    const hasty = new Database(await createDataSource(options).initialize());
    const other = await startService({
      database: hasty,
      mailer: new NoMailer(),
      secret: 'x',
      host: '127.0.0.1',
      port: 0,
      log: SILENT,
    });
    const articles = (): Promise<Answer> => new Client(other.url).get('/articles');
    const answer = await database.transaction(async (tx) => {
      await tx.query('LOCK TABLE articles IN ACCESS EXCLUSIVE MODE');
      return articles();
    });
    expectProblem(answer, 503, 'busy');
    expect(answer.headers.get('retry-after')).toBe('2');
    expect((await articles()).status).toBe(200);
    await other.stop();
    await hasty.dataSource.destroy();
  });
});
