import type { Reader } from './database/database.js';

/**
 * The one clock: PostgreSQL's, cut to milliseconds (so that a JavaScript `Date` holds it exactly), plus an offset
 * that only a test's database role may set. Rules take the instant as an argument; use cases read it here, after
 * their locks.
 */
export async function readClock(reader: Reader): Promise<Date> {
  const [row] = await reader.query<{ now: Date }>('SELECT parley_now() AS now');
  return row!.now;
}
