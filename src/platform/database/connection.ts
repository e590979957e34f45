import type { Duplex } from 'node:stream';
import type { PoolClient, QueryResult } from 'pg';
import { QueryFailedError } from 'typeorm';

/** A value that the PostgreSQL driver can send. */
export type SqlValue = string | number | boolean | null | Date | Buffer | readonly SqlValue[] | object;

/**
 * A statement that is run so often that each connection keeps it parsed and planned, under this name. For fixed SQL
 * whose best plan does not hang on its values.
 */
export interface Prepared {
  readonly name: string;
  readonly text: string;
}

export const prepared = (name: string, text: string): Prepared => ({ name, text });

const IN_FAILED_TRANSACTION = '25P02';

/** One connection to PostgreSQL. What is sent without waiting travels together, and is done and answered in its order. */
export class Connection {
  private isGathering = false;
  private failure: QueryFailedError | null = null;

  /** @param prepares whether PostgreSQL may keep statements: behind a pooler, the next may run on another connection */
  constructor(
    private readonly client: PoolClient,
    private readonly prepares: boolean,
  ) {}

  async send(sql: string | Prepared, values: readonly SqlValue[] = []): Promise<QueryResult> {
    this.gather();
    const text = typeof sql === 'string' ? sql : sql.text;
    try {
      return typeof sql === 'string' || !this.prepares
        ? await this.client.query(text, [...values])
        : await this.client.query({ ...sql, values: [...values] });
    } catch (error) {
      throw this.failureOf(new QueryFailedError(text, [...values], error as Error));
    }
  }

  /** A statement that was refused since one before it had failed tells of that one: whoever waits first hears the cause. */
  private failureOf(error: QueryFailedError<Error & { code?: string }>): QueryFailedError {
    if (error.driverError.code !== IN_FAILED_TRANSACTION) this.failure = error;
    return this.failure ?? error;
  }

  /** Each write of a socket wakes the server up: the statements of one turn of the event loop go in one. */
  private gather(): void {
    if (this.isGathering) return;
    this.isGathering = true;
    const { stream } = (this.client as unknown as { connection: { stream: Duplex } }).connection;
    stream.cork();
    process.nextTick(() => {
      this.isGathering = false;
      stream.uncork();
    });
  }
}
