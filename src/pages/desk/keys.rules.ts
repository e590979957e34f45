/** What a single key does at the desk, and which key that is where nobody has chosen another. */
export const FIRST_KEYS = {
  next: 'j',
  previous: 'k',
  approve: 'a',
  reject: 'r',
  spam: 's',
  undo: 'u',
  note: 'n',
  select: 'x',
  queue: 't',
  search: '/',
  help: '?',
} as const;

export type KeyAction = keyof typeof FIRST_KEYS;
export const KEY_ACTIONS = Object.keys(FIRST_KEYS) as KeyAction[];

/** The keys of one moderator's browser. */
export interface Keys {
  readonly on: boolean;
  /** Empty: the action has no key. */
  readonly keys: Readonly<Record<KeyAction, string>>;
}

/** What of a pressed key counts. */
export interface Press {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly repeat: boolean;
}

/** Those that a key that is held down may do again and again. */
const REPEATED: readonly KeyAction[] = ['next', 'previous'];

const isKey = (key: unknown): key is string => typeof key === 'string' && /^[^\s\p{C}]?$/u.test(key);

/** What was kept, as far as it is of use; anything else is as it was at first. */
export function readKeys(kept: string | null): Keys {
  const none: Keys = { on: true, keys: FIRST_KEYS };
  try {
    const { on, keys } = JSON.parse(kept ?? '{}') as { on?: unknown; keys?: Record<string, unknown> };
    const chosen = KEY_ACTIONS.map((action) => [action, keys?.[action]] as const);
    return {
      on: on !== false,
      keys: { ...FIRST_KEYS, ...Object.fromEntries(chosen.filter(([, key]) => isKey(key))) },
    };
  } catch {
    return none;
  }
}

/** Actions that share a key with one before them, or have more than one key's worth of it. */
export function unusableKeys(keys: Keys['keys']): KeyAction[] {
  const taken = new Set<string>();
  return KEY_ACTIONS.filter((action) => {
    const key = keys[action].toLowerCase();
    if (key === '') return false;
    const unusable = !isKey(key) || taken.has(key);
    taken.add(key);
    return unusable;
  });
}

/** What a pressed key does; null: nothing. Letters count whatever their case, since Caps Lock is easily on. */
export function actionOf({ on, keys }: Keys, press: Press): KeyAction | null {
  if (!on || press.ctrlKey || press.metaKey || press.altKey) return null;
  const pressed = press.key.toLowerCase();
  const action = KEY_ACTIONS.find((one) => keys[one] !== '' && keys[one].toLowerCase() === pressed) ?? null;
  return action !== null && press.repeat && !REPEATED.includes(action) ? null : action;
}
