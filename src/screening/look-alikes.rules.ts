import unhomoglyph from 'unhomoglyph';

/** Letters that a character may stand for beside itself, and why. */
export interface LookAlikes {
  /** Without its accents, where they do not make it another letter. */
  readonly bare: string;
  /** The Latin letter that it looks like, as a small one and as a capital; itself where it looks like none. */
  readonly small: string;
  readonly capital: string;
  /** Letters that are written with this digit or sign. */
  readonly signFor: string;
  /** Whether it looks like a Latin letter in the case that folding leaves it in. */
  readonly latin: boolean;
  /** Its script; null for a digit or a sign. */
  readonly script: string | null;
}

/** Letters of their own in the languages that write them: "año" is a year, "schwül" a weather. */
const OWN_LETTER = /^[ñäöüåйїўґ]/u;
const ALPHABETIC = /^[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}]/u;
/** Their small letters differ from the capitals, and a word is written in either: what looks Latin in one may not in the other. */
const TWO_CASES = /^[\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Armenian}]/u;
const ONE_LATIN = /^[a-z]$/;
/** Latin letters of living alphabets, which the table would take for others. */
const LATIN_OF_ITS_OWN = /^[əɛɔŋƙɓɗþð]$/u;
const SMALL_CAPITALS = new Map(
  [...'ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍʍɴᴏᴘʀꜱᴛᴜᴠᴡʏᴢ'].map((letter, index) => [letter, 'abcdefghijklmmnoprstuvwyz'[index]!]),
);

/** Digits and signs that are written for letters. Only between other letters: "hi!" ends with a cry. */
const SIGNS = new Map(
  Object.entries({
    '0': 'o',
    '1': 'il',
    '2': 'z',
    '3': 'e',
    '4': 'a',
    '5': 's',
    '6': 'g',
    '7': 't',
    '8': 'b',
    '9': 'g',
    $: 's',
    '@': 'a',
    '€': 'e',
    '¢': 'c',
    '!': 'il',
    '|': 'il',
    '+': 't',
  }),
);

/** Scripts that nobody takes for Latin are one. */
const SCRIPTS = ['Latin', 'Cyrillic', 'Greek', 'Armenian', 'Cherokee'].map(
  (script) => [script, new RegExp(`^\\p{Script=${script}}`, 'u')] as const,
);

const known = new Map<string, LookAlikes>();
/** Of all scripts there are some thousand letters with their marks that are ever written. */
const MOST_KNOWN = 20_000;

/** @param letter one folded character with its marks */
export function lookAlikesOf(letter: string): LookAlikes {
  const found = known.get(letter);
  if (found) return found;
  const bare = withoutAccents(letter);
  const [asSmall, asCapital] = [latinOf(bare), latinOf(bare.toUpperCase())];
  const small = asSmall ?? asCapital ?? bare;
  const capital = asCapital ?? asSmall ?? bare;
  const latin = asSmall !== null || (asCapital !== null && !TWO_CASES.test(bare));
  const signFor = SIGNS.get(letter) ?? '';
  const alike = { bare, small, capital, signFor, latin, script: scriptOf(letter) };
  if (known.size < MOST_KNOWN) known.set(letter, alike);
  return alike;
}

/** "é" is "e", and "s" with a stroke through it is "s"; marks that write vowels stay. */
function withoutAccents(letter: string): string {
  if (!ALPHABETIC.test(letter)) return letter;
  return OWN_LETTER.exec(letter)?.[0] ?? letter.normalize('NFD').replace(/\p{M}+/gu, '');
}

/** The one Latin letter that a character looks like, by Unicode's table of confusable ones; null: none. */
function latinOf(letter: string): string | null {
  if (ONE_LATIN.test(letter)) return letter;
  if (LATIN_OF_ITS_OWN.test(letter) || letter === '') return null;
  const shape = SMALL_CAPITALS.get(letter) ?? unhomoglyph(letter).toLowerCase();
  return ONE_LATIN.test(shape) ? shape : null;
}

function scriptOf(letter: string): string | null {
  if (!/^\p{L}/u.test(letter)) return null;
  return SCRIPTS.find(([, pattern]) => pattern.test(letter))?.[0] ?? 'other';
}
