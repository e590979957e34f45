import { createHash } from 'node:crypto';
import { parseUrl } from '../platform/text/parse-url.js';

/** Parameters that say how a reader came, never what the page is. */
const TRACKING =
  /^(?:utm_.*|mtm_.*|pk_.*|hsa_.*|fbclid|fb_(?:action_ids|action_types|ref|source)|gclid|gclsrc|gbraid|wbraid|dclid|msclkid|yclid|twclid|ttclid|li_fat_id|igshid|igsh|mc_cid|mc_eid|_ga|_gl|_hsenc|_hsmi|mkt_tok|vero_id|oly_anon_id|oly_enc_id|srsltid|epik|s_cid|wt_mc)$/i;

/** What means the same percent-encoded or not, in a path and in a query; everything else is encoded. */
const FREE_IN_PATH = /[\w.~!$&'()*+,;=:@/-]/;
const FREE_IN_QUERY = /[\w.~!$'()*,;:@/?-]/;

/** Longest key that is kept as it is, in characters, which are ASCII: an index takes 2,704 bytes. */
const LONGEST_KEY = 1_000;

/**
 * What all spellings of one address have in common: one address has one discussion. The scheme, `www.`, the case of
 * the host, its trailing dot and its default port do not matter, nor do a trailing slash, the fragment, the order of
 * parameters, those that only track readers, and the ways to percent-encode. The case of the path does.
 * Null: no address of a page, or one with a user name or password in it.
 */
export function urlKey(url: string): string | null {
  const parsed = /^https?:\/\//i.test(url) ? parseUrl(url) : null;
  if (parsed === null) return null;
  const { hostname, port, pathname, search, username, password } = parsed;
  const host = hostname.replace(/\.+$/, '').replace(/^(?:www\.)+(?=.)/, '');
  if (host === '' || username !== '' || password !== '') return null;
  const path = encoded(pathname, FREE_IN_PATH, '/').replace(/\/+$/, '');
  const query = parametersOf(search).sort().join('&');
  // The scheme does not matter, so neither does of which scheme a port is the default.
  const key = `${host}${/^(?:80|443)?$/.test(port) ? '' : `:${port}`}${path}${query === '' ? '' : `?${query}`}`;
  return key.length <= LONGEST_KEY ? key : `${key.slice(0, LONGEST_KEY - 100)}#${digestOf(key)}`;
}

function parametersOf(search: string): string[] {
  return search
    .slice(1)
    .split('&')
    .filter((parameter) => parameter !== '')
    .map((parameter) => {
      const at = parameter.indexOf('=');
      const [name, value] = at === -1 ? [parameter, ''] : [parameter.slice(0, at), parameter.slice(at + 1)];
      return [queryText(name), queryText(value)] as const;
    })
    .filter(([name]) => !TRACKING.test(name))
    .map(([name, value]) => `${name}=${value}`);
}

const queryText = (text: string): string => encoded(text.replaceAll('+', ' '), FREE_IN_QUERY, '');

/** @param separator stays as it is, and stays encoded where it is: there it separates nothing */
function encoded(text: string, free: RegExp, separator: string): string {
  return text.replace(/%([0-9a-f]{2})|[^]/giu, (found: string, code: string | undefined) => {
    if (code === undefined) return free.test(found) ? found : encodeURIComponent(found);
    const character = String.fromCharCode(parseInt(code, 16));
    return free.test(character) && character !== separator ? character : found.toUpperCase();
  });
}

const digestOf = (key: string): string => createHash('sha256').update(key).digest('base64url');
