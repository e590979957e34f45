import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { transform, version as swcVersion } from '@swc/core';
import { swcOptions } from './swc.js';

const isTypeScript = /\.tsx?$/;
/** Compiled files by what they were compiled from: many processes start in one run of the tests. */
const root = fileURLToPath(new URL('..', import.meta.url));
const cache = join(root, 'node_modules/.cache/parley-typescript');

/** Node's module hook: a relative import of `x.js` finds `x.ts` or `x.tsx` where there is no such `x.js`. */
export async function resolve(specifier, context, nextResolve) {
  if (!/^\.{1,2}\/.*\.js$/.test(specifier) || !context.parentURL) return nextResolve(specifier, context);
  const wanted = new URL(specifier, context.parentURL);
  if (existsSync(wanted)) return nextResolve(specifier, context);
  const source = ['.ts', '.tsx'].map((ending) => wanted.href.replace(/\.js$/, ending));
  const found = source.find((href) => existsSync(new URL(href)));
  return nextResolve(found ?? specifier, context);
}

/** Node's module hook: TypeScript is compiled by SWC, without a look at its types. */
export async function load(url, context, nextLoad) {
  if (!isTypeScript.test(url)) return nextLoad(url, context);
  const filename = fileURLToPath(url);
  const text = await readFile(filename, 'utf8');
  return { format: 'module', source: await compiled(text, filename), shortCircuit: true };
}

async function compiled(text, path) {
  // By its place in the tree: a copy of the tree finds it too.
  const filename = relative(root, path);
  const key = createHash('sha256')
    .update(JSON.stringify([swcOptions, swcVersion, filename, text]))
    .digest('hex');
  const kept = join(cache, `${key}.js`);
  if (existsSync(kept)) return readFile(kept, 'utf8');
  const { code } = await transform(text, { ...swcOptions, filename, sourceMaps: 'inline', swcrc: false });
  await mkdir(cache, { recursive: true });
  // Whole at once, since other processes read it at any time.
  const beginning = `${kept}.${process.pid}`;
  await writeFile(beginning, code);
  await rename(beginning, kept);
  return code;
}
