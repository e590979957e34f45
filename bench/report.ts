import { writeFile } from 'node:fs/promises';
import { format, resolveConfig } from 'prettier';
import { shown, type Row } from './lines.rules.js';
import type { Machine } from './machine.js';
import { grouped, type Sizes } from './sizes.js';

export interface Report {
  readonly machine: Machine;
  readonly quick: boolean;
  readonly seconds: number;
  /** A row for each line of the budgets. */
  readonly rows: readonly Row[];
  /** What has no budget. */
  readonly also: readonly Row[];
}

export const inOneLine = (report: Report): string => JSON.stringify(report);

/** For a terminal: a table with what is behind each value below it. */
export function inTable({ machine, rows, also, seconds }: Report): string {
  const width = Math.max(...[...rows, ...also].map(({ name }) => name.length));
  const lineOf = (row: Row): string =>
    [
      row.name.padEnd(width),
      valueOf(row).padStart(18),
      (row.budget ?? '').padStart(20),
      `  ${verdictOf(row)}`,
    ]
      .join(' ')
      .trimEnd();
  const blockOf = (row: Row): string[] => [lineOf(row), ...behind(row).map((text) => `    ${text}`)];
  return [
    machineOf(machine),
    '',
    ...rows.flatMap(blockOf),
    '',
    'Also measured:',
    ...also.flatMap(blockOf),
    '',
    `Measured in ${Math.round(seconds)} s.`,
  ].join('\n');
}

/** `docs/benchmarks.md`. */
export async function writeDocument(file: string, report: Report, sizes: Sizes): Promise<void> {
  const { machine, rows, also, seconds } = report;
  const text = [
    '# Benchmarks',
    '',
    'Written by `npm run bench`; nothing here is typed in by hand.',
    '',
    `Measured on: ${machineOf(machine)}. It took ${Math.round(seconds / 60)} minutes.`,
    '',
    '## Budgets',
    '',
    '| what | value | budget | |',
    '|---|---|---|---|',
    ...rows.map((row) => tableLine(row, [valueOf(row), row.budget ?? '', verdictOf(row)])),
    '',
    '## Also measured',
    '',
    '| what | value |',
    '|---|---|',
    ...also.map((row) => tableLine(row, [[valueOf(row), verdictOf(row)].filter(Boolean).join(' ')])),
    '',
    '## Method',
    '',
    ...methodOf(sizes),
  ].join('\n');
  const config = await resolveConfig(file);
  await writeFile(file, await format(text, { ...config, parser: 'markdown' }));
}

const methodOf = (sizes: Sizes): string[] => [
  `- The service is the built one, a process of its own, on the PostgreSQL that it brings (its settings, \`fsync\` on), or on that of \`TEST_DATABASE_URL\`. The load comes from the same machine and takes its share of it, so ratios are what tells: both sides of one are measured in the same run, one after the other.`,
  `- Threads of ${[...new Set([sizes.small, sizes.usual, sizes.large])].map(grouped).join(', ')} comments come from a seeded generator: people who begin, and who reply to something recent; half of the comments are shorter than 25 words, some are very long. What \`parley check\` finds before and after all this stands in the table.`,
  `- Reading is loaded by \`wrk\` with 32 connections, ${sizes.seconds} s a value after a warm-up. The constant is a Fastify server that sends the same bytes with the same headers, and 304 where \`If-None-Match\` names them.`,
  `- Pages that are not cached, and claims, are asked over one connection, by turns with what they are compared to; the value is the ratio of the medians. Statements are counted on the way to the database.`,
  `- Posting is loaded by \`wrk\` with 8 connections. Each post comes from the next of ${grouped(sizes.guests)} guests with a token, from an address of its own, with an idempotency key and a text that nobody has said yet. Each guest has one approved comment, as the mode \`newcomers\` asks. There are a closing policy, an accepted comment policy and 2,000 listed phrases; all limits have their defaults. A row counts only where every post was answered 201. The bare insert is NestJS on Fastify with the same TypeORM and driver, without validation, one \`INSERT\` a request.`,
  `- Every line is measured ${sizes.repeats} times; the value is the median, and the table shows all.`,
];

const machineOf = ({ cpu, cores, memoryGB, system, node, postgresql }: Machine): string =>
  `${cpu}, ${cores} cores, ${memoryGB} GB, ${system}, Node ${node}, PostgreSQL ${postgresql}`;

function tableLine(row: Row, cells: readonly string[]): string {
  const name = [row.name, ...behind(row)].map((text) => text.replaceAll('|', '\\|')).join('<br>');
  return `| ${[name, ...cells].join(' | ')} |`;
}

function valueOf({ value, values, unit }: Row): string {
  if (value === null) return 'not measured';
  const each = values.length > 1 ? ` (${values.map(shown).join(', ')})` : '';
  return `${shown(value)}${unit === '' ? ' x' : ` ${unit}`}${each}`;
}

const verdictOf = ({ ok, budget }: Row): string => (budget === null ? '' : ok ? 'ok' : 'FALLS SHORT');

const behind = ({ detail, reason }: Row): string[] => [...detail, ...(reason === undefined ? [] : [reason])];
