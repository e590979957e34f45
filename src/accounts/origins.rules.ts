import { parseUrl } from '../platform/text/parse-url.js';

/** The headers by which a browser tells where a write comes from. */
export interface WriteOrigin {
  readonly secFetchSite: string | undefined;
  readonly origin: string | undefined;
  /** The request's own host, with its port. */
  readonly host: string;
  readonly allowedOrigins: readonly string[];
}

/**
 * Whether a write may come from there: our own pages, an origin that the site allows, or no browser at all.
 * Protects cookies against forged requests from other websites.
 */
export function mayWriteFrom({ secFetchSite, origin, host, allowedOrigins }: WriteOrigin): boolean {
  if (secFetchSite === 'same-origin' || secFetchSite === 'none') return true;
  if (origin === undefined) return secFetchSite === undefined;
  if (isAllowedOrigin(origin, allowedOrigins)) return true;
  // Our own host under another scheme is another website to a browser, and it says so.
  return secFetchSite !== 'cross-site' && parseUrl(origin)?.host === host.toLowerCase();
}

/** By the whole text, since the end or the beginning of a name proves nothing; "null" is anybody's origin. */
export const isAllowedOrigin = (origin: string | undefined, allowedOrigins: readonly string[]): boolean =>
  origin !== undefined && origin !== 'null' && allowedOrigins.includes(origin);
