import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { chmod, chown, mkdir, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

import { Client } from 'pg';
import { joinEmbeddedPostgres } from './embedded-postgres.js';
import type { EmbeddedPostgres, EmbeddedPostgresOptions } from './embedded-postgres.js';
import { findPostmaster, isPostmasterOf } from './postmaster-file.js';
import { startMember, type MemberProcess } from '../../../../test/support/member-process.js';
import { until } from '../../../../test/support/until.js';
import { userOfNewCluster } from './server-user.js';

const asRoot = process.geteuid?.() === 0;

// Making a cluster writes 40 MB, which a busy machine takes its time for.
jest.setTimeout(120_000);

let root: string;
let count = 0;
let members: EmbeddedPostgres[] = [];
let children: ChildProcess[] = [];

/** A folder that everybody may enter, for a cluster inside of the data folder. */
const newDataDir = (): string => join(root, `data-${++count}`);

async function joinFor(
  dataDir: string,
  more: Partial<EmbeddedPostgresOptions> = {},
): Promise<EmbeddedPostgres> {
  const member = await joinEmbeddedPostgres({ dataDir, settings: { fsync: 'off' }, ...more });
  members.push(member);
  return member;
}

async function ask(url: string, sql: string): Promise<unknown> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<{ answer: unknown }>(sql);
    return rows[0]?.answer;
  } finally {
    await client.end();
  }
}

const clusterOf = (dataDir: string): string => {
  const note = join(dataDir, 'postgres.location');
  return existsSync(note) ? readFileSync(note, 'utf8').trim() : join(dataDir, 'postgres');
};

/** The process of the folder's running server; null where none runs. */
function serverOf(dataDir: string): number | null {
  const found = findPostmaster(clusterOf(dataDir));
  return typeof found === 'object' ? found.pid : null;
}

async function startMemberProcess(dataDir: string): Promise<MemberProcess> {
  const member = await startMember(dataDir);
  children.push(member.child);
  return member;
}

async function kill(child: ChildProcess): Promise<void> {
  const ended = once(child, 'exit');
  child.kill('SIGKILL');
  await ended;
}

/** A live process of the user that the server runs as. */
async function bystander(): Promise<number> {
  const child = spawn('sleep', ['600'], { ...userOfNewCluster(), cwd: '/', stdio: 'ignore' });
  children.push(child);
  await once(child, 'spawn');
  return child.pid!;
}

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'parley-embedded-'));
  await chmod(root, 0o755);
});

afterEach(async () => {
  for (const child of children) if (child.exitCode === null && child.signalCode === null) await kill(child);
  for (const member of members) await member.leave();
  children = [];
  members = [];
});

afterAll(async () => {
  await rm(root, { recursive: true, force: true });
});

describe('the embedded PostgreSQL', () => {
  it('starts on an empty folder, stops with its only member, and finds the data at the next start', async () => {
    const dataDir = newDataDir();
    const first = await joinFor(dataDir);
    const pid = serverOf(dataDir)!;
    expect(await ask(first.url, 'SELECT current_database() AS answer')).toBe('parley');
    expect(await ask(first.url, 'SELECT inet_server_addr()::text AS answer')).toBe('127.0.0.1/32');
    expect(await ask(first.url, "SELECT current_setting('fsync') AS answer")).toBe('off');
    await ask(first.url, "CREATE TABLE kept AS SELECT 'here' AS answer");
    await first.leave();
    expect(isPostmasterOf(pid, clusterOf(dataDir))).toBe(false);

    const second = await joinFor(dataDir);
    expect(await ask(second.url, 'SELECT answer FROM kept')).toBe('here');
    expect((await stat(join(dataDir, 'postgres.password'))).mode & 0o777).toBe(0o600);
  });

  it('asks for the password, and sorts alike on every machine', async () => {
    const { url } = await joinFor(newDataDir());
    const order = "SELECT string_agg(x, '' ORDER BY x) AS answer FROM unnest(ARRAY['é', 'a', 'Z', 'z']) AS x";
    expect(await ask(url, order)).toBe('Zazé');
    expect(await ask(url, "SELECT upper('é') AS answer")).toBe('É');

    const wrong = url.replace(/parley:[0-9a-f]+@/, 'parley:guess@');
    await expect(ask(wrong, 'SELECT 1 AS answer')).rejects.toMatchObject({ code: '28P01' });
  });

  it('is stopped by whoever leaves last', async () => {
    const dataDir = newDataDir();
    const first = await joinFor(dataDir);
    const second = await startMemberProcess(dataDir);
    expect(second.url).toBe(first.url);
    const pid = serverOf(dataDir)!;
    await first.leave();
    expect(await ask(second.url, 'SELECT 1 AS answer')).toBe(1);
    await second.leave();
    expect(isPostmasterOf(pid, clusterOf(dataDir))).toBe(false);
    expect(serverOf(dataDir)).toBeNull();
  });

  it('serves all who start at the same instant on an empty folder, by one server', async () => {
    const dataDir = newDataDir();
    const processes = await Promise.all([1, 2, 3].map(() => startMemberProcess(dataDir)));
    expect(new Set(processes.map(({ url }) => url)).size).toBe(1);
    expect(await readdir(dataDir)).toEqual(expect.not.arrayContaining([expect.stringMatching(/unfinished/)]));
    await Promise.all(processes.map((member) => member.leave()));
    expect(serverOf(dataDir)).toBeNull();
  });

  it('serves who comes while the last one leaves', async () => {
    const dataDir = newDataDir();
    let member = await joinFor(dataDir);
    for (let round = 0; round < 5; round++) {
      const [next] = await Promise.all([joinFor(dataDir), member.leave()]);
      expect(await ask(next.url, 'SELECT 1 AS answer')).toBe(1);
      member = next;
    }
  });

  it('is used again when a kill left it running', async () => {
    const dataDir = newDataDir();
    const killed = await startMemberProcess(dataDir);
    const pid = serverOf(dataDir);
    await kill(killed.child);
    const next = await joinFor(dataDir);
    expect(next.url).toBe(killed.url);
    expect(serverOf(dataDir)).toBe(pid);
    // The killed one no longer counts as a member.
    await next.leave();
    expect(serverOf(dataDir)).toBeNull();
  });

  it.each<[string, (file: string) => string | Promise<string>]>([
    ['of a dead process', (file) => file],
    ['whose number another process has', async (file) => file.replace(/^\d+/, String(await bystander()))],
    ['of which only the number is left', async () => `${await bystander()}\n`],
  ])('starts in spite of a postmaster.pid %s', async (_, stale) => {
    const dataDir = newDataDir();
    const first = await joinFor(dataDir);
    const file = join(clusterOf(dataDir), 'postmaster.pid');
    const content = readFileSync(file, 'utf8');
    await first.leave();
    await writeFile(file, await stale(content));
    const user = userOfNewCluster();
    if (user !== null) await chown(file, user.uid, user.gid);
    const next = await joinFor(dataDir);
    expect(await ask(next.url, 'SELECT 1 AS answer')).toBe(1);
  });

  it('comes back at its port when it was killed', async () => {
    const dataDir = newDataDir();
    const { url } = await joinFor(dataDir);
    const killed = serverOf(dataDir)!;
    process.kill(killed, 'SIGKILL');
    await until('another server runs', () => ![null, killed].includes(serverOf(dataDir)));
    await until('it is ready', () => JSON.stringify(findPostmaster(clusterOf(dataDir))).includes('ready'));
    expect(await ask(url, 'SELECT 1 AS answer')).toBe(1);
  });

  it('refuses a cluster of another major version by name', async () => {
    const dataDir = newDataDir();
    await mkdir(join(dataDir, 'postgres'), { recursive: true });
    await writeFile(join(dataDir, 'postgres', 'PG_VERSION'), '17\n');
    const refusal = expect.stringMatching(/holds a PostgreSQL 17 cluster, this program brings PostgreSQL 18/);
    await expect(joinFor(dataDir)).rejects.toMatchObject({ code: 'other_major_version', detail: refusal });
  });

  it('refuses a folder that holds something else, and a cluster without its password', async () => {
    const other = newDataDir();
    await mkdir(join(other, 'postgres', 'photos'), { recursive: true });
    await expect(joinFor(other)).rejects.toMatchObject({ code: 'not_a_cluster' });
    const forgotten = newDataDir();
    await (await joinFor(forgotten)).leave();
    await rm(join(forgotten, 'postgres.password'));
    await expect(joinFor(forgotten)).rejects.toMatchObject({ code: 'database_password_missing' });
  });

  it('shows the end of its log when it dies while it starts', async () => {
    const start = joinFor(newDataDir(), { settings: { shared_buffers: 'plenty' } });
    const words = expect.stringMatching(
      /postgres\.log:\n.*invalid value for parameter "shared_buffers": "plenty"/s,
    );
    await expect(start).rejects.toMatchObject({ code: 'embedded_postgres_died', detail: words });
  });

  (asRoot ? it : it.skip)('as root, serves a data folder that its own user may not enter', async () => {
    const closed = newDataDir();
    await mkdir(closed, { mode: 0o700 });
    const dataDir = join(closed, 'data');
    const first = await joinFor(dataDir);
    await ask(first.url, "CREATE TABLE kept AS SELECT 'here' AS answer");
    await first.leave();
    const second = await joinFor(dataDir);
    expect(await ask(second.url, 'SELECT answer FROM kept')).toBe('here');
    expect((await stat(closed)).mode & 0o777).toBe(0o700);
    await second.leave();

    const cluster = clusterOf(dataDir);
    expect(cluster).toMatch(/^\/var\/lib\/parley\//);
    await rm(dirname(cluster), { recursive: true });
    await expect(joinFor(dataDir)).rejects.toMatchObject({ code: 'cluster_gone' });
  });
});
