import { constants, createReadStream } from 'node:fs';
import { access } from 'node:fs/promises';
import { WordPressImport, type ImportOptions } from '../imports/import-wordpress.js';
import type { ImportReport, TallyReport } from '../imports/import-report.js';
import { ImportFileError } from '../imports/imports.errors.js';
import { BadInput } from '../platform/errors/problem.js';
import type { Database } from '../platform/database/database.js';
import type { Output } from './output.js';

const PROGRESS_MILLISECONDS = 500;

/** Imports a file and answers with what became of every record; 1 where the file could not be read to its end. */
export async function importFile(
  database: Database,
  siteId: string,
  file: string,
  options: ImportOptions,
  { json, output }: { json: boolean; output: Output },
): Promise<number> {
  const run = new WordPressImport(database, siteId, options);
  await access(file, constants.R_OK).catch(() => {
    throw new BadInput('file_missing', `There is no file "${file}" that can be read here: check its name.`);
  });
  const chunks = createReadStream(file, { highWaterMark: 256 * 1024 });
  let problem: ImportFileError | null = null;
  try {
    await run.run(chunks, progressOf(run));
  } catch (error) {
    if (!(error instanceof ImportFileError)) {
      output.tell('The import broke off. What it had brought until then:');
      for (const line of inWords(run.report(), options.dryRun)) output.tell(line);
      throw error;
    }
    problem = error;
  }
  const report = run.report();
  const error = problem && { line: problem.line, detail: problem.detail };
  if (json) output.answer(JSON.stringify({ ...report, ...(error && { error }) }));
  else for (const line of inWords(report, options.dryRun)) output.answer(line);
  if (problem) output.tell(problem.detail);
  return problem === null ? 0 : 1;
}

/** A line that is written over itself, on a terminal only. */
function progressOf(run: WordPressImport): () => void {
  if (!process.stderr.isTTY) return () => undefined;
  let told = 0;
  return () => {
    if (Date.now() - told < PROGRESS_MILLISECONDS) return;
    told = Date.now();
    const { articles, comments } = run.report();
    process.stderr.write(`\r${articles.read} articles, ${comments.read} comments read`);
  };
}

function inWords({ articles, comments, missingParents }: ImportReport, dryRun: boolean): string[] {
  return [
    ...(dryRun ? ['Dry run: nothing of this was stored.'] : []),
    `Articles: ${tally(articles)}`,
    `Comments: ${tally(comments)}`,
    ...(missingParents.count === 0
      ? []
      : [
          `${missingParents.count} comments stand at the top level, since their parent was not imported: ` +
            missingParents.examples.map(({ comment, parent }) => `${comment} (parent ${parent})`).join(', '),
        ]),
  ];
}

function tally({ read, created, unchanged, skipped }: TallyReport): string {
  const total = skipped.reduce((sum, { count }) => sum + count, 0);
  const reasons = skipped.map(({ reason, count }) => `${reason} ${count}`).join(', ');
  return `${read} read, ${created} created, ${unchanged} unchanged, ${total} skipped${reasons && ` (${reasons})`}`;
}
