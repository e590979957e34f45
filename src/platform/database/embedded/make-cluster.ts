import { randomUUID } from 'node:crypto';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { runnableBinaries } from './binaries.js';
import { namelessCopyOf } from './copy-binaries.js';
import { InitdbFailed, SystemFolderUnusable } from './embedded.errors.js';
import { renameUnlessTaken, unfinishedFolder } from './files.js';
import { clusterIn, folderInReach, noteLocation, systemFolder } from './location.js';
import { programOf } from './programs.js';
import type { Binaries } from './programs.js';
import { giveAway, mayEnter, runAs, userOfNewCluster } from './server-user.js';
import type { Ending, ServerUser } from './server-user.js';

export const SUPERUSER = 'parley';

export interface NewCluster {
  readonly dataDir: string;
  readonly password: string;
  readonly packaged: Binaries;
  /** False where fsync is off: a cluster for tests need not survive a power failure either. */
  readonly durable: boolean;
}

/**
 * Makes the cluster of a data folder. Several may do so at the same instant: the first to be done wins, and the others
 * throw theirs away. Find the winner's by `findCluster`.
 */
export async function makeCluster(make: NewCluster): Promise<void> {
  const user = userOfNewCluster();
  const unfinished = await unfinishedFolderFor(user, make.dataDir);
  try {
    await initdb(join(unfinished, 'postgres'), user, make);
    if (dirname(unfinished) === make.dataDir) {
      await renameUnlessTaken(join(unfinished, 'postgres'), clusterIn(make.dataDir));
    } else {
      await settleElsewhere(unfinished, make.dataDir);
    }
  } finally {
    await rm(unfinished, { recursive: true, force: true });
  }
}

/** In the data folder if the server's user can live there, else in the system's. */
async function unfinishedFolderFor(user: ServerUser | null, dataDir: string): Promise<string> {
  const inside = await unfinishedFolder(dataDir);
  if (await canLiveIn(inside, user)) return inside;
  const elsewhere = await unfinishedFolder(await systemFolder());
  if (await canLiveIn(elsewhere, user)) return elsewhere;
  throw new SystemFolderUnusable(dirname(elsewhere), `the user with id ${user?.uid} may not enter it`);
}

/** Gives the folder to the server's user; removes it where that user cannot reach it. */
async function canLiveIn(folder: string, user: ServerUser | null): Promise<boolean> {
  if (user === null) return true;
  let reached = false;
  try {
    await giveAway(folder, user);
    reached = await mayEnter(user, folder);
  } finally {
    if (!reached) await rm(folder, { recursive: true });
  }
  return reached;
}

async function settleElsewhere(unfinished: string, dataDir: string): Promise<void> {
  const folder = join(dirname(unfinished), randomUUID());
  // For whoever finds the folder and wonders whose it is.
  await writeFile(join(unfinished, 'data-folder'), `${dataDir}\n`);
  await rename(unfinished, folder);
  if (!(await noteLocation(dataDir, clusterIn(folder)))) await rm(folder, { recursive: true });
}

async function initdb(cluster: string, user: ServerUser | null, make: NewCluster): Promise<void> {
  const { dataDir, packaged } = make;
  const passwordFile = join(dirname(cluster), 'password');
  await mkdir(cluster);
  await writeFile(passwordFile, make.password, { mode: 0o600 });
  if (user !== null) await giveAway(dirname(cluster), user);

  const run = (binaries: Binaries): Promise<Ending> =>
    runAs(user, programOf(binaries, 'initdb'), initdbArguments(cluster, passwordFile, make));
  let ending = await run(await runnableBinaries(packaged, user, () => folderInReach(user, dataDir)));
  if (ending.output.includes('could not look up effective user ID')) {
    const copy = join(dirname(cluster), 'nameless');
    ending = await run(await namelessCopyOf(packaged, copy));
    await rm(copy, { recursive: true });
  }
  if (ending.code !== 0) throw new InitdbFailed(dataDir, `${ending.output}\n(${ending.code})`);
  await rm(passwordFile);
}

function initdbArguments(cluster: string, passwordFile: string, { durable }: NewCluster): string[] {
  return [
    `--pgdata=${cluster}`,
    `--username=${SUPERUSER}`,
    `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    // Sorts by code point and folds case by Unicode, both inside PostgreSQL: the order is the same on every machine, and
    // no upgrade of the system's libc or ICU changes it under the indexes that are sorted by it.
    '--locale=C',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--no-instructions',
    ...(durable ? [] : ['--no-sync']),
  ];
}
