import type { DataSource } from 'typeorm';
import { createDataSource } from '../platform/database/data-source.js';
import { Database } from '../platform/database/database.js';
import { joinEmbeddedPostgres } from '../platform/database/embedded/embedded-postgres.js';
import { migrate, migrateTo, type Migrated } from '../platform/database/migrate.js';
import type { Config } from '../platform/config/config.js';
import { entities } from '../entities.js';

export interface OpenDatabase {
  readonly database: Database;
  readonly url: string;
  /** Names of the migrations that ran now. */
  readonly migrated: readonly string[];
  /** Lets go of the database; the last to leave an embedded server stops it. */
  readonly close: () => Promise<void>;
}

const MIGRATING = { entities: [], poolSize: 2, statementTimeout: 0, lockTimeout: 3_000 };

/**
 * The database that the environment names, or the embedded one under the data folder, migrated.
 * @param statementTimeout as of `createDataSource`
 */
export async function openDatabase(
  config: Config,
  log: (line: string) => void,
  { statementTimeout }: { statementTimeout?: number } = {},
): Promise<OpenDatabase> {
  const { url, leave } = await reachDatabase(config, log);
  try {
    const migrated = await onSchema(url, migrate);
    const options = { url, entities, ...(statementTimeout !== undefined && { statementTimeout }) };
    const dataSource = await createDataSource(options).initialize();
    const close = async (): Promise<void> => {
      await dataSource.destroy();
      await leave();
    };
    // A pooler, past which the service must listen, hands each transaction to another connection.
    const database = new Database(dataSource, { prepares: config.listenUrl === null });
    return { database, url, migrated, close };
  } catch (error) {
    await leave();
    throw error;
  }
}

/** Takes the schema of that database to a target, as of `migrateTo`, and leaves it there. */
export async function migrateDatabaseTo(
  config: Config,
  log: (line: string) => void,
  target: string,
): Promise<Migrated> {
  const { url, leave } = await reachDatabase(config, log);
  try {
    return await onSchema(url, (dataSource) => migrateTo(dataSource, target));
  } finally {
    await leave();
  }
}

async function reachDatabase(
  { databaseUrl, dataDir }: Config,
  log: (line: string) => void,
): Promise<{ url: string; leave: () => Promise<void> }> {
  if (databaseUrl !== null) return { url: databaseUrl, leave: async () => undefined };
  const embedded = await joinEmbeddedPostgres({ dataDir, log });
  return { url: embedded.url, leave: () => embedded.leave() };
}

async function onSchema<T>(url: string, work: (dataSource: DataSource) => Promise<T>): Promise<T> {
  const dataSource = await createDataSource({ ...MIGRATING, url }).initialize();
  return work(dataSource).finally(() => dataSource.destroy());
}
