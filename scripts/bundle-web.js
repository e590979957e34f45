import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'rolldown';

const root = fileURLToPath(new URL('..', import.meta.url));
const target = join(root, 'dist', 'web');

/** What our own pages load, each a module; the parts that they share become files of their own. */
const pages = { live: 'web/live.js' };

const options = {
  cwd: root,
  platform: 'browser',
  resolve: { extensionAlias: { '.js': ['.ts', '.tsx', '.js'] } },
  transform: { target: 'es2022', jsx: { runtime: 'automatic', importSource: 'preact' } },
  logLevel: 'warn',
};

/**
 * Bundles what browsers run into `dist/web`, each file named after its content, beside `files.json`, which has the name
 * of each entry's file.
 */
export async function bundleWeb() {
  await rm(target, { recursive: true, force: true });
  await mkdir(target, { recursive: true });
  const { output } = await build({
    ...options,
    input: pages,
    output: {
      dir: target,
      format: 'esm',
      minify: true,
      entryFileNames: '[name]-[hash].js',
      chunkFileNames: '[name]-[hash].js',
    },
  });
  const entries = output.filter(({ type, isEntry }) => type === 'chunk' && isEntry);
  const files = Object.fromEntries(entries.map(({ name, fileName }) => [name, fileName]));
  await writeFile(join(target, 'files.json'), `${JSON.stringify(files, null, 2)}\n`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await bundleWeb();
