#!/usr/bin/env node
import { existsSync } from 'node:fs';

const program = new URL('../dist/src/main.js', import.meta.url);

if (existsSync(program)) {
  await import(program.href);
} else {
  process.stderr.write('Parley is not built yet. Run `npm run build` first, then this command again.\n');
  process.exitCode = 1;
}
