/**
 * Whether what a reader has is what it would get, by the entity tags of its `If-None-Match` (RFC 9110, 13.1.2). No date
 * tells: an import brings old ones, and a removal or a new headline leaves none.
 */
export function isNotModified(ifNoneMatch: string | undefined, etag: string): boolean {
  if (ifNoneMatch === undefined) return false;
  if (ifNoneMatch === etag) return true;
  const tags = ifNoneMatch.split(',').map((tag) => tag.trim().replace(/^W\//, ''));
  return tags.includes('*') || tags.includes(etag);
}
