/** Stops the server that the global setup started, in the same process, and removes the program that it compiled. */
export default async function globalTeardown() {
  await globalThis.stopTestServer?.();
  await globalThis.removeTestProgram?.();
}
