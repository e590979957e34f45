import { startTestServer } from './postgres.js';

declare global {
  var stopTestServer: (() => Promise<void>) | undefined;
}

/** Jest's global setup: one server for all files. */
export default async function globalSetup(): Promise<void> {
  globalThis.stopTestServer = await startTestServer();
}
