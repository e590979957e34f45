import type { Pool } from 'pg';
import type { DataSource, EntityManager, QueryRunner } from 'typeorm';
import { Busy } from '../errors/problem.js';

/** A value that the PostgreSQL driver can send. */
export type SqlValue = string | number | boolean | null | Date | Buffer | readonly SqlValue[] | object;

/** What can be asked questions: the database itself, a snapshot or a transaction. */
export interface Reader {
  /** Rows of one statement, `$1` for the first value. */
  query<Row>(sql: string, values?: readonly SqlValue[]): Promise<Row[]>;
}

class Session implements Reader {
  constructor(protected readonly runner: QueryRunner) {}

  async query<Row>(sql: string, values: readonly SqlValue[] = []): Promise<Row[]> {
    return (await this.runner.query(sql, [...values], true)).records as Row[];
  }
}

/**
 * An open transaction. Whatever writes takes one as its first argument, so that a write outside of a
 * transaction does not compile.
 */
export class Tx extends Session {
  private readonly hinted = new Set<string>();

  /** Says, for after the commit, what may have changed of which copies are kept: see `hints.ts`. */
  hint(...hints: readonly string[]): void {
    for (const hint of hints) this.hinted.add(hint);
  }

  get hints(): readonly string[] {
    return [...this.hinted];
  }

  /** TypeORM's manager of this transaction, for plain inserts and updates of entities. */
  get manager(): EntityManager {
    return this.runner.manager;
  }

  /** How many rows a write touched. */
  async run(sql: string, values: readonly SqlValue[] = []): Promise<number> {
    return (await this.runner.query(sql, [...values], true)).affected ?? 0;
  }
}

/** More than this do not wait for a connection at once: who comes then comes again in a moment. */
const MOST_WAITING = 500;

/** The one way to PostgreSQL. */
export class Database implements Reader {
  /** Told after each commit what its transaction hinted at. It must not throw: what was done is done. */
  onCommit: (hints: readonly string[]) => void = () => undefined;

  constructor(
    readonly dataSource: DataSource,
    private readonly mostWaiting = MOST_WAITING,
  ) {}

  /** The driver's connections. */
  get pool(): Pick<Pool, 'totalCount' | 'idleCount' | 'waitingCount'> {
    return (this.dataSource.driver as unknown as { master: Pool }).master;
  }

  async query<Row>(sql: string, values: readonly SqlValue[] = []): Promise<Row[]> {
    return this.withRunner(async (runner) => (await runner.query(sql, [...values], true)).records as Row[]);
  }

  /** Commits what `work` did, or nothing of it when it throws. READ COMMITTED: exactness comes from locks and constraints. */
  async transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    const [result, hints] = await this.withRunner((runner) => {
      const tx = new Tx(runner);
      return inTransaction(runner, 'READ COMMITTED', async () => [await work(tx), tx.hints] as const);
    });
    if (hints.length > 0) this.onCommit(hints);
    return result;
  }

  /** Several statements that see one moment (REPEATABLE READ). For reading. */
  async snapshot<T>(work: (reader: Reader) => Promise<T>): Promise<T> {
    return this.withRunner((runner) =>
      inTransaction(runner, 'REPEATABLE READ', () => work(new Session(runner))),
    );
  }

  private async withRunner<T>(work: (runner: QueryRunner) => Promise<T>): Promise<T> {
    if (this.pool.waitingCount >= this.mostWaiting) throw new Busy();
    const runner = this.dataSource.createQueryRunner();
    try {
      return await work(runner);
    } finally {
      await runner.release();
    }
  }
}

async function inTransaction<T>(
  runner: QueryRunner,
  isolation: 'READ COMMITTED' | 'REPEATABLE READ',
  work: () => Promise<T>,
): Promise<T> {
  await runner.startTransaction(isolation);
  try {
    const result = await work();
    await runner.commitTransaction();
    return result;
  } catch (error) {
    // A lost connection cannot roll back; what matters then is the first error.
    if (runner.isTransactionActive) await runner.rollbackTransaction().catch(() => undefined);
    throw error;
  }
}
