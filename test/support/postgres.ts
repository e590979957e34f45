import { randomBytes } from 'node:crypto';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { entities } from '../../src/entities.js';
import { createDataSource } from '../../src/platform/database/data-source.js';
import { joinEmbeddedPostgres } from '../../src/platform/database/embedded/embedded-postgres.js';
import { migrate } from '../../src/platform/database/migrate.js';

/** Named in the environment of every test worker by the global setup. */
const SERVER = 'PARLEY_TEST_SERVER';
const TEMPLATE = 'PARLEY_TEST_TEMPLATE';

const databaseUrl = (server: string, database: string): string =>
  Object.assign(new URL(server), { pathname: `/${database}` }).href;

async function onServer(server: string, statements: readonly string[]): Promise<void> {
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  try {
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
}

/** The server that `TEST_DATABASE_URL` names, else an embedded one in a temporary folder, which goes at the stop. */
export async function startServer(): Promise<{ url: string; stop: () => Promise<void> }> {
  const given = process.env['TEST_DATABASE_URL'];
  if (given) return { url: given, stop: async () => undefined };
  const dataDir = await mkdtemp(join(tmpdir(), 'parley-test-'));
  // As root the server runs as another user, who must get in.
  await chmod(dataDir, 0o755);
  const settings = { fsync: 'off', max_connections: '300' };
  const embedded = await joinEmbeddedPostgres({ dataDir, settings });
  const stop = async (): Promise<void> => {
    await embedded.leave();
    await rm(dataDir, { recursive: true, force: true });
  };
  return { url: embedded.url, stop };
}

/**
 * The server of all test files, with a migrated template, of which each file gets a copy, and the role whose members
 * may move the clock.
 */
export async function startTestServer(): Promise<() => Promise<void>> {
  const { url: server, stop } = await startServer();
  const template = `parley_template_${randomBytes(6).toString('hex')}`;
  await onServer(server, [
    `DO $$ BEGIN CREATE ROLE parley_test; EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$`,
    `DO $$ BEGIN EXECUTE format('GRANT parley_test TO %I', current_user); EXCEPTION WHEN invalid_grant_operation THEN NULL; END $$`,
    `CREATE DATABASE ${template}`,
  ]);
  const dataSource = await createDataSource({ url: databaseUrl(server, template), entities }).initialize();
  await migrate(dataSource);
  await dataSource.destroy();
  process.env[SERVER] = server;
  process.env[TEMPLATE] = template;
  return async () => {
    await onServer(server, [`DROP DATABASE ${template}`]);
    await stop();
  };
}

export interface TestDatabase {
  readonly url: string;
  drop(): Promise<void>;
}

/** A database of one test file's own: migrated, or empty. */
export async function createTestDatabase(from: 'template' | 'nothing' = 'template'): Promise<TestDatabase> {
  const server = process.env[SERVER];
  if (server === undefined) throw new Error(`${SERVER} is not set: the global setup did not run.`);
  const name = `parley_${randomBytes(6).toString('hex')}`;
  await onServer(server, [
    `CREATE DATABASE ${name}${from === 'template' ? ` TEMPLATE ${process.env[TEMPLATE]}` : ''}`,
  ]);
  return {
    url: databaseUrl(server, name),
    drop: () => onServer(server, [`DROP DATABASE ${name} WITH (FORCE)`]),
  };
}
