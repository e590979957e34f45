import { setTimeout as pause } from 'node:timers/promises';

/** As long as somebody at a browser waits without wondering. */
const PATIENCE = 2_000;

/**
 * Waits for work a moment; what takes longer goes on without anybody, and its page tells how far it is.
 * @param stopped hears why it failed when nobody waits for it
 */
export async function goOnAlone(work: Promise<void>, stopped: (error: unknown) => void): Promise<void> {
  const isAlone = await Promise.race([work.then(() => false), pause(PATIENCE, true, { ref: false })]);
  if (isAlone) work.catch(stopped);
}
