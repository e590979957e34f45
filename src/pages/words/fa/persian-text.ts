import { counterFor } from '../counted.js';

export const counted = counterFor('fa');

const number = new Intl.NumberFormat('fa');
const digits = new Intl.NumberFormat('fa', { useGrouping: false });

/** A quantity: ۱٬۲۰۰. */
export const quantity = (count: number): string => number.format(count);

/** A number that is a name: comment ۱۲۰۰, version ۳. */
export const inDigits = (count: number): string => digits.format(count);

/** A name or title of any direction within a sentence, so that it turns nothing beside it (U+2068, U+2069). */
export const apart = (text: string): string => `\u2068${text}\u2069`;

/** What is typed from left to right, such as a time: its parts stay in their order (U+2066, U+2069). */
export const leftToRight = (text: string): string => `\u2066${text}\u2069`;

export const numbered = (words: string, comment: number | null): string =>
  comment === null ? words : `${words} (شمارهٔ ${inDigits(comment)})`;
