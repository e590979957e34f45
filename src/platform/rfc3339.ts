const INSTANT =
  /^(?<day>\d{4}-\d{2}-\d{2})[Tt](?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{1,9})?(?:[Zz]|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/;

/**
 * The instant that an RFC 3339 text with an offset names, cut to milliseconds; null when it names none, as
 * 30 February does, or one outside of the years 1 to 9999, which PostgreSQL and JSON would write differently.
 */
export function instantOf(text: string): Date | null {
  const day = INSTANT.exec(text)?.groups?.['day'];
  if (day === undefined) return null;
  const midnight = new Date(`${day}T00:00:00Z`);
  // Date takes 30 February for 2 March.
  if (Number.isNaN(midnight.getTime()) || midnight.toISOString().slice(0, 10) !== day) return null;
  const instant = new Date(text.toUpperCase());
  const year = instant.getUTCFullYear();
  return year >= 1 && year <= 9999 ? instant : null;
}
