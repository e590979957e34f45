import { setTimeout as sleep } from 'node:timers/promises';
import type { DataSource } from 'typeorm';

const MIGRATION_LOCK = 7_015_316;

/**
 * Brings the schema forward, one migration a transaction. Instances that start together take turns: an advisory
 * lock is tried in a loop rather than waited for, since a waiting statement would hold a snapshot that a concurrent
 * index build has to outwait.
 */
export async function migrate(dataSource: DataSource): Promise<string[]> {
  const runner = dataSource.createQueryRunner();
  try {
    while (!(await tryLock(runner.query.bind(runner)))) await sleep(100);
    const done = await dataSource.runMigrations();
    await runner.query('SELECT pg_advisory_unlock($1)', [MIGRATION_LOCK]);
    return done.map((migration) => migration.name);
  } finally {
    await runner.release();
  }
}

async function tryLock(
  query: (sql: string, values: unknown[]) => Promise<{ locked: boolean }[]>,
): Promise<boolean> {
  const [row] = await query('SELECT pg_try_advisory_lock($1) AS locked', [MIGRATION_LOCK]);
  return row!.locked;
}
