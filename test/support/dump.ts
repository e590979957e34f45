import type { Database } from '../../src/platform/database/database.js';

/** What the relay notes in its own time, whoever else does something. */
const RELAYED = [
  'sent_at',
  'attempts',
  'next_attempt_at',
  'look_at',
  'told_closed',
  'told_away',
  'searchable',
];

/** Every row of every table, by table: two dumps are equal where nothing has changed between them. */
export async function dump(database: Database): Promise<Record<string, string[]>> {
  return database.snapshot(async (reader) => {
    const tables = await reader.query<{ name: string }>(
      `SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' ORDER BY relname`,
    );
    const rows: Record<string, string[]> = {};
    for (const { name } of tables) {
      const all = await reader.query<{ row: string }>(
        `SELECT (to_jsonb(t) - $1::text[])::text AS row FROM "${name}" t ORDER BY 1`,
        [RELAYED],
      );
      rows[name] = all.map(({ row }) => row);
    }
    return rows;
  });
}
