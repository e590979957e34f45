import { parseUrl } from '../platform/text/parse-url.js';

/**
 * Where to go on after signing in, as an address of ours that `?next=` named: a path with its query; null for anything
 * that a browser would take elsewhere.
 */
export function readNext(next: string | null | undefined): string | null {
  // A browser reads "\" as "/" and leaves tabs and line ends out: two slashes name a host.
  if (!next || !/^\/(?![/\\])[\x21-\x5b\x5d-\x7e]*$/.test(next)) return null;
  const url = parseUrl(next, HERE);
  if (url === null || url.origin !== HERE || url.pathname.startsWith('//')) return null;
  return `${url.pathname}${url.search}${url.hash}`;
}

const HERE = 'http://here.invalid';

/** The page that asks to sign in, and then leads back to a path of ours. */
export const signInHref = (next: string | null): string => withNext('/sign-in', next);

/** As {@link signInHref}, for who has no account yet. */
export const signUpHref = (next: string | null): string => withNext('/sign-up', next);

const withNext = (path: string, next: string | null): string =>
  next === null ? path : `${path}?next=${encodeURIComponent(next)}`;
