import { parseUrl } from '../platform/text/parse-url.js';

/**
 * A host as a site keeps it: lower case, without port and trailing dot, an IPv6 address in brackets and in its short
 * form. Null: it is none.
 */
export function hostName(text: string): string | null {
  const url = /[@#?/\\\s]/.test(text) ? null : parseUrl(`http://${text}`);
  if (url === null) return null;
  const host = url.hostname.replace(/\.$/, '');
  return host === '' || host.length > 253 ? null : host;
}
