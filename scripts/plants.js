import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { eachAtMost, jest, run } from './commands.js';
import { readPlant, verdictOf } from './plant-verdict.js';
import './typescript.js';

/**
 * Plants each fault of `test/plants` into a copy of the working tree and demands that its spec goes red by an
 * assertion. `npm run plants -- <part of a name>` runs some of them, `npm run plants -- --part 1/3` every third. The
 * specs must be green without a plant: they are run once before, unless `PARLEY_SPECS_GREEN` says that they just were.
 */
const lanes = 2;
const mostTries = 3;
const folder = 'test/plants';
const { values, positionals } = parseArgs({ options: { part: { type: 'string' } }, allowPositionals: true });
const [wanted = ''] = positionals;
const [part, parts] = (values.part ?? '1/1').split('/').map(Number);
const copies = [];

const patches = existsSync(folder) ? readdirSync(folder).filter((file) => file.endsWith('.patch')) : [];
const plants = patches
  .filter((file) => file.includes(wanted))
  .sort()
  .filter((_, nth) => nth % parts === part - 1)
  .map((file) => readPlant(resolve(folder, file)));

process.once('exit', () => {
  for (const copy of copies) rmSync(copy, { recursive: true, force: true });
});
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(1));

// Loaded only after the hooks that let this process import TypeScript; one server serves every run.
const { startServer } = await import('../test/support/postgres.ts');
const server = await startServer();
try {
  process.exitCode = (await tryAll(server.url)) ? 0 : 1;
} finally {
  await server.stop();
}

async function tryAll(databaseUrl) {
  process.env.TEST_DATABASE_URL = databaseUrl;
  if (plants.length === 0) {
    console.log(
      wanted ? `No plant in ${folder} is named "${wanted}".` : `There is no plant in ${folder} yet.`,
    );
    return wanted === '';
  }
  const broken = plants.filter(({ fault }) => fault);
  for (const { name, fault } of broken) console.log(`NOT A PLANT ${name}: ${fault}`);
  const sound = plants.filter(({ fault }) => !fault);
  if (sound.length === 0) return false;
  const width = Math.min(lanes, sound.length);
  for (let lane = 0; lane < width; lane += 1) await copyWorkingTree();
  if (!process.env.PARLEY_SPECS_GREEN && !(await greenWithoutPlants(sound))) return false;

  let caught = 0;
  await eachAtMost(width, sound, async (plant, lane) => {
    const { ok, words } = await tryOne(plant, copies[lane]);
    if (ok) caught += 1;
    console.log(
      ok ? `ok ${plant.name}: ${plant.title}` : `NOT CAUGHT ${plant.name}: ${plant.title}\n  ${words}`,
    );
  });
  console.log(`${caught} of ${plants.length} plants caught.`);
  return caught === plants.length;
}

/** Files known to Git and new ones, as they lie on the disk; what Git ignores stays behind. */
async function copyWorkingTree() {
  const copy = mkdtempSync(join(tmpdir(), 'parley-plants-'));
  copies.push(copy);
  const { code, output } = await run('git', ['ls-files', '-z', '-co', '--exclude-standard']);
  if (code !== 0) throw new Error(`The plants need a Git working tree: ${output}`);
  for (const file of output.split('\0')) {
    if (file && file !== 'node_modules' && existsSync(file)) cpSync(file, join(copy, file));
  }
  symlinkSync(resolve('node_modules'), join(copy, 'node_modules'));
}

async function greenWithoutPlants(sound) {
  const specs = [...new Set(sound.map(({ spec }) => spec))];
  const { code, output } = await runSpecs(copies[0], specs, []);
  if (code !== 0) console.log(`${output}\n\nThese specs must be green before anything is planted.`);
  return code === 0;
}

/** Who wins a race is chance: a fault that stayed hidden is looked for again before it counts as not caught. */
async function tryOne(plant, copy) {
  for (let tries = 1; ; tries += 1) {
    const verdict = await tryOnce(plant, copy);
    if (verdict.ok || tries === mostTries) return verdict;
  }
}

async function tryOnce(plant, copy) {
  const planted = await apply(copy, plant, []);
  if (planted.code !== 0) return { ok: false, words: `The patch does not apply: ${planted.output}` };
  try {
    const report = join(copy, 'plant-report.json');
    rmSync(report, { force: true });
    const pattern = plant.pattern ? ['--testNamePattern', plant.pattern] : [];
    const { output } = await runSpecs(copy, [plant.spec], [...pattern, '--json', `--outputFile=${report}`]);
    if (!existsSync(report)) return { ok: false, words: `Jest did not run: ${output}` };
    return verdictOf(JSON.parse(readFileSync(report, 'utf8')));
  } finally {
    const pulled = await apply(copy, plant, ['--reverse']);
    if (pulled.code !== 0) throw new Error(`${plant.name} could not be taken out again: ${pulled.output}`);
  }
}

/** Git must take the copy for what it is, also where its folder or a hook's environment lies in a repository. */
function apply(copy, { path }, options) {
  const env = { ...process.env, GIT_CEILING_DIRECTORIES: dirname(copy) };
  for (const name of ['GIT_DIR', 'GIT_WORK_TREE', 'GIT_INDEX_FILE', 'GIT_PREFIX']) delete env[name];
  return run('git', ['apply', ...options, path], { cwd: copy, env });
}

function runSpecs(copy, specs, options) {
  // What a red test left under way must not keep Jest from ending.
  const args = [...jest, '--maxWorkers=1', '--forceExit', ...options, '--runTestsByPath', ...specs];
  return run(process.execPath, args, { cwd: copy });
}
