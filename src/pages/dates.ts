/** How much of an instant is told: its day, with the time of day, or that alone. */
export type Told = 'day' | 'day-and-time' | 'time';

const STYLES: Readonly<Record<Told, Intl.DateTimeFormatOptions>> = {
  day: { dateStyle: 'long' },
  'day-and-time': { dateStyle: 'long', timeStyle: 'short' },
  time: { timeStyle: 'short' },
};

const formats = new Map<string, Intl.DateTimeFormat>();

/** Making a format costs a hundred times as much as using it. */
function formatOf(locale: string, timeZone: string, told: Told): Intl.DateTimeFormat {
  const key = `${locale} ${timeZone} ${told}`;
  const known = formats.get(key);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat(locale, { ...STYLES[told], timeZone });
  formats.set(key, made);
  return made;
}

/** An RFC 3339 instant as a site's readers write it; null when it is unknown or no instant. */
export function dateInWords(
  instant: string | null,
  site: { locale: string; timeZone: string },
  told: Told,
): string | null {
  const milliseconds = instant === null ? NaN : Date.parse(instant);
  return Number.isNaN(milliseconds) ? null : formatOf(site.locale, site.timeZone, told).format(milliseconds);
}
