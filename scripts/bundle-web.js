import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'rolldown';

const root = fileURLToPath(new URL('..', import.meta.url));
const target = join(root, 'dist', 'web');

/** What our own pages load, each a module; the parts that they share become files of their own. */
const pages = {
  desk: 'web/desk.tsx',
  page: 'web/page.ts',
  'hand-over': 'web/hand-over.ts',
};

/** A style sheet goes into a script as its text, without what only people read. */
const smallerCss = {
  name: 'smaller-css',
  transform: {
    filter: { id: /\.css$/ },
    handler: (code) => ({
      code: `export default ${JSON.stringify(
        code
          .replaceAll(/\/\*[^]*?\*\//g, '')
          .replaceAll(/\s+/g, ' ')
          .replaceAll(/ ?([{};,]) ?/g, '$1'),
      )}`,
      moduleType: 'js',
    }),
  },
};

const options = {
  cwd: root,
  platform: 'browser',
  plugins: [smallerCss],
  resolve: { extensionAlias: { '.js': ['.ts', '.tsx', '.js'] } },
  transform: { target: 'es2022' },
  logLevel: 'warn',
};

/** The name of each entry's file. */
async function bundleModules(input) {
  const { output } = await build({
    ...options,
    input,
    preserveEntrySignatures: 'allow-extension',
    output: {
      dir: target,
      format: 'esm',
      minify: true,
      entryFileNames: '[name]-[hash].js',
      chunkFileNames: '[name]-[hash].js',
    },
  });
  const entries = output.filter(({ type, isEntry }) => type === 'chunk' && isEntry);
  return Object.fromEntries(entries.map(({ name, fileName }) => [name, fileName]));
}

/**
 * Bundles what browsers run into `dist/web`, each file named after its content, beside `files.json`, which has the name
 * of each entry's file.
 */
export async function bundleWeb() {
  await rm(target, { recursive: true, force: true });
  await mkdir(target, { recursive: true });
  const files = {
    ...(await bundleModules(pages)),
    // Apart: a publisher's page loads nothing of our pages, and what it always needs comes in one file.
    ...(await bundleModules({ widget: 'web/widget.ts' })),
  };
  // One script of its own, which pages name as it is; what it loads later, it names by content.
  await build({
    ...options,
    input: { embed: 'web/embed.ts' },
    transform: { ...options.transform, define: { WIDGET: JSON.stringify(`/assets/${files.widget}`) } },
    output: { dir: target, format: 'iife', minify: true, entryFileNames: '[name].js' },
  });
  await writeFile(join(target, 'files.json'), `${JSON.stringify(files, null, 2)}\n`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await bundleWeb();
