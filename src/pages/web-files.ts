import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import type { Encoding } from '../page-cache/sharing.rules.js';

/** Beside the compiled program; a program that runs from its sources uses what the last build or test bundled. */
const FOLDERS = ['../../web/', '../../dist/web/'].map((folder) =>
  fileURLToPath(new URL(folder, import.meta.url)),
);
const LIST = 'files.json';

/** What browsers run, as it is and as it travels. */
export interface WebFile {
  readonly etag: string;
  readonly body: Buffer;
  readonly encoded: Readonly<Record<Encoding, Buffer>>;
}

interface WebFiles {
  /** By the name of an entry: the name of its file. */
  readonly entries: Readonly<Record<string, string>>;
  readonly files: ReadonlyMap<string, WebFile>;
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
  const names = readdirSync(folder).filter((name) => name !== LIST);
  return {
    entries: JSON.parse(readFileSync(join(folder, LIST), 'utf8')) as WebFiles['entries'],
    files: new Map(names.map((name) => [name, encoded(readFileSync(join(folder, name)))])),
  };
}

const encoded = (body: Buffer): WebFile => ({
  etag: createHash('sha256').update(body).digest('base64url').slice(0, 27),
  body,
  encoded: { br: brotliCompressSync(body), gzip: gzipSync(body) },
});

/** What browsers run, by the name of the file; null where there is none of this name. */
export const webFile = (name: string): WebFile | null => webFiles().files.get(name) ?? null;

/** Where an entry of `web/` is served: an address that names its content. */
export function scriptHref(entry: string): string {
  const file = webFiles().entries[entry];
  if (file === undefined) throw new Error(`There is no script "${entry}".`);
  return `/assets/${file}`;
}
