import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { open, readFile, rename } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { programOf } from './programs.js';
import type { Binaries } from './programs.js';
import { ServerDied } from './embedded.errors.js';
import { commandFor, findPostmaster } from './postmaster-file.js';
import { settingArguments } from './server-settings.js';
import type { ServerSettings } from './server-settings.js';
import { serverEnvironment } from './server-user.js';
import type { ServerUser } from './server-user.js';

export interface PostmasterStart {
  readonly binaries: Binaries;
  readonly cluster: string;
  readonly user: ServerUser | null;
  readonly port: number;
  readonly settings: ServerSettings;
  readonly logFile: string;
}

const POLL_MS = 5;
const LOG_LIMIT_BYTES = 16 * 1024 * 1024;
const LAST_LINES = 20;

/** Ends of a start that another attempt may mend: someone else's server, their port, or orphans of a killed one. */
const PASSING = [
  /lock file ".*" (already exists|is empty)/,
  /could not bind IPv4 address|could not create any TCP\/IP sockets/,
  /pre-existing shared memory block/,
];

/**
 * Starts the server of a cluster and waits until it takes connections. Throws {@link ServerDied} with the end of its
 * log; `passing` where another attempt is due, at another port or after a look at who runs now.
 *
 * The server has a session of its own, so that Ctrl-C in a terminal reaches our process alone, which then stops the
 * server in order; and it outlives us, since others may have joined it.
 */
export async function startPostmaster(start: PostmasterStart): Promise<void> {
  const { cluster, logFile } = start;
  await setAsideIfLong(logFile);
  const log = await open(logFile, 'a', 0o600);
  const { size: logStart } = await log.stat();
  const server = launch(start, log.fd);
  const ending = endingOf(server);
  await log.close();
  for (;;) {
    const ended = await Promise.race([ending, pause(POLL_MS, null)]);
    if (ended !== null) {
      const lines = await linesOf(server.pid, logFile, logStart);
      const lastLines = lines.split('\n').slice(-LAST_LINES).join('\n');
      throw new ServerDied(
        logFile,
        ended,
        lastLines,
        PASSING.some((reason) => reason.test(lines)),
      );
    }
    const found = findPostmaster(cluster);
    if (typeof found === 'object' && found.pid === server.pid && found.state === 'ready') return;
  }
}

function launch({ binaries, cluster, user, port, settings }: PostmasterStart, log: number): ChildProcess {
  const args = [...commandFor(cluster), ...settingArguments(settings, port)];
  const server = spawn(programOf(binaries, 'postgres'), args, {
    ...user,
    cwd: '/',
    env: serverEnvironment(),
    detached: true,
    stdio: ['ignore', log, log],
  });
  server.unref();
  return server;
}

/** In words, once there is one. */
async function endingOf(server: ChildProcess): Promise<string> {
  return new Promise((resolve) => {
    server.once('error', (error) => resolve(error.message));
    server.once('exit', (code, signal) => resolve(signal ?? `exit code ${code}`));
  });
}

/** What this server wrote: another one may be starting at the same instant, and only one of them lives. */
async function linesOf(pid: number | undefined, logFile: string, from: number): Promise<string> {
  const lines = (await readFile(logFile)).subarray(from).toString('utf8').trimEnd().split('\n');
  const prefixed = / \[(\d+)\] /;
  return lines.filter((line) => [undefined, String(pid)].includes(prefixed.exec(line)?.[1])).join('\n');
}

/** Nobody rotates the log of an embedded server. */
async function setAsideIfLong(logFile: string): Promise<void> {
  const log = await open(logFile, 'a', 0o600);
  const { size } = await log.stat();
  await log.close();
  if (size > LOG_LIMIT_BYTES) await rename(logFile, `${logFile}.old`);
}
