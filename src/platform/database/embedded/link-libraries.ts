import { symlink } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { readIfThere } from './files.js';

/**
 * Makes the links between libraries that are missing under `root`. npm packages cannot carry links: the package lists
 * them in `pg-symlinks.json` for its install script, which may have been skipped.
 */
export async function linkLibraries(root: string): Promise<void> {
  for (const { source, target } of await listedLinks(root)) {
    try {
      await symlink(relative(dirname(target), source), join(root, relative('native', target)));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
  }
}

/** The packages of some platforms need no links and have no list. */
async function listedLinks(root: string): Promise<{ source: string; target: string }[]> {
  const listed = await readIfThere(join(root, 'pg-symlinks.json'));
  return JSON.parse(listed ?? '[]') as { source: string; target: string }[];
}
