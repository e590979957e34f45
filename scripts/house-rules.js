import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const mostLines = 250;
const folders = ['src', 'migrations', 'test', 'bench', 'web', 'scripts', 'bin', '.ci'];
const isSource = /\.(ts|tsx|js|cjs|mjs)$/;
const isSpec = /\.spec\.tsx?$/;
// It names what it looks for.
const self = 'scripts/house-rules.js';

/** Whether a line counts as code, as a comment or as both is judged by how it begins: enough for one-line patterns. */
const commentLine = /^\s*(\/\/|\/?\*)/;
const inComment = /(\/\/|\/\*|^\s*\*)\s*/.source;

const refusedInCode = [
  {
    pattern: /\bas\s+any\b(?=\s*([;,)\]}.&|?:=]|$))|<any>/,
    words: 'says `any`: name the type, or `unknown` and look',
  },
  {
    pattern: /\bforwardRef\b/,
    words: 'uses forwardRef: two modules that need each other lack a third below both',
  },
  {
    pattern: /\b(it|test|describe)\.only\(/,
    words: 'runs only this test: the others would be left out in silence',
  },
];
const refusedInComments = [
  { pattern: new RegExp(`${inComment}@ts-(ignore|nocheck)`), words: 'switches the types off: mend them' },
  {
    pattern: new RegExp(`${inComment}@ts-expect-error\\s*$`),
    words: 'expects a type error without saying why',
  },
  {
    pattern: new RegExp(`${inComment}eslint-disable(?!.*\\s--\\s+\\S)`),
    words: 'switches a lint rule off without a reason: `eslint-disable-next-line <rule> -- <reason>`',
  },
];

const files = folders
  .filter((folder) => existsSync(folder))
  .flatMap((folder) =>
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && isSource.test(entry.name))
      .map((entry) => join(entry.parentPath, entry.name)),
  )
  .filter((file) => file !== self)
  .sort();

const complaints = [...files.flatMap((file) => [...aboutText(file), ...aboutSpec(file)]), ...aboutPlants()];
for (const complaint of complaints) console.log(complaint);
process.exitCode = complaints.length === 0 ? 0 : 1;

/** A patch that no longer applies plants nothing, and the next run of the plants may leave it out. */
function aboutPlants() {
  const folder = 'test/plants';
  const patches = existsSync(folder) ? readdirSync(folder).filter((file) => file.endsWith('.patch')) : [];
  return patches
    .map((file) => join(folder, file))
    .filter((patch) => spawnSync('git', ['apply', '--check', patch]).status !== 0)
    .map((patch) => `${patch} no longer applies: plant the same fault in the code as it is now.`);
}

function aboutText(file) {
  const lines = readFileSync(file, 'utf8').trimEnd().split('\n');
  const found = lines.flatMap((line, index) => {
    const refused = commentLine.test(line) ? refusedInComments : [...refusedInCode, ...refusedInComments];
    return refused
      .filter(({ pattern }) => pattern.test(line))
      .map(({ words }) => `${file}:${index + 1} ${words}.`);
  });
  if (lines.length > mostLines && !isSpec.test(file)) {
    found.push(
      `${file} has ${lines.length} lines; no file has more than ${mostLines}. What are its two subjects?`,
    );
  }
  return found;
}

function aboutSpec(file) {
  if (!file.endsWith('.rules.ts')) return [];
  const spec = file.replace(/\.ts$/, '.spec.ts');
  return existsSync(spec) ? [] : [`${file} has no ${spec}: every rule has its table of examples beside it.`];
}
