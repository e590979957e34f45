import './typescript.js';

/** Jest cannot load an ESM setup in TypeScript that imports the service's own files; this can. */
export default async function globalSetup(...jestConfigs) {
  const setup = await import(new URL('../test/support/global-setup.ts', import.meta.url).href);
  await setup.default(...jestConfigs);
}
