import { randomInt } from 'node:crypto';
import { basename } from 'node:path';
import { expect } from '@jest/globals';

/** `PARLEY_PROVE=full` is set by `npm run prove`. */
const isFull = process.env.PARLEY_PROVE === 'full';

/** How much of the thing to do: `small` in `npm test`, `full` in `npm run prove`. */
export const size = <T>(sizes: { small: T; full: T }): T => (isFull ? sizes.full : sizes.small);

/** Prints what was counted or measured as `name: value unit`, on a line of its own and at full size only. */
export function figure(name: string, value: number | string, unit?: string): void {
  if (isFull) print(`${name}: ${value}${unit === undefined ? '' : ` ${unit}`}`);
}

let chosenSeed: number | undefined;

/** The seed of this run's random choices: `PARLEY_SEED`, else a new one. Printed, so that a run can be repeated. */
export function seed(): number {
  if (chosenSeed === undefined) {
    chosenSeed = seedFrom(process.env.PARLEY_SEED);
    print(`seed: ${chosenSeed} (${basename(expect.getState().testPath ?? '')})`);
  }
  return chosenSeed;
}

function seedFrom(text: string | undefined): number {
  if (text === undefined || text === '') return randomInt(2 ** 31);
  const given = Number(text);
  if (!Number.isInteger(given)) throw new Error(`PARLEY_SEED must be a whole number, not "${text}".`);
  return given;
}

// Not console.log, which Jest decorates with the place that it was called from.
function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
