import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { transform } from '@swc/core';
import { swcOptions } from './swc.js';

const isTypeScript = /\.tsx?$/;

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
  const { code } = await transform(await readFile(filename, 'utf8'), {
    ...swcOptions,
    filename,
    sourceMaps: 'inline',
    swcrc: false,
  });
  return { format: 'module', source: code, shortCircuit: true };
}
