const UNITS = [
  ['day', 2 * 86_400, 86_400],
  ['hour', 3_600, 3_600],
  ['minute', 60, 60],
  ['second', 0, 1],
] as const;

/** A length of time in the unit that says it best, as a language writes it: "25 min", "1.5 hr", "3 days". */
export function durationInWords(seconds: number, locale: string): string {
  const [unit, , length] = UNITS.find(([, least]) => seconds >= least) ?? UNITS[3];
  const format = new Intl.NumberFormat(locale, {
    ...{ style: 'unit', unit, unitDisplay: 'short' },
    maximumFractionDigits: unit === 'hour' || unit === 'day' ? 1 : 0,
  });
  return format.format(seconds / length);
}
