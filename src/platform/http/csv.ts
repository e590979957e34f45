import type { FastifyReply, FastifyRequest } from 'fastify';
import { stringify } from 'csv-stringify/sync';

export const CSV_FORMATS = ['json', 'csv'] as const;
export const CSV_TYPE = 'text/csv';

export type CsvRow = readonly (string | number | Date | null)[];

/**
 * Rows as RFC 4180 has them, in UTF-8 that spreadsheets know by its mark. What one would take for a formula begins
 * with an apostrophe: a name is typed by anyone, and opened by staff.
 * @param columns the first line; null: what follows another part of the same file
 */
export const csvOf = (columns: readonly string[] | null, rows: readonly CsvRow[]): string =>
  stringify([...rows], {
    ...(columns && { header: true, columns: columns.map((header, nth) => ({ key: String(nth), header })) }),
    bom: columns !== null,
    record_delimiter: 'windows',
    escape_formulas: true,
    cast: { date: (date: Date) => date.toISOString() },
  });

/** Whether a table is asked for as CSV: by the query, else by what the request accepts. */
export const wantsCsv = (format: string | null | undefined, { headers }: FastifyRequest): boolean =>
  format ? format === 'csv' : /^\s*text\/csv\b/i.test(headers.accept ?? '');

/** Answers a table as a file of this name. */
export function asFile(reply: FastifyReply, name: string, csv: string): string {
  reply
    .type(`${CSV_TYPE}; charset=utf-8`)
    .header('content-disposition', `attachment; filename="${name}.csv"`);
  return csv;
}
