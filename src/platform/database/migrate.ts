import { setTimeout as sleep } from 'node:timers/promises';
import { QueryFailedError, type DataSource, type QueryRunner } from 'typeorm';

const MIGRATION_LOCK = 7_015_316;
const LOCK_NOT_AVAILABLE = '55P03';
const TRIES = 20;

/**
 * Brings the schema forward, one migration a transaction. Instances that start together take turns: an advisory
 * lock is tried in a loop rather than waited for, since a waiting statement would hold a snapshot that a concurrent
 * index build has to outwait. A migration that gets no lock on a table in time lets others by and tries again.
 */
export async function migrate(dataSource: DataSource): Promise<string[]> {
  const runner = dataSource.createQueryRunner();
  try {
    while (!(await tryLock(runner))) await sleep(100);
    try {
      return await runPatiently(dataSource);
    } finally {
      await runner.query('SELECT pg_advisory_unlock($1)', [MIGRATION_LOCK]);
    }
  } finally {
    await runner.release();
  }
}

async function runPatiently(dataSource: DataSource): Promise<string[]> {
  const done: string[] = [];
  for (let tried = 1; ; tried += 1) {
    try {
      done.push(...(await dataSource.runMigrations()).map(({ name }) => name));
      return done;
    } catch (error) {
      if (tried === TRIES || !isLockTimeout(error)) throw error;
      await sleep(500);
    }
  }
}

const isLockTimeout = (error: unknown): boolean =>
  error instanceof QueryFailedError && (error.driverError as { code?: string }).code === LOCK_NOT_AVAILABLE;

async function tryLock(runner: QueryRunner): Promise<boolean> {
  const [row] = (await runner.query('SELECT pg_try_advisory_lock($1) AS locked', [MIGRATION_LOCK])) as {
    locked: boolean;
  }[];
  return row!.locked;
}
