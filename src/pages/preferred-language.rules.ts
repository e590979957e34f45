/** The language that a request asks for first (`Accept-Language`), as a locale; null where it names none. */
export function preferredLocale(header: string | undefined): string | null {
  const first = header?.split(',')[0]?.split(';')[0]?.trim();
  if (!first || !/^[a-z]{2,3}(-[a-z0-9]{2,8})*$/i.test(first)) return null;
  return new Intl.Locale(first).baseName;
}
