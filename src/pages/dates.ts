const formats = new Map<string, Intl.DateTimeFormat>();

/** Making a format costs a hundred times as much as using it. */
function formatOf(locale: string, timeZone: string, withTime: boolean): Intl.DateTimeFormat {
  const key = `${locale} ${timeZone} ${withTime}`;
  const known = formats.get(key);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat(locale, {
    dateStyle: 'long',
    ...(withTime ? { timeStyle: 'short' as const } : {}),
    timeZone,
  });
  formats.set(key, made);
  return made;
}

/** An RFC 3339 instant as a site's readers write it; null when it is unknown or no instant. */
export function dateInWords(
  instant: string | null,
  site: { locale: string; timeZone: string },
  withTime: boolean,
): string | null {
  const milliseconds = instant === null ? NaN : Date.parse(instant);
  return Number.isNaN(milliseconds)
    ? null
    : formatOf(site.locale, site.timeZone, withTime).format(milliseconds);
}
