import type { Reader } from '../platform/database/database.js';
import { compileWords, type CompiledWords, type WordLists } from './words.rules.js';

/** A site's lists with their version; version 0 is the empty ones that nobody has set yet. */
export type VersionedLists = WordLists & { readonly version: number };

const NONE: VersionedLists = { version: 0, held: [], refused: [] };
const NO_WORDS = compileWords(NONE);

export async function readWordLists(reader: Reader, siteId: string): Promise<VersionedLists> {
  const [lists] = await reader.query<VersionedLists>(
    'SELECT version, held, refused FROM word_lists WHERE site_id = $1',
    [siteId],
  );
  return lists ?? NONE;
}

/** Some MB at most each: a service of many sites makes the rarest ones ready again. */
const MOST_COMPILED = 50;

/** The lists of sites, made ready once a version. Whoever posts asks for the version, and finds the rest here. */
const compiled = new Map<string, { readonly version: number; readonly words: CompiledWords }>();

/** @param current the version now; null: nobody has set any */
export async function compiledWords(
  reader: Reader,
  siteId: string,
  current: number | null,
): Promise<CompiledWords> {
  if (current === null) return NO_WORDS;
  const known = compiled.get(siteId);
  if (known?.version === current) return keep(siteId, known);
  const { version, ...lists } = await readWordLists(reader, siteId);
  return keep(siteId, { version, words: compileWords(lists) });
}

/** The last asked for stand last; the first goes when there are too many. */
function keep(siteId: string, entry: { version: number; words: CompiledWords }): CompiledWords {
  compiled.delete(siteId);
  compiled.set(siteId, entry);
  if (compiled.size > MOST_COMPILED) compiled.delete(compiled.keys().next().value!);
  return entry.words;
}
