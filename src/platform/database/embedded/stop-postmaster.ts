import { setTimeout as pause } from 'node:timers/promises';
import { ServerDoesNotStop } from './embedded.errors.js';
import { findPostmaster, isPostmasterOf } from './postmaster-file.js';

const POLL_MS = 10;
const FAST_SHUTDOWN_MS = 30_000;
const IMMEDIATE_SHUTDOWN_MS = 10_000;

/**
 * Stops the running server of a cluster, if there is one, and waits until it is gone: fast (sessions end, everything is
 * written), then at once (nothing committed is lost, the next start recovers). Throws {@link ServerDoesNotStop}.
 */
export async function stopPostmaster(cluster: string): Promise<void> {
  const found = findPostmaster(cluster);
  if (typeof found !== 'object') return;
  const { pid } = found;
  if (await gone(pid, cluster, 'SIGINT', FAST_SHUTDOWN_MS)) return;
  if (await gone(pid, cluster, 'SIGQUIT', IMMEDIATE_SHUTDOWN_MS)) return;
  throw new ServerDoesNotStop(pid);
}

async function gone(pid: number, cluster: string, signal: NodeJS.Signals, within: number): Promise<boolean> {
  const deadline = Date.now() + within;
  try {
    process.kill(pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return true;
    throw error;
  }
  while (isPostmasterOf(pid, cluster)) {
    if (Date.now() > deadline) return false;
    await pause(POLL_MS);
  }
  return true;
}
