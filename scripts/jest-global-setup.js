import './typescript.js';
import { bundleWeb } from './bundle-web.js';
import { compileProgram } from './compile-program.js';

/** Jest cannot load an ESM setup in TypeScript that imports the service's own files; this can. */
export default async function globalSetup(...jestConfigs) {
  const setup = await import(new URL('../test/support/global-setup.ts', import.meta.url).href);
  await bundleWeb();
  const program = await compileProgram();
  // For every test worker, whose environment is this one.
  process.env.PARLEY_TEST_PROGRAM = program.main;
  globalThis.removeTestProgram = program.remove;
  await setup.default(...jestConfigs);
}
