import { execFile } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { generateWordPressExport, type WordPressExportShape } from '../../bench/generate-wordpress-export.js';
import type { ImportReport } from '../../src/imports/import-report.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const program = fileURLToPath(new URL('./import-child.ts', import.meta.url));
const execute = promisify(execFile);

/** What an import took, in a process of its own. */
export interface ImportRun {
  readonly seconds: number;
  /** Resident bytes when the program was loaded and had nothing to do yet. */
  readonly memoryBefore: number;
  /** The most resident bytes at any moment. */
  readonly peakMemory: number;
  readonly report: ImportReport;
}

/** Writes a generated export to a file, a piece at a time. */
export const writeExport = (file: string, shape: WordPressExportShape): Promise<void> =>
  pipeline(Readable.from(generateWordPressExport(shape)), createWriteStream(file));

/** Imports a file in a process of its own, whose memory is then the import's alone. */
export async function importInOwnProcess(url: string, siteId: string, file: string): Promise<ImportRun> {
  const args = ['--import', './scripts/typescript.js', program, url, siteId, file];
  const { stdout } = await execute(process.execPath, args, { cwd: root });
  return JSON.parse(stdout) as ImportRun;
}
