import { createDataSource } from '../platform/database/data-source.js';
import { Database } from '../platform/database/database.js';
import { joinEmbeddedPostgres } from '../platform/database/embedded/embedded-postgres.js';
import { migrate } from '../platform/database/migrate.js';
import type { Config } from '../platform/config/config.js';
import { entities } from '../entities.js';

export interface OpenDatabase {
  readonly database: Database;
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
  const embedded =
    config.databaseUrl === null ? await joinEmbeddedPostgres({ dataDir: config.dataDir, log }) : null;
  const url = config.databaseUrl ?? embedded!.url;
  try {
    const migrating = await createDataSource({ ...MIGRATING, url }).initialize();
    const migrated = await migrate(migrating).finally(() => migrating.destroy());
    const options = { url, entities, ...(statementTimeout !== undefined && { statementTimeout }) };
    const dataSource = await createDataSource(options).initialize();
    const close = async (): Promise<void> => {
      await dataSource.destroy();
      await embedded?.leave();
    };
    return { database: new Database(dataSource), migrated, close };
  } catch (error) {
    await embedded?.leave();
    throw error;
  }
}
