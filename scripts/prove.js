import { existsSync, readdirSync } from 'node:fs';
import { jest, run } from './commands.js';

const folder = 'test/proofs';
const ending = '.spec.ts';
const proofs = existsSync(folder) ? readdirSync(folder).filter((file) => file.endsWith(ending)) : [];
const names = proofs.map((file) => file.slice(0, -ending.length));

const given = process.argv.slice(2).filter((argument) => argument !== '--');
const name = given[0] && !given[0].startsWith('-') ? given.shift() : undefined;
const chosen = names.filter((proof) => name === undefined || proof === name);

if (chosen.length === 0) {
  const choice =
    names.length === 0 ? `There is none in ${folder} yet.` : `Choose one of: ${names.join(', ')}.`;
  console.error(name === undefined ? choice : `There is no proof "${name}". ${choice}`);
  process.exitCode = 1;
} else {
  // A full size takes as long as it takes: what is proved here is never a time limit.
  const limits = ['--maxWorkers=1', `--testTimeout=${60 * 60 * 1000}`];
  const specs = chosen.map((proof) => `${folder}/${proof}${ending}`);
  const env = { ...process.env, PARLEY_PROVE: 'full' };
  const args = [...jest, ...limits, ...given, '--runTestsByPath', ...specs];
  ({ code: process.exitCode } = await run(process.execPath, args, { show: true, env }));
}
