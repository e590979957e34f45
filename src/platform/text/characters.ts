/**
 * Characters that show nothing: Unicode's ignorable ones (zero width, soft hyphen, bidi controls, tags, variation
 * selectors, Hangul fillers) and those that it overlooks (blank Braille, interlinear marks, the null notehead).
 */
const INVISIBLE = /[\p{Default_Ignorable_Code_Point}\p{Cc}\u2800\uFFF9-\uFFFB\u{1D159}]/u;
const EVERY_INVISIBLE = new RegExp(INVISIBLE, 'gu');
const VISIBLE = new RegExp(`[^\\s${INVISIBLE.source.slice(1)}`, 'u');

/**
 * What is drawn as a blank: white space, without the invisible U+FEFF that JavaScript counts among it, and blank letters
 * (Hangul fillers, blank Braille).
 */
const BLANK = '[\\s--\\uFEFF]\\u115F\\u1160\\u2800\\u3164\\uFFA0';
const BLANKS = new RegExp(`[${BLANK}]+`, 'gv');
const BETWEEN_BLANKS = new RegExp(`[^${BLANK}]+`, 'gv');

/** Reorder what stands around them: a name that holds one can look like another. */
const BIDI_CONTROLS = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/g;

/** A lone half of a pair: not a character, cannot be stored as UTF-8. */
const LONE_SURROGATE = /\p{Surrogate}/u;

/** Whether nothing of the text can be seen: empty, spaces, invisible characters. */
export const showsNothing = (text: string): boolean => !VISIBLE.test(text);

/** Every run of what is drawn as a blank, as one space. */
export const withSingleSpaces = (text: string): string => text.replace(BLANKS, ' ');

/** What stands between the blanks of a text, and where, in code units. */
export const piecesOf = (text: string): { piece: string; position: number }[] =>
  Array.from(text.matchAll(BETWEEN_BLANKS), ({ 0: piece, index: position }) => ({ piece, position }));

/** Line ends, tabs and blank letters are among them: fold blanks before. */
export const withoutInvisible = (text: string): string => text.replace(EVERY_INVISIBLE, '');

export const withoutBidiControls = (text: string): string => text.replace(BIDI_CONTROLS, '');

/** Where the first lone surrogate stands, in code units; -1 when there is none. */
export const loneSurrogateAt = (text: string): number => text.search(LONE_SURROGATE);

/**
 * Longer runs of combining marks than any language writes (UAX #15: 30 in a row). Normalising takes
 * time by the square of a run, and one drawn character of hundreds of marks spills over the page: so it is looked for first.
 */
export const ENDLESS_MARKS = /\p{M}{31}/u;
