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
  close(): Promise<void>;
}

/** The database that the environment names, or the embedded one under the data folder, migrated. */
export async function openDatabase(config: Config, log: (line: string) => void): Promise<OpenDatabase> {
  const embedded =
    config.databaseUrl === null ? await joinEmbeddedPostgres({ dataDir: config.dataDir, log }) : null;
  const dataSource = createDataSource({ url: config.databaseUrl ?? embedded!.url, entities });
  const close = async (): Promise<void> => {
    if (dataSource.isInitialized) await dataSource.destroy();
    await embedded?.leave();
  };
  try {
    await dataSource.initialize();
    const migrated = await migrate(dataSource);
    return { database: new Database(dataSource), migrated, close };
  } catch (error) {
    await close();
    throw error;
  }
}
