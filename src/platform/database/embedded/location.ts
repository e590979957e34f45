import { access, chmod, constants, mkdir, realpath } from 'node:fs/promises';
import { join } from 'node:path';
import { ClusterGone, DataFolderUnusable, NotACluster, SystemFolderUnusable } from './embedded.errors.js';
import { createWhole, exists, namesIn, readIfThere } from './files.js';
import { assertOurs } from './server-user.js';
import type { ServerUser } from './server-user.js';

/** Where things stand for a start as root whose data folder the server's user may not enter. */
const SYSTEM_FOLDER = '/var/lib/parley';

/** Made if missing, and open to everybody whatever the umask. Throws {@link SystemFolderUnusable}. */
export async function systemFolder(): Promise<string> {
  try {
    const made = await mkdir(SYSTEM_FOLDER, { recursive: true });
    if (made !== undefined) await chmod(SYSTEM_FOLDER, 0o755);
    await access(SYSTEM_FOLDER, constants.W_OK);
    return SYSTEM_FOLDER;
  } catch (error) {
    throw new SystemFolderUnusable(SYSTEM_FOLDER, (error as Error).message);
  }
}

/** Makes the data folder if it is missing. Answers its one name, whatever links lead to it. */
export async function openDataFolder(dataDir: string): Promise<string> {
  try {
    await mkdir(dataDir, { recursive: true });
    await access(dataDir, constants.W_OK);
    return await realpath(dataDir);
  } catch (error) {
    throw new DataFolderUnusable(dataDir, (error as Error).message);
  }
}

/** Where the server's user can read what we put there. */
export const folderInReach = async (user: ServerUser | null, dataDir: string): Promise<string> =>
  user === null ? dataDir : systemFolder();

export const clusterIn = (folder: string): string => join(folder, 'postgres');

const noteIn = (dataDir: string): string => join(dataDir, 'postgres.location');

/** The cluster of a data folder: inside it, or where its note says; null before the first start. */
export async function findCluster(dataDir: string): Promise<string | null> {
  const elsewhere = await readIfThere(noteIn(dataDir));
  if (elsewhere !== null) {
    const cluster = elsewhere.trim();
    if (!(await isCluster(cluster))) throw new ClusterGone(noteIn(dataDir), cluster);
    return cluster;
  }
  const inside = clusterIn(dataDir);
  return (await isCluster(inside)) ? inside : null;
}

async function isCluster(folder: string): Promise<boolean> {
  if (!(await exists(folder))) return false;
  await assertOurs(folder);
  if ((await majorVersionOf(folder)) !== null) return true;
  if ((await namesIn(folder)).length > 0) throw new NotACluster(folder);
  return false;
}

/** PG_VERSION of a cluster; null where there is none. */
export async function majorVersionOf(cluster: string): Promise<string | null> {
  return (await readIfThere(join(cluster, 'PG_VERSION')))?.trim() ?? null;
}

/**
 * Notes in the data folder that its cluster stands elsewhere, so that without the folder a start is a fresh one.
 * Answers whether this was the first to say so.
 */
export async function noteLocation(dataDir: string, cluster: string): Promise<boolean> {
  return createWhole(noteIn(dataDir), `${cluster}\n`);
}
