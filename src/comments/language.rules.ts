import { data } from 'franc-min/data.js';
import { expressions } from 'franc-min/expressions.js';

/** Shorter texts are taken for a wrong language too often. */
const SHORTEST = 20;
/** Three letters at a time are looked at: more of them make it slower, not surer. */
const LONGEST = 500;

/** Addresses are in no language. */
const ADDRESSES = /(?:https?:\/\/|www\.)\S+/giu;
const NO_LETTERS = /[\u0021-\u0040]+/g;

/** How far a trigram is from a language that does not have it among its commonest. */
const FAR = 300;

/** The languages of a script, and where each trigram stands among the commonest of those that have it. */
interface Script {
  readonly languages: readonly string[];
  readonly ranks: ReadonlyMap<string, readonly { readonly language: number; readonly rank: number }[]>;
}

/** The library's own tables, turned round: a text's trigrams are looked up once, not once a language. */
const SCRIPTS: ReadonlyMap<string, Script> = new Map(
  Object.entries(data).map(([script, models]) => [script, turned(models)]),
);

function turned(models: Readonly<Record<string, string>>): Script {
  const ranks = new Map<string, { language: number; rank: number }[]>();
  for (const [language, model] of Object.values(models).entries()) {
    for (const [rank, trigram] of model.split('|').entries()) {
      ranks.set(trigram, [...(ranks.get(trigram) ?? []), { language, rank }]);
    }
  }
  return { languages: Object.keys(models), ranks };
}

/**
 * The language that a text is most likely written in, as a primary tag of BCP 47; null: too short to tell, or none.
 * @param shown as a reader sees it
 */
export function languageOf(shown: string): string | null {
  const words = shown.replace(ADDRESSES, ' ').replace(/\s+/gu, ' ').trim();
  if (words.length < SHORTEST) return null;
  const text = words.slice(0, LONGEST);
  const script = scriptOf(text);
  if (script === null) return null;
  const several = SCRIPTS.get(script);
  return tagOf(several ? nearest(several, trigramsOf(text)) : script);
}

/** The script of most of a text, or the language where only one has it; null: none. */
function scriptOf(text: string): string | null {
  let [most, found]: [number, string | null] = [0, null];
  for (const [script, letters] of Object.entries(expressions)) {
    const count = text.match(letters)?.length ?? 0;
    if (count > most) [most, found] = [count, script];
    if (most > text.length / 2) break;
  }
  return found;
}

/** How often a text has each three letters, with a blank before it and one after. */
function trigramsOf(text: string): Map<string, number> {
  const clean = ` ${text.replace(NO_LETTERS, ' ').replace(/\s+/g, ' ').trim().toLowerCase()} `;
  const trigrams = new Map<string, number>();
  for (let at = 0; at + 3 <= clean.length; at += 1) {
    const trigram = clean.slice(at, at + 3);
    trigrams.set(trigram, (trigrams.get(trigram) ?? 0) + 1);
  }
  return trigrams;
}

/** The language whose commonest trigrams are nearest to a text's: by how far each is from its rank there. */
function nearest({ languages, ranks }: Script, trigrams: ReadonlyMap<string, number>): string {
  const distances = Array<number>(languages.length).fill(trigrams.size * FAR);
  for (const [trigram, count] of trigrams) {
    for (const { language, rank } of ranks.get(trigram) ?? [])
      distances[language]! += Math.abs(count - rank - 1) - FAR;
  }
  return languages[distances.indexOf(Math.min(...distances))]!;
}

const tags = new Map<string, string>();

/** Of a code of ISO 639-3: `deu` is `de`, `cmn` is `zh`. */
function tagOf(code: string): string {
  const known = tags.get(code) ?? Intl.getCanonicalLocales(code)[0]!;
  tags.set(code, known);
  return known;
}
