import { createHmac } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Secret } from '../config/secret.js';
import { Database } from '../database/database.js';
import { TooManyRequests } from './limits.errors.js';

/** So many attempts within so many seconds; the count begins with the first one. */
export interface Limit {
  readonly name: string;
  readonly attempts: number;
  readonly seconds: number;
}

const COUNT = `
  INSERT INTO rate_limits AS l (key, count, ends_at) VALUES ($1, 1, parley_now() + $2 * interval '1 second')
  ON CONFLICT (key) DO UPDATE SET
    count = CASE WHEN l.ends_at <= parley_now() THEN 1 ELSE l.count + 1 END,
    ends_at = CASE WHEN l.ends_at <= parley_now() THEN excluded.ends_at ELSE l.ends_at END
  RETURNING count, ceil(extract(epoch FROM ends_at - parley_now()))::integer AS "secondsLeft"`;

/**
 * Counts attempts in the database, by its clock: one count whatever instance is asked, exact however many ask at once.
 * What is counted by is kept as a keyed hash.
 */
@Injectable()
export class Limits {
  constructor(
    private readonly database: Database,
    private readonly secret: Secret,
  ) {}

  /**
   * Counts one attempt, at once and for good: also where what was attempted is refused.
   * @throws TooManyRequests beyond the limit
   */
  async count(limit: Limit, of: string): Promise<void> {
    const [row] = await this.database.query<{ count: number; secondsLeft: number }>(COUNT, [
      this.keyOf(limit, of),
      limit.seconds,
    ]);
    if (row!.count > limit.attempts) throw new TooManyRequests(Math.max(1, row!.secondsLeft));
  }

  /** Begins anew: after a success. */
  async forget(limit: Limit, of: string): Promise<void> {
    const key = this.keyOf(limit, of);
    await this.database.transaction((tx) => tx.run('DELETE FROM rate_limits WHERE key = $1', [key]));
  }

  private keyOf({ name }: Limit, of: string): string {
    return createHmac('sha256', this.secret.value).update(`limit ${name} ${of}`).digest('base64url');
  }
}
