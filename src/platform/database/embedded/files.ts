import { randomUUID } from 'node:crypto';
import { link, mkdtemp, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const PREFIX = 'unfinished-';
/** Nothing made here takes a minute, so after an hour the maker was killed. */
const ABANDONED_AFTER_MS = 3_600_000;

/**
 * A new folder (mode 0700) beside the place that its content is for, to be renamed to there when it is whole, so that a
 * maker who is killed leaves nothing half. What killed makers left is removed.
 */
export async function unfinishedFolder(parent: string): Promise<string> {
  for (const name of await readdir(parent)) {
    if (name.startsWith(PREFIX)) await removeIfAbandoned(join(parent, name));
  }
  return mkdtemp(join(parent, PREFIX));
}

async function removeIfAbandoned(folder: string): Promise<void> {
  const made = await orIfMissing(() => stat(folder), null);
  if (made !== null && Date.now() - made.mtimeMs > ABANDONED_AFTER_MS) {
    await rm(folder, { recursive: true, force: true });
  }
}

/** A folder takes a name that no folder with content has; whoever is first wins. Answers whether it was this one. */
export async function renameUnlessTaken(from: string, to: string): Promise<boolean> {
  try {
    await rename(from, to);
    return true;
  } catch (error) {
    if (['ENOTEMPTY', 'EEXIST'].includes((error as NodeJS.ErrnoException).code ?? '')) return false;
    throw error;
  }
}

/** Creates a file (mode 0600) with its whole content at once, unless it exists; answers whether it did. */
export async function createWhole(path: string, content: string): Promise<boolean> {
  const unfinished = `${path}.${randomUUID()}`;
  try {
    await writeFile(unfinished, content, { mode: 0o600, flush: true });
    await link(unfinished, path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  } finally {
    await rm(unfinished, { force: true });
  }
}

/** The text of a file; null where there is none. */
export const readIfThere = async (path: string): Promise<string | null> =>
  orIfMissing(() => readFile(path, 'utf8'), null);

/** The names in a folder; none where there is no folder. */
export const namesIn = async (folder: string): Promise<string[]> => orIfMissing(() => readdir(folder), []);

export const exists = async (path: string): Promise<boolean> =>
  (await orIfMissing(() => stat(path), null)) !== null;

async function orIfMissing<T, U>(read: () => Promise<T>, otherwise: U): Promise<T | U> {
  try {
    return await read();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return otherwise;
    throw error;
  }
}
