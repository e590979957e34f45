import { cp, mkdir, mkdtemp, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { transformFile } from '@swc/core';
import { swcOptions } from './swc.js';

const root = fileURLToPath(new URL('..', import.meta.url));
const isSource = /(?<!\.spec)\.tsx?$/;

/**
 * Compiles the program as it lies in `src` into a temporary folder, once for all processes that run it: each would
 * spend most of its start on that. Answers where the program begins, and how to remove it.
 */
export async function compileProgram() {
  const folder = await mkdtemp(join(tmpdir(), 'parley-program-'));
  await symlink(join(root, 'node_modules'), join(folder, 'node_modules'));
  await writeFile(join(folder, 'package.json'), '{ "type": "module" }');
  await cp(join(root, 'dist/web'), join(folder, 'web'), { recursive: true });
  await Promise.all(['src', 'migrations'].map((sources) => compile(sources, folder)));
  return {
    main: join(folder, 'src/main.js'),
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

async function compile(sources, folder) {
  const entries = await readdir(join(root, sources), { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name));
  await Promise.all(
    files.map(async (file) => {
      const target = join(folder, file.slice(root.length)).replace(isSource, '.js');
      if (!target.endsWith('.js') && !target.endsWith('.css')) return;
      await mkdir(dirname(target), { recursive: true });
      if (!isSource.test(file)) return cp(file, target);
      const { code } = await transformFile(file, { ...swcOptions, swcrc: false });
      await writeFile(target, code);
    }),
  );
}
