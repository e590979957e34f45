import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Acts } from './acts.js';
import type { Decisions } from './decisions.js';
import type { Desk } from './desk.js';
import type { Dialogs } from './dialogs.js';
import type { Keyboard } from './keyboard.js';

/** What every part of the desk works with. */
export interface AtDesk {
  readonly desk: Desk;
  readonly acts: Acts;
  readonly decisions: Decisions;
  readonly dialogs: Dialogs;
  readonly keyboard: Keyboard;
}

export const DeskContext = createContext<AtDesk | null>(null);

export function useDesk(): AtDesk {
  const at = useContext(DeskContext);
  if (at === null) throw new Error('A part of the desk was drawn elsewhere.');
  return at;
}
