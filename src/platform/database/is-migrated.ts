import type { Database } from './database.js';
import { migrationNames } from './migrate.js';

const UNDEFINED_TABLE = '42P01';

/** Whether the schema has every migration that this program knows; it may have more, of a newer one. One statement. */
export async function isMigrated(database: Database): Promise<boolean> {
  const known = migrationNames(database.dataSource);
  try {
    const [row] = await database.query<{ count: number }>(
      'SELECT count(*)::integer AS count FROM migrations WHERE name = ANY ($1)',
      [known],
    );
    return row!.count === known.length;
  } catch (error) {
    const { code } = (error as { driverError?: { code?: string } }).driverError ?? {};
    if (code === UNDEFINED_TABLE) return false;
    throw error;
  }
}
