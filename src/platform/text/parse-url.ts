/**
 * An address, absolute or against `base`; null where it is none. `URL.canParse` of Node 20 takes a host with an umlaut
 * for none, once it was called often.
 */
export function parseUrl(text: string, base?: string): URL | null {
  try {
    return new URL(text, base);
  } catch {
    return null;
  }
}
