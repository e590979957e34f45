import { startTestServer } from './postgres.js';
import { compileProgram } from './program.js';

declare global {
  var stopTestServer: (() => Promise<void>) | undefined;
}

/** Jest's global setup: one server for all files, and one program. */
export default async function globalSetup(): Promise<void> {
  const removeProgram = await compileProgram();
  const stop = await startTestServer();
  globalThis.stopTestServer = async () => {
    await stop();
    await removeProgram();
  };
}
