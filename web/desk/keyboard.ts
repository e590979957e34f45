import { actionOf, readKeys, type KeyAction, type Keys } from '../../src/pages/desk/keys.rules.js';

const KEPT = 'parley.desk.keys';
/** Where keys are typed or choose. */
const FIELDS = 'input:not([type="checkbox"]), textarea, select, [contenteditable], dialog';

/** The keys of this browser, and what they do. */
export class Keyboard {
  keys: Keys = readKeys(kept());

  constructor(private readonly act: (action: KeyAction) => void) {}

  listen(): void {
    document.addEventListener('keydown', (event) => {
      if (event.defaultPrevented || event.isComposing) return;
      if (event.target instanceof Element && event.target.closest(FIELDS) !== null) return;
      if (document.querySelector('dialog[open]') !== null) return;
      const action = actionOf(this.keys, event);
      if (action === null) return;
      event.preventDefault();
      this.act(action);
    });
  }

  keep(keys: Keys): void {
    this.keys = keys;
    try {
      localStorage.setItem(KEPT, JSON.stringify(keys));
    } catch {
      // A browser that keeps nothing has them until the page goes.
    }
  }

  /** For `aria-keyshortcuts`. */
  get shown(): Partial<Record<KeyAction, string>> {
    if (!this.keys.on) return {};
    return Object.fromEntries(Object.entries(this.keys.keys).filter(([, key]) => key !== ''));
  }
}

function kept(): string | null {
  try {
    return localStorage.getItem(KEPT);
  } catch {
    return null;
  }
}
