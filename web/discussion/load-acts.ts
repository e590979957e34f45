import type * as acts from './acts.js';

type Acts = typeof acts;

export const loadActs = (): Promise<Acts> => import('./acts.js');

/** Milliseconds from the drawing until it is loaded: before anybody has typed a word, after all that a page needs to be seen. */
const SOON = 1_000;

/**
 * Loads what readers do, so that a page that stays open for a day has it then, whatever the service has become, and
 * begins something with it.
 * @returns what ends the waiting, and what was begun
 */
export function withActsSoon(begin: (acts: Acts) => () => void): () => void {
  let end: (() => void) | null = null;
  let isOver = false;
  const waiting = setTimeout(() => {
    loadActs()
      .then((loaded) => {
        if (!isOver) end = begin(loaded);
      })
      // Whoever needs it asks again, and is told.
      .catch(() => undefined);
  }, SOON);
  return () => {
    isOver = true;
    clearTimeout(waiting);
    end?.();
  };
}
