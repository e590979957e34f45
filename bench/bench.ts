import { parseArgs } from 'node:util';
import type { Group, MakeGroup } from './group.js';
import { rowOf, shown, type Line, type Measured, type Row } from './lines.rules.js';
import { describeMachine } from './machine.js';
import { inOneLine, inTable, writeDocument, type Report } from './report.js';
import { browser } from './rows/browser.js';
import { cachedPage, otherPages } from './rows/cached-page.js';
import { claims } from './rows/claims.js';
import { imports } from './rows/import.js';
import { live } from './rows/live.js';
import { overload } from './rows/overload.js';
import { posting } from './rows/posting.js';
import { ownProcess } from './rows/process.js';
import { readingWhilePosting } from './rows/reading-while-posting.js';
import { statements } from './rows/statements.js';
import { uncachedPage } from './rows/uncached-page.js';
import { widget } from './rows/widget.js';
import { build } from './service-process.js';
import { FULL, QUICK, type Sizes } from './sizes.js';
import { Stage } from './stage.js';

const USAGE = `npm run bench -- [--quick] [--json] [--repeat <times>] [--only <part of a line's name>]
  --quick   smaller, and under two minutes
  --json    one line of JSON on the standard output
  Without --quick, --json and --only it also writes docs/benchmarks.md.`;
const DOCUMENT = 'docs/benchmarks.md';

/** In the order of the budgets; what wears the machine out comes late. */
const GROUPS: readonly MakeGroup[] = [
  cachedPage,
  otherPages,
  uncachedPage,
  statements,
  readingWhilePosting,
  posting,
  claims,
  live,
  imports,
  widget,
  ownProcess,
  browser,
  overload,
];

const { values } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
    repeat: { type: 'string' },
    only: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
});
const { quick, json, only = '' } = values;
const preset = quick ? QUICK : FULL;
const sizes: Sizes = { ...preset, repeats: Number(values.repeat ?? preset.repeats) };
const start = performance.now();
const seconds = (): number => (performance.now() - start) / 1_000;
const tell = (line: string): void =>
  void process.stderr.write(`${seconds().toFixed(0).padStart(5)} s  ${line}\n`);

if (values.help || !(Number.isInteger(sizes.repeats) && sizes.repeats > 0)) {
  console.log(USAGE);
  process.exitCode = values.help ? 0 : 1;
} else {
  await run();
}

async function run(): Promise<void> {
  const stage = await Stage.open(sizes, tell);
  const end = (code: number): void => {
    // What is being measured fails by this, and is not of interest any more.
    stage
      .close()
      .finally(() => process.exit(code))
      .catch(() => undefined);
  };
  process.once('SIGINT', () => end(130));
  process.once('SIGTERM', () => end(143));
  process.once('uncaughtException', (error) => {
    tell(String(error.stack));
    end(1);
  });
  try {
    tell('building the service');
    await Promise.all([build(), stage.store()]);
    await stage.serve();
    const report = await measure(stage);
    process.stdout.write(`${json ? inOneLine(report) : inTable(report)}\n`);
    if (!quick && !json && only === '') await writeDocument(DOCUMENT, report, sizes);
  } catch (error) {
    if (!stage.isClosed) throw error;
  } finally {
    await stage.close();
  }
}

async function measure(stage: Stage): Promise<Report> {
  const machine = await describeMachine(stage.main.database);
  const rows: Row[] = [await checked(stage, 'before')];
  for (const make of GROUPS) {
    const group = make(stage);
    const isWanted = ({ name }: Line): boolean => name.toLowerCase().includes(only.toLowerCase());
    if (!group.lines.some(isWanted)) continue;
    const rounds: (readonly Measured[])[] = [];
    for (let round = 0; round < sizes.repeats; round += 1) rounds.push(await measured(stage, group));
    for (const [index, line] of group.lines.entries()) {
      const row = rowOf(
        line,
        rounds.map((round) => round[index]!),
      );
      if (!isWanted(line)) continue;
      rows.push(row);
      tell(
        `${row.name}: ${row.value === null ? `not measured: ${row.reason}` : `${shown(row.value)} ${row.unit}`}`,
      );
    }
  }
  rows.push(await checked(stage, 'after'));
  return {
    machine,
    quick,
    seconds: seconds(),
    rows: rows.filter(({ budget }) => budget !== null),
    also: rows.filter(({ budget }) => budget === null),
  };
}

/** What could not be measured says why, and keeps nothing else from being measured. */
async function measured(stage: Stage, group: Group): Promise<readonly Measured[]> {
  try {
    return await group.measure();
  } catch (error) {
    if (stage.isClosed) throw error;
    const failure = stage.service.endedBy ?? (error instanceof Error ? error.message : String(error));
    return group.lines.map(() => ({ value: null, failure }));
  }
}

async function checked(stage: Stage, when: 'before' | 'after'): Promise<Row> {
  const name = `differences that parley check finds ${when} all this`;
  return rowOf({ name, unit: 'differences', budget: null }, [{ value: await stage.differences() }]);
}
