export type Direction = 'ltr' | 'rtl';

/** Scripts of living languages that are written from right to left, by ISO 15924. */
const RIGHT_TO_LEFT: ReadonlySet<string> = new Set([
  ...['Adlm', 'Arab', 'Aran', 'Hebr', 'Mand', 'Nkoo', 'Rohg', 'Samr', 'Syrc', 'Thaa', 'Yezi'],
]);

/** Which way a locale is written: by its script, named or the one that its language usually has. */
export const directionOf = (locale: string): Direction =>
  RIGHT_TO_LEFT.has(new Intl.Locale(locale).maximize().script ?? '') ? 'rtl' : 'ltr';

/** From what was to what became of it, the way that a line is read. */
export const arrowOf = (locale: string): string => (directionOf(locale) === 'rtl' ? '←' : '→');
