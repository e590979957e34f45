/** A list of keys made ready: Aho and Corasick's automaton over code units. */
interface CompiledKeys {
  /** By state and code unit, the next state. */
  readonly next: ReadonlyMap<number, number>;
  /** Of each state, the longest other beginning that it ends with. */
  readonly fail: Int32Array;
  /** Of each state, the first line whose key ends there; 0: none. */
  readonly line: Int32Array;
  /** Of each line, the length of its key. */
  readonly lengths: readonly number[];
}

/** Where a key stands: its line in the list, from 1, and where it begins, in code units from 0. */
export interface KeyHit {
  readonly line: number;
  readonly position: number;
}

/**
 * A text as `/iu` compares it, by Unicode's simple folding: each character by itself, so that positions stay. What has
 * no single partner, such as ß beside ss or the Turkish İ and ı beside i, stays apart.
 */
export function foldKey(text: string): string {
  let folded = '';
  for (const character of text) folded += foldCharacter(character);
  return folded;
}

function foldCharacter(character: string): string {
  if (character === 'ı') return character;
  return single(single(character, character.toUpperCase()), undefined);
}

/** The other case of a character where that is one character too, else itself; in small letters without a second one. */
function single(character: string, other: string | undefined): string {
  const wanted = other ?? character.toLowerCase();
  return wanted.length === character.length ? wanted : character;
}

/** How many lists are kept ready: some MB at most each. */
const MOST_COMPILED = 40;
const compiled = new Map<string, CompiledKeys>();

function compiledKeys(list: string): CompiledKeys {
  const ready = compiled.get(list) ?? compile(list);
  compiled.delete(list);
  compiled.set(list, ready);
  if (compiled.size > MOST_COMPILED) compiled.delete(compiled.keys().next().value!);
  return ready;
}

const UNITS = 65_536;

function compile(list: string): CompiledKeys {
  const keys = list.split('\n').map((key) => foldKey(key.trim()));
  const states = keys.reduce((sum, key) => sum + key.length, 1);
  const next = new Map<number, number>();
  const [fail, line] = [new Int32Array(states), new Int32Array(states)];
  let last = 0;
  const born: { state: number; parent: number; unit: number; depth: number }[] = [];
  keys.forEach((key, index) => {
    let state = 0;
    for (let at = 0; at < key.length; at += 1) {
      const edge = state * UNITS + key.charCodeAt(at);
      let child = next.get(edge);
      if (child === undefined) {
        child = last += 1;
        next.set(edge, child);
        born.push({ state: child, parent: state, unit: key.charCodeAt(at), depth: at + 1 });
      }
      state = child;
    }
    if (state !== 0 && line[state] === 0) line[state] = index + 1;
  });
  // The shorter ones first: what a state falls back to is shorter than itself.
  for (const { state, parent, unit } of born.sort((one, other) => one.depth - other.depth)) {
    fail[state] = parent === 0 ? 0 : follow({ next, fail }, fail[parent]!, unit);
    const behind = line[fail[state]]!;
    if (behind !== 0 && (line[state] === 0 || behind < line[state]!)) line[state] = behind;
  }
  return { next, fail, line, lengths: keys.map((key) => key.length) };
}

function follow({ next, fail }: Pick<CompiledKeys, 'next' | 'fail'>, from: number, unit: number): number {
  for (let state = from; ; state = fail[state]!) {
    const child = next.get(state * UNITS + unit);
    if (child !== undefined) return child;
    if (state === 0) return 0;
  }
}

/**
 * The key of the first line that stands in a text, anywhere, also within words, in any case. Takes time by the text's
 * length, however many keys there are.
 */
export function findKey(list: string, text: string): KeyHit | null {
  if (list.trim() === '' || text === '') return null;
  const keys = compiledKeys(list);
  const folded = foldKey(text);
  let hit: KeyHit | null = null;
  for (let at = 0, state = 0; at < folded.length; at += 1) {
    state = follow(keys, state, folded.charCodeAt(at));
    const line = keys.line[state]!;
    if (line !== 0 && (hit === null || line < hit.line))
      hit = { line, position: at + 1 - keys.lengths[line - 1]! };
  }
  return hit;
}
