import type { Pool, PoolClient } from 'pg';
import type { Database } from '../../src/platform/database/database.js';

/** What was sent while one connection was in hand: by name where it has one, trip by trip. */
export type Trips = readonly (readonly string[])[];

/**
 * Hears what a database sends from now on. A trip ends with the first answer: what is sent after it has waited for it.
 * @param mark the name of a statement; answers of each use of a connection that sent it, what it sent
 */
export function tap(database: Database): { having: (mark: string) => Trips[] } {
  const uses: string[][][] = [];
  const current = new WeakMap<PoolClient, { trips: string[][]; isAnswered: boolean }>();
  const tapped = new WeakSet<PoolClient>();
  const pool = database.pool as Pool;
  pool.on('acquire', (client) => {
    const trips: string[][] = [];
    uses.push(trips);
    current.set(client, { trips, isAnswered: true });
    if (tapped.has(client)) return;
    tapped.add(client);
    const query = client.query.bind(client) as (...given: unknown[]) => Promise<unknown>;
    Object.assign(client, {
      query: (...given: [string | { name: string }, ...unknown[]]) => {
        const use = current.get(client)!;
        if (use.isAnswered) use.trips.push([]);
        use.isAnswered = false;
        use.trips.at(-1)!.push(typeof given[0] === 'string' ? given[0] : given[0].name);
        return query(...given).finally(() => (use.isAnswered = true));
      },
    });
  });
  return { having: (mark) => uses.filter((trips) => trips.flat().includes(mark)) };
}
