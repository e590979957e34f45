import { spawn } from 'node:child_process';

/**
 * Runs a command to its end; its output is kept, or shown at once with `{ show: true }`.
 * @returns {Promise<{ code: number, output: string, seconds: number }>}
 */
export function run(command, args, { show = false, ...options } = {}) {
  const start = performance.now();
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      stdio: ['ignore', ...Array(2).fill(show ? 'inherit' : 'pipe')],
      ...options,
    });
    const chunks = [];
    child.stdout?.on('data', (chunk) => chunks.push(chunk));
    child.stderr?.on('data', (chunk) => chunks.push(chunk));
    child.once('error', reject);
    child.once('close', (code) => {
      const seconds = (performance.now() - start) / 1000;
      resolve({ code: code ?? 1, output: Buffer.concat(chunks).toString('utf8').trim(), seconds });
    });
  });
}

/** Calls `work` for each thing, never more than `width` at once. */
export async function eachAtMost(width, things, work) {
  const waiting = [...things];
  const next = async (lane) => {
    for (let thing = waiting.shift(); thing !== undefined; thing = waiting.shift()) await work(thing, lane);
  };
  await Promise.all(Array.from({ length: width }, (_, lane) => next(lane)));
}

export const jest = [
  '--experimental-vm-modules',
  '--disable-warning=ExperimentalWarning',
  'node_modules/jest/bin/jest.js',
];
