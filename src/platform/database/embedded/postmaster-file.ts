import { execFileSync } from 'node:child_process';
import { closeSync, fstatSync, openSync, readFileSync, unlinkSync, writeSync } from 'node:fs';
import { basename, join } from 'node:path';

/** The running server of a cluster, as its `postmaster.pid` tells. */
export interface Postmaster {
  readonly pid: number;
  /** 0 while the server has not written it yet. */
  readonly port: number;
  readonly state: 'starting' | 'ready' | 'stopping';
}

/** `claimed`: somebody is just writing the file. */
export type Found = Postmaster | 'claimed' | 'none';

/** Higher than any system numbers its processes, so never alive. */
const NO_PROCESS = 2_147_483_647;
/** PostgreSQL fills the file right after it creates it. */
const FILLED_AFTER_MS = 2_000;

/**
 * The cluster's running server. What a server that is gone left behind is made harmless, so that the next may start.
 *
 * PostgreSQL itself replaces the file of a dead process, and looks first whether orphans of that server still use its
 * memory. But it takes any live process of our user for the server: a number that was given again (always so in a
 * container), or a zombie that nobody waits for. Then the number in the file is replaced by one that is never alive,
 * and the rest, by which PostgreSQL finds orphans, stays. Writing goes to the very file that was judged (PostgreSQL
 * always creates a new one), so a server that starts meanwhile is not harmed.
 */
export function findPostmaster(cluster: string): Found {
  const path = join(cluster, 'postmaster.pid');
  const file = openIfThere(path);
  if (file === null) return 'none';
  try {
    const text = readFileSync(file, 'utf8');
    const pid = Number.parseInt(text, 10);
    if (Number.isNaN(pid) || pid === 0) {
      if (Date.now() - fstatSync(file).mtimeMs < FILLED_AFTER_MS) return 'claimed';
      unlinkSync(path);
      return 'none';
    }
    // A single-user server, which an operator runs by hand: PostgreSQL itself refuses to start beside it.
    if (pid < 0) return 'none';
    if (isPostmasterOf(pid, cluster)) return parse(pid, text);
    if (isAlive(pid)) writeSync(file, `${NO_PROCESS}${text.slice(String(pid).length)}`, 0);
    return 'none';
  } finally {
    closeSync(file);
  }
}

function openIfThere(path: string): number | null {
  try {
    return openSync(path, 'r+');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

/** Lines: process, data folder, start, port, socket folder, address, shared memory, state. */
function parse(pid: number, text: string): Postmaster {
  const lines = text.split('\n');
  const state = lines[7]?.trim();
  return {
    pid,
    port: Number(lines[3] ?? 0),
    state: state === 'ready' || state === 'stopping' ? state : 'starting',
  };
}

/** Whether a process is alive, or a zombie, which counts as alive here as it does for PostgreSQL. */
function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Whether that process is the server of this cluster, by its command; a zombie has none. */
export function isPostmasterOf(pid: number, cluster: string): boolean {
  const [program = '', ...args] = commandOf(pid);
  return basename(program) === 'postgres' && args[0] === '-D' && args[1] === cluster;
}

/** How a server's command begins: {@link isPostmasterOf} knows it by that. */
export const commandFor = (cluster: string): readonly [string, string] => ['-D', cluster];

function commandOf(pid: number): string[] {
  try {
    // Not the links to its program or folder: to read those of another user, even root needs a right that
    // containers take away.
    if (process.platform === 'linux') return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
    const command = execFileSync('ps', ['-ww', '-p', String(pid), '-o', 'command='], { encoding: 'utf8' });
    const [, program = '', cluster = ''] = /^(.*\/postgres) -D (.*?) -c /.exec(command) ?? [];
    return [program, '-D', cluster];
  } catch (error) {
    const { code, status } = error as { code?: string; status?: number };
    const noSuchProcess = code === 'ENOENT' || code === 'ESRCH' || status === 1;
    if (noSuchProcess) return [];
    throw error;
  }
}
