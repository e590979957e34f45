import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Beside the compiled program; a program that runs from its sources uses what the last build or test bundled. */
const FOLDERS = ['../../web/', '../../dist/web/'].map((folder) =>
  fileURLToPath(new URL(folder, import.meta.url)),
);
const LIST = 'files.json';

interface WebFiles {
  /** By the name of an entry: the name of its file. */
  readonly entries: Readonly<Record<string, string>>;
  readonly contents: ReadonlyMap<string, Buffer>;
}

let known: WebFiles | null = null;

/** Read once, at the first page that needs one. */
function webFiles(): WebFiles {
  known ??= readWebFiles();
  return known;
}

function readWebFiles(): WebFiles {
  const folder = FOLDERS.find((candidate) => existsSync(join(candidate, LIST)));
  if (folder === undefined) throw new Error('The scripts of the pages are not built: run `npm run build`.');
  const files = readdirSync(folder).filter((file) => file !== LIST);
  return {
    entries: JSON.parse(readFileSync(join(folder, LIST), 'utf8')) as WebFiles['entries'],
    contents: new Map(files.map((file) => [file, readFileSync(join(folder, file))])),
  };
}

/** What browsers run, by the name of the file; null where there is none of this name. */
export const webFile = (file: string): Buffer | null => webFiles().contents.get(file) ?? null;

/** Where an entry of `web/` is served: an address that names its content. */
export function scriptHref(entry: string): string {
  const file = webFiles().entries[entry];
  if (file === undefined) throw new Error(`There is no script "${entry}".`);
  return `/assets/${file}`;
}
