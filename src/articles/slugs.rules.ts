import { isId } from '../platform/ids.js';

/** Longest slug, in characters. */
export const SLUG_LENGTH = 200;

/** A headline as a path segment: letters and digits of any script, joined by hyphens; marks of Latin letters dropped. */
export function slugOf(headline: string): string {
  const words = headline
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .normalize('NFC')
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu);
  const slug = (words ?? [])
    .join('-')
    .slice(0, SLUG_LENGTH - 10)
    .replace(/[\uD800-\uDBFF]$/, '')
    .replace(/-$/, '');
  if (slug === '') return 'article';
  // A path that names an article takes what is shaped like an id for one.
  return isId(slug) ? `article-${slug}` : slug;
}

/** The nth try at a free slug: `name`, `name-2`, `name-3`. */
export const nthSlug = (slug: string, nth: number): string => (nth === 1 ? slug : `${slug}-${nth}`);
