import { cp, mkdir, mkdtemp, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { transformFile } from '@swc/core';
import { swcOptions } from '../../scripts/swc.js';

/** Named in the environment of every test worker by the global setup. */
const PROGRAM = 'PARLEY_TEST_PROGRAM';

const root = fileURLToPath(new URL('../..', import.meta.url));
const isSource = /(?<!\.spec)\.tsx?$/;

/**
 * Compiles the program as it lies in `src`, once for all processes that run it: each would spend most of its start on
 * that.
 */
export async function compileProgram(): Promise<() => Promise<void>> {
  const program = await mkdtemp(join(tmpdir(), 'parley-program-'));
  await symlink(join(root, 'node_modules'), join(program, 'node_modules'));
  await writeFile(join(program, 'package.json'), '{ "type": "module" }');
  await cp(join(root, 'web'), join(program, 'web'), { recursive: true });
  await Promise.all(['src', 'migrations'].map((folder) => compile(folder, program)));
  process.env[PROGRAM] = join(program, 'src/main.js');
  return () => rm(program, { recursive: true, force: true });
}

async function compile(folder: string, program: string): Promise<void> {
  const entries = await readdir(join(root, folder), { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name));
  await Promise.all(
    files.map(async (file) => {
      const target = join(program, file.slice(root.length)).replace(isSource, '.js');
      if (!target.endsWith('.js') && !target.endsWith('.css')) return;
      await mkdir(dirname(target), { recursive: true });
      if (!isSource.test(file)) return cp(file, target);
      const { code } = await transformFile(file, { ...swcOptions, swcrc: false });
      await writeFile(target, code);
    }),
  );
}

/** Where the compiled program begins. */
export function compiledProgram(): string {
  const program = process.env[PROGRAM];
  if (program === undefined) throw new Error(`${PROGRAM} is not set: the global setup did not run.`);
  return program;
}
