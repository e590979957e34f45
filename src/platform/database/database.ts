import type { Pool, PoolClient, QueryResult } from 'pg';
import type { DataSource, EntityManager, QueryRunner } from 'typeorm';
import { Busy } from '../errors/problem.js';
import { Connection, type Prepared, type SqlValue } from './connection.js';

/** What can be asked questions: the database itself, a snapshot or a transaction. */
export interface Reader {
  /** Rows of one statement, `$1` for the first value. */
  query<Row>(sql: string | Prepared, values?: readonly SqlValue[]): Promise<Row[]>;
}

class Session implements Reader {
  private isOver = false;

  constructor(private readonly connection: Connection) {}

  async query<Row>(sql: string | Prepared, values: readonly SqlValue[] = []): Promise<Row[]> {
    return (await this.send(sql, values)).rows as Row[];
  }

  /** Nothing follows: a branch of the work that goes on after another has failed would write outside of the transaction. */
  end(): void {
    this.isOver = true;
  }

  protected send(sql: string | Prepared, values: readonly SqlValue[]): Promise<QueryResult> {
    if (this.isOver) throw new Error('This came after its transaction.');
    return this.connection.send(sql, values);
  }
}

/**
 * An open transaction. Whatever writes takes one as its first argument, so that a write outside of a
 * transaction does not compile.
 */
export class Tx extends Session {
  private readonly hinted = new Set<string>();

  constructor(
    connection: Connection,
    private readonly runner: QueryRunner,
  ) {
    super(connection);
  }

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
  async run(sql: string | Prepared, values: readonly SqlValue[] = []): Promise<number> {
    return (await this.send(sql, values)).rowCount ?? 0;
  }
}

/** More than this do not wait for a connection at once: who comes then comes again in a moment. */
const MOST_WAITING = 500;

type Isolation = 'READ COMMITTED' | 'REPEATABLE READ';

/** The one way to PostgreSQL. */
export class Database implements Reader {
  /** Told after each commit what its transaction hinted at. It must not throw: what was done is done. */
  onCommit: (hints: readonly string[]) => void = () => undefined;

  /** @param options.prepares false where a pooler stands between, which hands each transaction to another connection */
  constructor(
    readonly dataSource: DataSource,
    private readonly options: { readonly mostWaiting?: number; readonly prepares?: boolean } = {},
  ) {}

  /** The driver's connections. */
  get pool(): Pick<Pool, 'totalCount' | 'idleCount' | 'waitingCount' | 'options'> {
    return (this.dataSource.driver as unknown as { master: Pool }).master;
  }

  query<Row>(sql: string | Prepared, values: readonly SqlValue[] = []): Promise<Row[]> {
    return this.onOne((reader) => reader.query<Row>(sql, values));
  }

  /** Statements that may travel together, each seeing its own moment. For reading. */
  onOne<T>(work: (reader: Reader) => Promise<T>): Promise<T> {
    return this.connected((connection) => {
      const session = new Session(connection);
      return work(session).finally(() => session.end());
    });
  }

  /** Commits what `work` did, or nothing of it when it throws. READ COMMITTED: exactness comes from locks and constraints. */
  transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.writing(work, 'begun');
  }

  /**
   * As {@link transaction}, for work that begins by locking and reading alone: that travels with BEGIN. Were BEGIN to
   * fail, what follows on its heels would stand by itself, and a write would stay.
   */
  transactionThatReadsFirst<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.writing(work, 'at once');
  }

  /** Several statements that see one moment (REPEATABLE READ). For reading. */
  snapshot<T>(work: (reader: Reader) => Promise<T>): Promise<T> {
    return this.connected((connection) =>
      inTransaction(connection, new Session(connection), work, {
        start: 'at once',
        isolation: 'REPEATABLE READ',
      }),
    );
  }

  private async writing<T>(work: (tx: Tx) => Promise<T>, start: 'at once' | 'begun'): Promise<T> {
    let hints: readonly string[] = [];
    try {
      return await this.connected((connection, runner) => {
        const tx = new Tx(connection, runner);
        // Told also where the connection is lost at COMMIT, and nobody knows what became of it.
        return inTransaction(connection, tx, work, { start, committing: () => (hints = tx.hints) });
      });
    } finally {
      if (hints.length > 0) this.onCommit(hints);
    }
  }

  private async connected<T>(work: (connection: Connection, runner: QueryRunner) => Promise<T>): Promise<T> {
    const { mostWaiting = MOST_WAITING, prepares = true } = this.options;
    if (this.pool.waitingCount >= mostWaiting) throw new Busy();
    const runner = this.dataSource.createQueryRunner();
    try {
      const client = (await runner.connect()) as PoolClient;
      return await work(new Connection(client, prepares), runner);
    } finally {
      await runner.release();
    }
  }
}

/** @param how.start whether `work` waits for the answer to BEGIN */
async function inTransaction<Given extends Session, T>(
  connection: Connection,
  session: Given,
  work: (session: Given) => Promise<T>,
  how: { start: 'at once' | 'begun'; isolation?: Isolation; committing?: () => void },
): Promise<T> {
  const { start, isolation = 'READ COMMITTED', committing } = how;
  const begun = connection.send(`BEGIN ISOLATION LEVEL ${isolation}`);
  try {
    if (start === 'begun') await begun;
    const [result] = await Promise.all([work(session), begun]);
    session.end();
    committing?.();
    const { command } = await connection.send('COMMIT');
    if (command !== 'COMMIT') throw new Error('A statement had failed, so that nothing was committed.');
    return result;
  } catch (error) {
    session.end();
    // A lost connection cannot roll back; what matters then is the first error.
    await connection.send('ROLLBACK').catch(() => undefined);
    throw error;
  }
}
