import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readWrkOutput, type WrkRun } from './wrk-output.rules.js';

export interface WrkOptions {
  readonly connections: number;
  readonly seconds: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** A Lua file that makes the requests. */
  readonly script?: string;
}

/** Loads an address with `wrk`: one thread, since the service and its database need the rest of the machine. */
export async function wrk(url: string, options: WrkOptions): Promise<WrkRun & { output: string }> {
  const { connections, seconds, headers = {}, script } = options;
  const named = Object.entries(headers).flatMap(([name, value]) => ['-H', `${name}: ${value}`]);
  const scripted = script === undefined ? [] : ['-s', script];
  const load = ['-t1', `-c${connections}`, `-d${seconds}s`, '--timeout', '10s', '--latency'];
  const child = spawn('wrk', [...load, ...named, ...scripted, url], { stdio: ['ignore', 'pipe', 'pipe'] });
  const chunks: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => void chunks.push(chunk));
  try {
    await once(child, 'close');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    throw new Error('wrk is not on this machine: apt-get install wrk');
  }
  const output = Buffer.concat(chunks).toString('utf8');
  return { ...readWrkOutput(output), output };
}

/** The failure that answers of the wrong kind make of a measurement. */
export const unlessAllWell = (...runs: readonly WrkRun[]): { failure?: string } => {
  const failed = runs.reduce((sum, run) => sum + run.failed, 0);
  return failed === 0 ? {} : { failure: `${failed} requests were not answered well` };
};
