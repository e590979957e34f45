import { setTimeout as sleep } from 'node:timers/promises';
import {
  MigrationExecutor,
  QueryFailedError,
  type DataSource,
  type Migration,
  type QueryRunner,
} from 'typeorm';
import { keptBy } from './migration-steps.rules.js';

const MIGRATION_LOCK = 7_015_316;
const LOCK_NOT_AVAILABLE = '55P03';
const TRIES = 20;

/** Names of migrations, in the order in which they ran. */
export interface Migrated {
  readonly back: readonly string[];
  readonly forward: readonly string[];
}

/** All that this program knows, the oldest first. */
export const migrationNames = ({ migrations }: DataSource): string[] =>
  migrations
    .map(({ name, constructor }) => name ?? constructor.name)
    .sort((one, other) => Number(one.slice(-13)) - Number(other.slice(-13)));

/** Brings the schema forward; answers which migrations ran. */
export const migrate = async (dataSource: DataSource): Promise<readonly string[]> =>
  (await migrateTo(dataSource, String(dataSource.migrations.length))).forward;

/**
 * Takes the schema to a target, back or forward, one migration a transaction. Instances that start together take
 * turns: an advisory lock is tried in a loop rather than waited for, since a waiting statement would hold a snapshot
 * that a concurrent index build has to outwait. A migration that gets no lock on a table in time lets others by and
 * tries again.
 * @param target as `keptBy` reads it
 */
export async function migrateTo(dataSource: DataSource, target: string): Promise<Migrated> {
  const names = migrationNames(dataSource);
  const kept = names.slice(0, keptBy(names, target));
  const runner = dataSource.createQueryRunner();
  try {
    while (!(await tryLock(runner))) await sleep(100);
    try {
      const steps = new Steps(dataSource, runner);
      const back = await steps.back(kept);
      return { back, forward: await steps.forward(kept) };
    } finally {
      await runner.query('SELECT pg_advisory_unlock($1)', [MIGRATION_LOCK]);
    }
  } finally {
    await runner.release();
  }
}

class Steps {
  private readonly executor: MigrationExecutor;

  constructor(
    dataSource: DataSource,
    private readonly runner: QueryRunner,
  ) {
    this.executor = new MigrationExecutor(dataSource, runner);
  }

  /** In the reverse of the order in which they ran, until none is left that is not kept. */
  async back(kept: readonly string[]): Promise<string[]> {
    const undone: string[] = [];
    for (;;) {
      const executed = await this.executor.getExecutedMigrations();
      if (executed.every(({ name }) => kept.includes(name))) return undone;
      await patiently(() => this.executor.undoLastMigration());
      undone.push(executed[0]!.name);
    }
  }

  async forward(kept: readonly string[]): Promise<string[]> {
    const pending = (await this.executor.getPendingMigrations()).filter(({ name }) => kept.includes(name));
    for (const migration of pending) await patiently(() => this.run(migration));
    return pending.map(({ name }) => name);
  }

  private async run(migration: Migration): Promise<void> {
    if (migration.instance?.transaction === false)
      return void (await this.executor.executeMigration(migration));
    await this.runner.startTransaction();
    try {
      await this.executor.executeMigration(migration);
      await this.runner.commitTransaction();
    } catch (error) {
      await this.runner.rollbackTransaction();
      throw error;
    }
  }
}

async function patiently(step: () => Promise<void>): Promise<void> {
  for (let tried = 1; ; tried += 1) {
    try {
      return await step();
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
