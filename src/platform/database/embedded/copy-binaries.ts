import { chmod, constants, copyFile, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { programOf } from './programs.js';
import type { Binaries } from './programs.js';
import { exists, renameUnlessTaken, unfinishedFolder } from './files.js';
import { linkLibraries } from './link-libraries.js';

/**
 * A copy of the binaries in `folder`, made once for each version (60 MB). It appears there by one rename, so that
 * whoever finds it finds all of it.
 */
export async function keptCopyOf(binaries: Binaries, folder: string): Promise<Binaries> {
  const root = join(folder, `postgresql-${binaries.version}`);
  if (!(await exists(root))) {
    const unfinished = await unfinishedFolder(folder);
    try {
      await copyTo(unfinished, binaries);
      await renameUnlessTaken(unfinished, root);
    } finally {
      await rm(unfinished, { recursive: true, force: true });
    }
  }
  return { ...binaries, root };
}

/**
 * A copy whose initdb also runs for a user without a name.
 *
 * initdb, and `postgres --single` which it runs, ask the system for the name of the user that they run as and give up
 * where the user's number has none (containers are often run with any number), though the name is not used where one
 * is given for the superuser. The system's question for the first user it knows has the same shape and a name as long,
 * so the copy asks that. A running server never asks, so only initdb needs this copy.
 */
export async function namelessCopyOf(binaries: Binaries, root: string): Promise<Binaries> {
  await copyTo(root, binaries);
  for (const name of ['initdb', 'postgres'] as const) {
    const path = programOf({ ...binaries, root }, name);
    const content = await readFile(path);
    const question = content.indexOf('\0getpwuid\0');
    if (question !== -1) content.write('\0getpwent\0', question, 'latin1');
    await writeFile(path, content);
  }
  return { ...binaries, root };
}

async function copyTo(root: string, binaries: Binaries): Promise<void> {
  await copyFolder(binaries.root, root);
  await linkLibraries(root);
}

/** Everybody may read the copy, whatever the umask of the install or of this process. Links are made anew. */
async function copyFolder(from: string, to: string): Promise<void> {
  for (const entry of await readdir(from, { recursive: true, withFileTypes: true })) {
    const source = join(entry.parentPath, entry.name);
    const target = join(to, source.slice(from.length));
    if (entry.isFile()) {
      await mkdir(dirname(target), { recursive: true });
      await copyFile(source, target, constants.COPYFILE_FICLONE);
      await chmod(target, dirname(target) === join(to, 'bin') ? 0o755 : 0o644);
    }
  }
  for (const entry of await readdir(to, { recursive: true, withFileTypes: true })) {
    if (entry.isDirectory()) await chmod(join(entry.parentPath, entry.name), 0o755);
  }
  await chmod(to, 0o755);
}
