import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { eachAtMost, jest, run } from './commands.js';

const bin = (name) => `node_modules/.bin/${name}`;
const cache = 'node_modules/.cache';
const source = ['src', 'migrations', 'test', 'bench', 'web'].filter((folder) => existsSync(folder));

// A cached verdict of a file misses a type that changed in another file: good enough at a desk, never in CI.
const lintCache = process.env.CI
  ? []
  : ['--cache', '--cache-strategy=content', '--cache-location', `${cache}/eslint/`];

/** The slowest first, so that no core waits at the end. */
const steps = [
  { name: 'lint', command: bin('eslint'), args: ['--max-warnings=0', ...lintCache, '.'] },
  {
    name: 'types',
    command: bin('tsc'),
    args: ['--noEmit', '--pretty', '--incremental', '--tsBuildInfoFile', `${cache}/tsc/check.tsbuildinfo`],
  },
  { name: 'web', command: bin('tsc'), args: ['--noEmit', '--pretty', '-p', 'web'] },
  {
    name: 'rules',
    command: process.execPath,
    args: [
      ...jest,
      '--selectProjects=rules',
      '--testPathPatterns=\\.rules\\.spec\\.',
      '--maxWorkers=1',
      '--passWithNoTests',
    ],
  },
  {
    name: 'unused',
    command: bin('knip'),
    // Without its cache, which keeps an import unresolved after its file has come.
    args: ['--no-progress'],
  },
  {
    name: 'imports',
    command: bin('depcruise'),
    args: [
      '--output-type=err-long',
      `--cache=${cache}/dependency-cruiser`,
      '--cache-strategy=content',
      ...source,
    ],
  },
  {
    name: 'format',
    command: bin('prettier'),
    args: ['--check', '--cache', '--cache-strategy=content', '--log-level=warn', '.'],
  },
  { name: 'house', command: process.execPath, args: ['scripts/house-rules.js'] },
];

const start = performance.now();
const red = [];

await eachAtMost(Math.min(2, availableParallelism()), steps, async ({ name, command, args }) => {
  const { code, output, seconds } = await run(command, args);
  const verdict = code === 0 ? 'ok ' : 'RED';
  console.log(`${verdict} ${name.padEnd(8)} ${seconds.toFixed(1).padStart(5)} s`);
  if (code !== 0) red.push({ name, output });
});

for (const { name, output } of red) console.log(`\n--- ${name} ---\n${output}`);
const seconds = ((performance.now() - start) / 1000).toFixed(1);
console.log(
  red.length === 0
    ? `Checked in ${seconds} s.`
    : `\nRED in ${seconds} s: ${red.map(({ name }) => name).join(', ')}`,
);
process.exitCode = red.length === 0 ? 0 : 1;
