import type { SqlValue } from '../../src/platform/database/connection.js';
import type { Database, Tx } from '../../src/platform/database/database.js';

/** A column that a row may be given. */
interface Column {
  readonly name: string;
  readonly type: string;
  readonly isRequired: boolean;
  /** What its checks allow, where they list it. */
  readonly listed: readonly string[];
}

interface Reference {
  readonly columns: readonly string[];
  readonly target: string;
  readonly targetColumns: readonly string[];
}

const SAMPLES: Readonly<Record<string, SqlValue>> = {
  uuid: '0198aaaa-0000-7000-8000-000000000001',
  text: 'text',
  boolean: true,
  integer: 1,
  smallint: 1,
  bigint: 1,
  'double precision': 1,
  numeric: 1,
  jsonb: '{}',
  bytea: Buffer.from('bytes'),
  interval: '1 second',
  'timestamp with time zone': '2025-01-02T03:04:05.678Z',
  date: '2025-01-02',
};
/** Of values that its checks list, so many are tried for a row. */
const MOST_TRIES = 60;

export const tablesOf = async (database: Database): Promise<string[]> => {
  const tables = await database.query<{ name: string }>(
    `SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'
       AND relname <> 'migrations' ORDER BY relname`,
  );
  return tables.map(({ name }) => name);
};

/** Columns that a statement may write. */
export async function columnsOf(database: Database, table: string): Promise<Column[]> {
  return database.query<Column>(
    `SELECT attname AS name, format_type(atttypid, NULL) AS type, attnotnull AND NOT atthasdef AS "isRequired",
       ARRAY(SELECT m[1] FROM pg_constraint, regexp_matches(pg_get_constraintdef(oid), '''([^'']+)''::text', 'g') m
             WHERE conrelid = attrelid AND contype = 'c' AND attnum = ANY (conkey)) AS listed
     FROM pg_attribute
     WHERE attrelid = $1::regclass AND attnum > 0 AND NOT attisdropped AND attgenerated = ''
     ORDER BY attnum`,
    [table],
  );
}

const referencesOf = (database: Database, table: string): Promise<Reference[]> =>
  database.query<Reference>(
    `SELECT confrelid::regclass::text AS target,
       ARRAY(SELECT attname::text FROM unnest(conkey) WITH ORDINALITY k (num, nth) JOIN pg_attribute ON attrelid = conrelid AND attnum = num ORDER BY nth) AS columns,
       ARRAY(SELECT attname::text FROM unnest(confkey) WITH ORDINALITY k (num, nth) JOIN pg_attribute ON attrelid = confrelid AND attnum = num ORDER BY nth) AS "targetColumns"
     FROM pg_constraint WHERE conrelid = $1::regclass AND contype = 'f'`,
    [table],
  );

const isEmpty = async (database: Database, table: string): Promise<boolean> =>
  (await database.query(`SELECT FROM "${table}" LIMIT 1`)).length === 0;

/** Gives every table that is empty a row, by what the schema says of it; answers those that stayed empty. */
export async function fillEmptyTables(database: Database): Promise<string[]> {
  let empty = await emptyOf(database, await tablesOf(database));
  for (;;) {
    for (const table of empty) await fill(database, table);
    const left = await emptyOf(database, empty);
    // A table may have waited for another one, that it refers to.
    if (left.length === empty.length) return left;
    empty = left;
  }
}

async function emptyOf(database: Database, tables: readonly string[]): Promise<string[]> {
  const empty: string[] = [];
  for (const table of tables) if (await isEmpty(database, table)) empty.push(table);
  return empty;
}

async function fill(database: Database, table: string): Promise<void> {
  const columns = await columnsOf(database, table);
  const referred = await referredValues(database, await referencesOf(database, table));
  for (const wanted of [columns, columns.filter(({ isRequired }) => isRequired)]) {
    for (let nth = 0; nth < MOST_TRIES; nth += 1) {
      const values = wanted.map((column) => valueOf(column, nth, referred));
      if (await insert(database, table, wanted, values)) return;
    }
  }
}

/** The columns by which a row refers to others, with the values of one that is there. */
async function referredValues(
  database: Database,
  references: readonly Reference[],
): Promise<Map<string, SqlValue>> {
  const values = new Map<string, SqlValue>();
  for (const { columns, target, targetColumns } of references) {
    const list = targetColumns.map((name) => `"${name}"`).join(', ');
    const [row] = await database.query<Record<string, SqlValue>>(`SELECT ${list} FROM ${target} LIMIT 1`);
    if (row) columns.forEach((name, index) => values.set(name, row[targetColumns[index]!]!));
  }
  return values;
}

function valueOf({ name, type, listed }: Column, nth: number, referred: Map<string, SqlValue>): SqlValue {
  const value = referred.get(name);
  if (value !== undefined) return value;
  if (listed.length > 0) return listed[nth % listed.length]!;
  return type.endsWith('[]') ? '{}' : (SAMPLES[type] ?? null);
}

async function insert(
  database: Database,
  table: string,
  columns: readonly Column[],
  values: readonly SqlValue[],
): Promise<boolean> {
  const names = columns.map(({ name }) => `"${name}"`).join(', ');
  const places = values.map((_value, index) => `$${index + 1}`).join(', ');
  const write = (tx: Tx): Promise<number> =>
    tx.run(`INSERT INTO "${table}" (${names}) VALUES (${places})`, values);
  return database.transaction(write).then(
    () => true,
    () => false,
  );
}
