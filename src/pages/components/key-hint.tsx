import type { KeyAction } from '../desk/keys.rules.js';
import { useShortcuts } from './shortcuts.js';

/** The key of an action on its button, where a script listens; who cannot see it hears of it by `aria-keyshortcuts`. */
export function KeyHint({ of }: { of: KeyAction }) {
  const key = useShortcuts()[of];
  return key === undefined ? null : (
    <>
      {' '}
      <kbd class="key-hint" aria-hidden="true">
        {key}
      </kbd>
    </>
  );
}
