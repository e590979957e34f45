import { franc } from 'franc-min';

/** Shorter texts are taken for a wrong language too often. */
const SHORTEST = 20;
/** The library looks at three letters at a time: more of them make it slower, not surer. */
const LONGEST = 500;

/** Addresses are in no language. */
const ADDRESSES = /(?:https?:\/\/|www\.)\S+/giu;

/**
 * The language that a text is most likely written in, as a primary tag of BCP 47; null: too short to tell, or none.
 * @param shown as a reader sees it
 */
export function languageOf(shown: string): string | null {
  const words = shown.replace(ADDRESSES, ' ').replace(/\s+/gu, ' ').trim();
  if (words.length < SHORTEST) return null;
  const language = franc(words.slice(0, LONGEST), { minLength: SHORTEST });
  return language === 'und' ? null : tagOf(language);
}

/** Of a code of ISO 639-3: `deu` is `de`, `cmn` is `zh`. */
const tagOf = (code: string): string => Intl.getCanonicalLocales(code)[0]!;
