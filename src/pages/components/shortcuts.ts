import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { KeyAction } from '../desk/keys.rules.js';

type Shortcuts = Partial<Readonly<Record<KeyAction, string>>>;

/** The key of each action that has one; none where no script listens. */
export const ShortcutContext = createContext<Shortcuts>({});

/** For `aria-keyshortcuts`. */
export const useShortcuts = (): Shortcuts => useContext(ShortcutContext);
