import { execFile } from 'node:child_process';
import { lchown, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { CannotChangeUser, OutOfReach, OwnedByAnother } from './embedded.errors.js';

/** Who runs the server when this process, being root, must not. */
export interface ServerUser {
  readonly uid: number;
  readonly gid: number;
}

/** The overflow user: exists as a number on every system, owns nothing and may nothing. */
const NOBODY: ServerUser = { uid: 65_534, gid: 65_534 };

const isRoot = (): boolean => process.geteuid?.() === 0;

/** For a cluster that is still to be made; null: the server runs as this process's own user. */
export const userOfNewCluster = (): ServerUser | null => (isRoot() ? NOBODY : null);

/**
 * For a cluster that exists: its owner, so that a user who made it can start it again after root did.
 * One that root owns, as copies made by root do, is given away, since PostgreSQL demands to own its data.
 */
export async function userOfCluster(cluster: string): Promise<ServerUser | null> {
  if (!isRoot()) return null;
  const { uid, gid } = await stat(cluster);
  if (uid !== 0) return { uid, gid };
  await giveAway(cluster, NOBODY);
  return NOBODY;
}

/** Throws {@link OwnedByAnother}: only root can use a cluster that another user made. */
export async function assertOurs(cluster: string): Promise<void> {
  const { uid } = await stat(cluster);
  const self = process.geteuid?.() ?? uid;
  if (!isRoot() && uid !== self) throw new OwnedByAnother(cluster, uid, self);
}

/** Changes the owner of a folder and of everything in it; links are not followed. */
export async function giveAway(folder: string, { uid, gid }: ServerUser): Promise<void> {
  const entries = await readdir(folder, { recursive: true });
  try {
    for (const entry of entries) await lchown(join(folder, entry), uid, gid);
    await lchown(folder, uid, gid);
  } catch (error) {
    throw new CannotChangeUser(uid, (error as Error).message);
  }
}

/** What a program printed on both streams, and its exit code; a code in words where it could not be started. */
export interface Ending {
  readonly code: number | string;
  readonly output: string;
}

/** The server's programs see nothing of our environment: it may hold secrets, and PG* variables change what they do. */
export function serverEnvironment(): NodeJS.ProcessEnv {
  const { PATH, LD_LIBRARY_PATH } = process.env;
  return { PATH, ...(LD_LIBRARY_PATH && { LD_LIBRARY_PATH }), LC_ALL: 'C', TZ: 'UTC' };
}

/** Runs a program to its end as that user, from `/`, since it may not enter our own working folder. */
export async function runAs(
  user: ServerUser | null,
  program: string,
  args: readonly string[],
): Promise<Ending> {
  return new Promise((resolve) => {
    execFile(program, args, { ...user, cwd: '/', env: serverEnvironment() }, (error, stdout, stderr) => {
      const output = `${stdout}${stderr}`;
      if (error === null) resolve({ code: 0, output });
      else resolve({ code: error.code ?? error.signal ?? 'ended', output: output || error.message });
    });
  });
}

/** Asks the kernel, by trying, since modes alone say nothing of access lists, mounts and sandboxes. */
export async function mayEnter(user: ServerUser | null, folder: string): Promise<boolean> {
  const { code, output } = await runAs(user, '/bin/sh', ['-c', 'cd -- "$1"', 'sh', folder]);
  if (user !== null && typeof code === 'string') throw new CannotChangeUser(user.uid, output);
  return code === 0;
}

/** Throws {@link OutOfReach} where the server's user may not enter the folder. */
export async function assertMayEnter(user: ServerUser | null, folder: string): Promise<void> {
  if (user !== null && !(await mayEnter(user, folder))) throw new OutOfReach(folder, user.uid);
}
