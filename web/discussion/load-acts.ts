export const loadActs = () => import('./acts.js');

/** Milliseconds from the drawing until it is loaded: before anybody has typed a word, after all that a page needs to be seen. */
const SOON = 1_000;

/** A page that stays open for a day has it then, whatever the service has become. @returns what ends the waiting */
export function loadActsSoon(): () => void {
  // Whoever needs it asks again, and is told.
  const waiting = setTimeout(() => void loadActs().catch(() => undefined), SOON);
  return () => clearTimeout(waiting);
}
