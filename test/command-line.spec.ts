import { readFile, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { makeFirstSite } from '../src/cli/first-start.js';
import { run, UsageError } from '../src/cli/run.js';
import { entities } from '../src/entities.js';
import { ConfigError, readConfig } from '../src/platform/config/config.js';
import { createDataSource } from '../src/platform/database/data-source.js';
import { Database } from '../src/platform/database/database.js';
import { joinEmbeddedPostgres } from '../src/platform/database/embedded/embedded-postgres.js';
import { Problem } from '../src/platform/errors/problem.js';
import { PrintingMailer } from '../src/platform/mail/mailer.js';
import { startService } from '../src/service.js';
import { post } from './support/articles.js';
import { Client, type Json } from './support/client.js';
import { parley, Serving, type Environment, type Finished } from './support/command-line.js';
import { createTestDatabase, type TestDatabase } from './support/postgres.js';
import { until } from './support/until.js';
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

/** Asks the service that this process starts on the database. */
async function asking(url: string, ask: (anyone: Client) => Promise<void>): Promise<void> {
  const database = new Database(await createDataSource({ url, entities }).initialize());
  const mailer = new PrintingMailer(() => undefined);
  const secret = 'a secret of the command line';
  const service = await startService({ database, secret, mailer, host: '127.0.0.1', port: 0 });
  try {
    await ask(new Client(service.url));
  } finally {
    await service.stop();
    await database.dataSource.destroy();
  }
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

/** Runs one command to its end, as {@link parley} does, without a process of its own; rejects where it is refused. */
async function inProcess(args: readonly string[], env: Environment): Promise<Finished> {
  const [stdout, stderr]: [string[], string[]] = [[], []];
  const output = {
    answer: (line: string) => stdout.push(`${line}\n`),
    tell: (line: string) => stderr.push(`${line}\n`),
  };
  const code = await run(args, () => readConfig(env), output);
  return { code, stdout: stdout.join(''), stderr: stderr.join('') };
}

const silent = { answer: () => undefined, tell: () => undefined };

/** What the program says to a command that it refuses, found without a process of its own. */
async function refusal(args: readonly string[], env: Environment): Promise<string> {
  const said: string[] = [];
  const output = { answer: (line: string) => said.push(line), tell: (line: string) => said.push(line) };
  const refused = await run(args, () => readConfig(env), output).catch((error: unknown) => error);
  expect(said).toEqual([]);
  if (refused instanceof Problem) return refused.detail;
  if (refused instanceof UsageError || refused instanceof ConfigError) return refused.message;
  throw new Error(`"${args.join(' ')}" was not refused in words`, { cause: refused });
}

const after = (lines: readonly string[], words: string): string =>
  lines
    .find((line) => line.includes(words))!
    .split(/\s+/)
    .at(-1)!;

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
      const pid = Number.parseInt(postmaster.file, 10);
      await joined.leave();
      const check = await parley(['check'], env);
      expect(check).toMatchObject({ code: 0, stdout: 'Every stored count is right: no difference.\n' });
      expect((await anyone.get(`/articles/${openSlug}/thread`)).status).toBe(200);

      expect(await first.stop('SIGINT')).toBe(0);
      expect(first.lines.at(-1)).toBe('Stopped.');
      await expect(query(joined.url, 'SELECT')).rejects.toThrow(/ECONNREFUSED/);
      await expectGone(pid);

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

  it(
    'goes on after a kill with all that it had accepted, and with the database that was left behind',
    async () => {
      const env = { DATA_DIR: join(folder, 'killed') };
      const killed = await serve(env, DEMONSTRATION);
      const anyone = new Client(killed.url);
      const openSlug = after(killed.lines, 'open article').split('/').at(-1)!;
      const { body: open } = await anyone.get(`/articles/${openSlug}/thread`);
      const accepted: string[] = [];
      const posting = Array.from({ length: 4 }, async () => {
        for (;;) {
          const answer = await post(anyone, open.id).catch(() => null);
          if (answer?.status !== 201) return;
          accepted.push(answer.body.comment.id);
        }
      });
      await until('some posts to be accepted', () => accepted.length >= 12);
      await killed.stop('SIGKILL');
      await Promise.all(posting);

      const second = await serve(env);
      const found = accepted.map((id) => new Client(second.url).get(`/comments/${id}`));
      expect(new Set((await Promise.all(found)).map(({ status }) => status))).toEqual(new Set([200]));
      expect(await inProcess(['check'], env)).toMatchObject({ code: 0 });
      const joined = await joinEmbeddedPostgres({ dataDir: env.DATA_DIR });
      await joined.leave();
      expect(await second.stop('SIGTERM')).toBe(0);
      await expect(query(joined.url, 'SELECT')).rejects.toThrow(/ECONNREFUSED/);
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

describe('the command line on an empty database', () => {
  let own: TestDatabase;
  let env: Environment;

  beforeEach(async () => {
    own = await createTestDatabase('nothing');
    env = { DATABASE_URL: own.url, DATA_DIR: join(folder, 'own'), PARLEY_DEMO: '0' };
  });

  afterEach(() => own.drop());

  const finish = (...args: string[]): Promise<Finished> => parley(args, env);

  it(
    'migrates, and says when there is nothing to do',
    async () => {
      expect(await finish('migrate')).toMatchObject({
        code: 0,
        stdout: expect.stringMatching(/^Migrated: \S/),
      });
      expect(await inProcess(['migrate'], env)).toMatchObject({
        code: 0,
        stdout: 'The schema is up to date.\n',
      });
    },
    LIMIT,
  );

  it('asks for a site while there is none', async () => {
    expect(await refusal(['accounts', 'add', 'a@b.example', '--role', 'reader'], env)).toContain('--site');
  });

  it(
    'serves an empty site "main" where no demonstration is wanted, and not another the second time',
    async () => {
      for (const start of ['first', 'second']) {
        const one = await serve(env, start === 'first' ? 'An empty site "main"' : 'Parley answers at');
        expect((await new Client(one.url).get('/articles')).body).toEqual({ items: [], nextCursor: null });
        expect(await one.stop('SIGTERM')).toBe(0);
      }
      expect(await query(own.url, 'SELECT key FROM sites')).toEqual([{ key: 'main' }]);
      expect(await query(own.url, 'SELECT FROM accounts')).toEqual([]);
    },
    LIMIT,
  );
});

describe('the first start of several instances at once', () => {
  it.each([
    ['the demonstration', '1'],
    ['an empty one', '0'],
  ])('makes one site: %s', async (_what, PARLEY_DEMO) => {
    const own = await createTestDatabase();
    const config = readConfig({ DATABASE_URL: own.url, DATA_DIR: join(folder, 'own'), PARLEY_DEMO });
    const sources = await Promise.all(
      Array.from({ length: 4 }, () => createDataSource({ url: own.url, entities }).initialize()),
    );
    try {
      const made = await Promise.all(sources.map((source) => makeFirstSite(new Database(source), config)));
      expect(made.filter((first) => first !== null)).toHaveLength(1);
      expect(await query(own.url, 'SELECT FROM sites')).toHaveLength(1);
      expect(await makeFirstSite(new Database(sources[0]!), config)).toBeNull();
    } finally {
      await Promise.all(sources.map((source) => source.destroy()));
      await own.drop();
    }
  });
});

describe('the command line', () => {
  let own: TestDatabase;
  let env: Environment;

  beforeEach(async () => {
    own = await createTestDatabase();
    env = { DATABASE_URL: own.url, DATA_DIR: join(folder, 'own') };
    await addSite('main');
  });

  afterEach(() => own.drop());

  const finish = (...args: string[]): Promise<Finished> => parley(args, env);

  /** Without a process of its own. */
  const addSite = (key: string): Promise<number> =>
    run(['sites', 'add', key, '--host', `${key}.example`], () => readConfig(env), silent);

  it(
    'adds an account, and to one that exists a role, a link and a token',
    async () => {
      const account = ['accounts', 'add', 'Editor@news.example', '--json', '--role'];
      const added = await finish(...account, 'moderator');
      const again = await inProcess([...account, 'publisher'], env);
      expect([added.code, again.code]).toEqual([0, 0]);
      const [first, second] = [oneLine(added), oneLine(again)];
      expect(Object.keys(first).sort()).toEqual(['email', 'id', 'role', 'signInUrl', 'token']);
      expect(second).toMatchObject({ id: first.id, email: 'Editor@news.example', role: 'publisher' });
      expect(second.token).not.toBe(first.token);
      expect(second.signInUrl).not.toBe(first.signInUrl);

      await asking(own.url, async (anyone) => {
        for (const { token, signInUrl } of [first, second]) {
          expect((await anyone.as(token).get('/me')).body).toMatchObject({ id: first.id, role: 'publisher' });
          const link = new URL(signInUrl).searchParams.get('link');
          expect((await anyone.post('/sessions', { link, as: 'token' })).status).toBe(201);
        }
      });
    },
    LIMIT,
  );

  it('leads to the site of the account, at the port of the service', async () => {
    await addSite('second');
    const answers: string[] = [];
    const said = { ...silent, answer: (line: string): unknown => answers.push(line) };
    const settings = { ...env, PORT: '3210', PUBLIC_URL: 'https://main.example:3211' };
    for (const site of ['main', 'second']) {
      const account = ['accounts', 'add', 'a@news.example', '--role', 'reader', '--site', site, '--json'];
      for (const given of [settings, { ...settings, PUBLIC_URL: undefined }])
        expect(await run(account, () => readConfig(given), said)).toBe(0);
    }
    expect(answers.map((line) => new URL(JSON.parse(line).signInUrl).origin)).toEqual([
      'https://main.example:3211',
      'http://main.example:3210',
      'https://second.example:3211',
      'http://second.example:3210',
    ]);
  });

  it('adds the first admin of an empty site, who invites, and limits a role to sections', async () => {
    const account = ['accounts', 'add', 'admin@news.example', '--role', 'admin', '--json'];
    const admin = oneLine(await inProcess(account, env));
    await asking(own.url, async (anyone) => {
      const client = anyone.as(admin.token);
      const sections = { items: [{ key: 'sport', name: 'Sport' }] };
      const { headers } = await client.get('/sections');
      const set = await client.with({ 'if-match': headers.get('etag')! }).put('/sections', sections);
      expect(set.status).toBe(200);
      const limited = ['accounts', 'add', 'sport@news.example', '--role', 'moderator', '--section'];
      const added = oneLine(await inProcess([...limited, 'sport', '--json'], env));
      expect((await client.get(`/people/${added.id}`)).body).toMatchObject({
        role: 'moderator',
        sections: ['sport'],
      });
      expect(await refusal([...limited, 'weather'], env)).toContain('no section "weather"');
    });
  });

  it(
    'imports, and answers with one line',
    async () => {
      const file = join(folder, 'export.xml');
      const comments = [{ id: 1 }, { id: 2, parent: 1 }, { id: 3, type: 'pingback' }];
      await writeFile(file, wordpressExport('command-line.example', [{ id: 1, comments }]));
      const dry = await inProcess(['import', 'wordpress', file, '--dry-run', '--json'], env);
      expect(await query(own.url, 'SELECT FROM comments')).toEqual([]);
      const wet = await finish('import', 'wordpress', file, '--json');
      const report = {
        articles: { read: 1, created: 1, unchanged: 0, skipped: [] },
        comments: { read: 3, created: 2, unchanged: 0, skipped: [{ reason: 'ping', count: 1 }] },
        missingParents: { count: 0, examples: [] },
      };
      for (const finished of [dry, wet]) {
        expect(finished).toMatchObject({ code: 0, stderr: '' });
        expect(oneLine(finished)).toEqual(report);
      }
      const words = await inProcess(['import', 'wordpress', file], env);
      expect(words).toMatchObject({ code: 0, stderr: '' });
      expect(words.stdout).toContain('Comments: 3 read, 0 created, 2 unchanged, 1 skipped (ping 1)');
    },
    LIMIT,
  );

  it(
    'answers with one line, an error and exit code 1 where the file is malformed or missing',
    async () => {
      const file = join(folder, 'malformed.xml');
      const whole = wordpressExport('malformed.example', [{ id: 1 }, { id: 2 }]);
      await writeFile(file, whole.replace('<wp:post_id>2</wp:post_id>', '<wp:post_id>2</wp:post>'));
      const finished = await finish('import', 'wordpress', file, '--json');
      const { articles, error } = oneLine(finished);
      expect(finished.code).toBe(1);
      expect(articles).toMatchObject({ read: 1, created: 1 });
      expect(error).toEqual({ line: expect.any(Number), detail: finished.stderr.trimEnd() });
      expect(error.detail).toMatch(/^Line \d+: /);

      const missing = await refusal(['import', 'wordpress', join(folder, 'missing.xml')], env);
      expect(missing).toContain('missing.xml');
    },
    LIMIT,
  );

  it(
    'checks: no difference, and a counter that was spoilt by its name',
    async () => {
      const file = join(folder, 'checked.xml');
      await writeFile(
        file,
        wordpressExport('checked.example', [{ id: 1, comments: [{ id: 1 }, { id: 2 }] }]),
      );
      expect(await run(['import', 'wordpress', file], () => readConfig(env), silent)).toBe(0);
      expect(await inProcess(['check'], env)).toMatchObject({
        code: 0,
        stdout: expect.stringContaining('no difference'),
      });
      const [thread] = await query(
        own.url,
        'UPDATE threads SET published_count = published_count + 3 WHERE published_count > 0 RETURNING id',
      );
      const words = await finish('check');
      expect(words.code).toBe(1);
      expect(words.stdout).toContain(`published comments of a thread ${thread.id}: stored 5, counted 2`);
      const json = await inProcess(['check', '--json'], env);
      expect(json.code).toBe(1);
      expect(oneLine(json)).toEqual({
        differences: [{ what: 'published comments of a thread', id: thread.id, stored: '5', counted: '2' }],
      });
      await query(own.url, 'UPDATE threads SET published_count = 2 WHERE published_count = 5');
      expect(await inProcess(['check'], env)).toMatchObject({ code: 0 });
    },
    LIMIT,
  );

  it(
    'needs the site’s key once there are several, and says so',
    async () => {
      const added = await finish(
        'sites',
        'add',
        'second',
        '--host',
        'second.example',
        '--name',
        'The Second',
      );
      expect(added).toMatchObject({ code: 0, stdout: 'Added the site "second" for second.example.\n' });
      const account = ['accounts', 'add', 'a@b.example', '--role', 'reader', '--json'];
      expect(await refusal(account, env)).toContain('--site <key>');
      expect(await inProcess([...account, '--site', 'second'], env)).toMatchObject({ code: 0 });
      expect(await refusal([...account, '--site', 'third'], env)).not.toBe('');
      const again = await finish('sites', 'add', 'second', '--host', 'other.example');
      expect(again).toMatchObject({ code: 1, stdout: '', stderr: expect.stringContaining('"second"') });
    },
    LIMIT,
  );

  it('takes the schema back and forward, and keeps what it has', async () => {
    const said: string[] = [];
    const output = { answer: (line: string) => said.push(line), tell: () => undefined };
    const sites = (): Promise<Json[]> => query(own.url, 'SELECT id, key FROM sites ORDER BY key');
    const migrateTo = async (target: string): Promise<string[]> => {
      said.splice(0);
      expect(await run(['migrate', '--to', target], () => readConfig(env), output)).toBe(0);
      return [...said];
    };
    await run(['migrate'], () => readConfig(env), silent);
    const before = await sites();
    const back = await migrateTo('SitesAndPeople');
    expect(back.at(-1)).toMatch(/^Back: ArticlesAndComments\d+$/);
    expect(await migrateTo('1')).toEqual(['The schema is there already.']);
    expect(await sites()).toEqual(before);
    const forward = await migrateTo(String(back.length + 1));
    expect(forward.map((line) => line.replace('Forward', 'Back')).reverse()).toEqual(back);
    expect(await sites()).toEqual(before);
  });

  it('keeps hosts as requests name them, each once', async () => {
    const hosts = ['News.Example:8080', 'news.example', 'NEWS.example.', 'm.news.example', '[::1]:80'];
    const args = ['sites', 'add', 'news', ...hosts.flatMap((host) => ['--host', host])];
    expect(await run(args, () => readConfig(env), silent)).toBe(0);
    const stored = await query(
      own.url,
      `SELECT h.host FROM site_hosts h JOIN sites s ON s.id = h.site_id WHERE s.key = 'news' ORDER BY h.host`,
    );
    expect(stored.map(({ host }) => host)).toEqual(['[::1]', 'm.news.example', 'news.example']);
  });

  it('stores nothing of a site with a host that is none', async () => {
    const args = ['sites', 'add', 'news', '--host', 'news.example', '--host', 'a@b'];
    const refused = await run(args, () => readConfig(env), silent).catch((error: unknown) => error);
    expect(refused).toMatchObject({ status: 400, code: 'host_invalid' });
    expect(await query(own.url, 'SELECT key FROM sites')).toEqual([{ key: 'main' }]);
  });

  it(
    'ends with exit code 1 and the words on stderr where it refuses',
    async () => {
      const { code, stdout, stderr } = await finish('dance');
      expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
      expect(stderr).toBe('There is no command "dance". "parley help" lists the commands.\n');
    },
    LIMIT,
  );
});

describe('the command line, asked what it cannot do', () => {
  let own: TestDatabase;
  let env: Environment;

  beforeAll(async () => {
    own = await createTestDatabase();
    env = { DATABASE_URL: own.url, DATA_DIR: join(folder, 'own') };
    await run(['sites', 'add', 'main', '--host', 'main.example'], () => readConfig(env), silent);
  });

  afterAll(() => own.drop());

  it.each([
    [['dance'], 'There is no command "dance".'],
    [['sites', 'add'], '--host'],
    [['sites', 'add', 'Not A Key', '--host', 'x.example'], 'lower-case'],
    [['sites', 'add', 'x', '--host', 'HTTPS://x/'], '"HTTPS://x/" is no host'],
    [['sites', 'add', 'x', '--host', 'x.example', '--host', 'a@b'], '"a@b" is no host'],
    [['sites', 'add', 'x', '--host', 'x.example/path'], 'is no host'],
    [['sites', 'add', 'x', '--host', ''], 'is no host'],
    [['accounts', 'add', 'someone@news.example'], '--role reader|moderator|publisher|admin'],
    [['accounts', 'add', 'someone@news.example', '--role', 'king'], '--role'],
    [['accounts', 'add', 'nobody', '--role', 'reader', '--site', 'main'], 'e-mail'],
    [['import', 'wordpress'], 'takes a file'],
    [['import', 'wordpress', 'x.xml', '--site', 'main', '--close-after-days', '0'], '--close-after-days'],
    [['check', '--jsno'], '--jsno'],
    [['migrate', '--to', 'nowhere'], 'SitesAndPeople'],
  ])('refuses %j in words', async (args, words) => {
    expect(await refusal(args, env)).toContain(words);
  });

  it('stores nothing of it', async () => {
    expect(await query(own.url, 'SELECT key FROM sites')).toEqual([{ key: 'main' }]);
    expect(await query(own.url, 'SELECT FROM accounts')).toEqual([]);
  });
});

describe('the settings', () => {
  const production = {
    NODE_ENV: 'production',
    DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none',
    SECRET: 'x9'.repeat(20),
  };

  it.each([
    ['no database in production', { ...production, DATABASE_URL: '' }, 'DATABASE_URL is not set'],
    ['no secret in production', { ...production, SECRET: '' }, 'SECRET is not set'],
    [
      'a sample secret in production',
      { ...production, SECRET: `changeme${'x'.repeat(40)}` },
      'SECRET is a sample',
    ],
    [
      'a short secret in production',
      { ...production, SECRET: 'x9'.repeat(8) },
      'SECRET is a sample or shorter',
    ],
    ['a port that is none', { PORT: 'eighty' }, 'PORT is "eighty"'],
    ['an address that is none', { PUBLIC_URL: 'talk.example' }, 'PUBLIC_URL is "talk.example"'],
  ])('are refused by name: %s', async (_, env, words) => {
    expect(await refusal(['serve'], { DATA_DIR: join(folder, 'refused'), ...env })).toContain(words);
  });

  it(
    'end the program with exit code 1 and the words on stderr where they are refused',
    async () => {
      const finished = await parley(['serve'], { ...production, DATABASE_URL: '' });
      expect(finished).toEqual({
        code: 1,
        stdout: '',
        stderr: 'DATABASE_URL is not set: with NODE_ENV=production name the PostgreSQL to use.\n',
      });
    },
    LIMIT,
  );

  it(
    'ask for help without any',
    async () => {
      const finished = await parley(['help'], production);
      expect(finished).toMatchObject({ code: 0, stderr: '' });
      expect(finished.stdout).toContain('parley import wordpress <file>');
    },
    LIMIT,
  );
});
