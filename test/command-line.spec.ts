import { readFile, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { joinEmbeddedPostgres } from '../src/platform/database/embedded/embedded-postgres.js';
import { post } from './support/articles.js';
import { Client, type Json } from './support/client.js';
import { parley, Serving, type Environment, type Finished } from './support/command-line.js';
import { createTestDatabase, type TestDatabase } from './support/postgres.js';
import { wordpressExport } from './support/wordpress-export.js';

/** A process is compiled from its source, and PostgreSQL is started: that takes what it takes. */
const LIMIT = 120_000;
/** The last line of a first start's own words. */
const DEMONSTRATION = 'A new link and an API token';

let folder: string;
const serving: Serving[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'parley-command-line-'));
});

afterEach(async () => {
  for (const one of serving.splice(0)) await one.stop('SIGKILL');
}, LIMIT);

afterAll(() => rm(folder, { recursive: true, force: true }));

async function serve(env: Environment, until = 'Parley answers at'): Promise<Serving> {
  const one = await Serving.start(env, until);
  serving.push(one);
  return one;
}

const oneLine = ({ stdout }: Finished): Json => {
  expect(stdout).toMatch(/^[^\n]+\n$/);
  return JSON.parse(stdout);
};

async function query(url: string, sql: string): Promise<Json[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

const after = (lines: readonly string[], words: string): string =>
  lines.find((line) => line.includes(words))!.split(/\s+/).at(-1)!;

describe('parley serve with a data folder', () => {
  it(
    'begins with a demonstration, stops with its database, and goes on with the same data',
    async () => {
      const env = { DATA_DIR: join(folder, 'data') };
      const first = await serve(env, DEMONSTRATION);
      const anyone = new Client(first.url);

      const openSlug = after(first.lines, 'open article').split('/').at(-1)!;
      const closedSlug = after(first.lines, 'closed article').split('/').at(-1)!;
      const { body: open } = await anyone.get(`/articles/${openSlug}/thread`);
      const { body: closed } = await anyone.get(`/articles/${closedSlug}/thread`);
      expect([open.closing.state, closed.closing.state]).toEqual(['open', 'closed']);

      for (const role of ['moderator', 'publisher']) {
        const link = new URL(after(first.lines, `as ${role}`)).searchParams.get('link');
        const signIn = () => anyone.post('/sessions', { link, as: 'token' });
        const { status, body } = await signIn();
        expect(status).toBe(201);
        expect((await anyone.as(body.token).get('/me')).body).toMatchObject({ role });
        expect((await signIn()).status).toBeGreaterThanOrEqual(400);
      }
      const posted = await post(anyone, open.id);
      expect(posted.status).toBe(201);

      // A second process joins the running server, and leaves it running.
      const joined = await joinEmbeddedPostgres({ dataDir: env.DATA_DIR });
      const [postmaster] = await query(joined.url, `SELECT pg_read_file('postmaster.pid') AS file`);
      await joined.leave();
      const check = await parley(['check'], env);
      expect(check).toMatchObject({ code: 0, stdout: 'Every stored count is right: no difference.\n' });
      expect((await anyone.get(`/articles/${openSlug}/thread`)).status).toBe(200);

      expect(await first.stop('SIGINT')).toBe(0);
      expect(first.lines.at(-1)).toBe('Stopped.');
      await expect(query(joined.url, 'SELECT')).rejects.toThrow(/ECONNREFUSED/);
      await expectGone(Number(postmaster.file.split('\n')[0]));

      const second = await serve(env);
      expect(second.lines.join('\n')).not.toContain('demonstration');
      const again = await new Client(second.url).get(`/comments/${posted.body.comment.id}`);
      expect(again).toMatchObject({ status: 200 });
      const { body: articles } = await new Client(second.url).get('/articles');
      expect(articles.items).toHaveLength(2);
      expect(await second.stop('SIGTERM')).toBe(0);
    },
    LIMIT,
  );
});

/** Gone, or ended and not yet taken note of by whoever is its parent now. */
async function expectGone(pid: number): Promise<void> {
  const state = await readFile(`/proc/${pid}/stat`, 'utf8').then(
    (stat) => stat.slice(stat.lastIndexOf(')') + 2)[0],
    () => 'gone',
  );
  expect(['gone', 'Z']).toContain(state);
}

describe('the command line on a database of its own', () => {
  let own: TestDatabase;
  let env: Environment;

  beforeAll(async () => {
    own = await createTestDatabase('nothing');
    env = { DATABASE_URL: own.url, DATA_DIR: join(folder, 'own') };
  });

  afterAll(() => own.drop());

  it(
    'migrates, and says so once',
    async () => {
      expect(await parley(['migrate'], env)).toMatchObject({ code: 0, stdout: /^Migrated: /m });
      expect(await parley(['migrate'], env)).toMatchObject({ code: 0, stdout: 'The schema is up to date.\n' });
    },
    LIMIT,
  );
});
