/** What a reader says it has, by the headers of a conditional request. */
export interface Known {
  readonly ifNoneMatch: string | undefined;
  readonly ifModifiedSince: string | undefined;
}

/**
 * Whether what a reader has is what it would get (RFC 9110, 13.2.2): by the entity tag where it sends one, else by the
 * date.
 * @param current.lastModified null where no date tells of every change
 */
export function isNotModified(known: Known, current: { etag: string; lastModified: Date | null }): boolean {
  if (known.ifNoneMatch !== undefined) {
    const tags = known.ifNoneMatch.split(',').map((tag) => tag.trim().replace(/^W\//, ''));
    return tags.includes('*') || tags.includes(current.etag);
  }
  if (known.ifModifiedSince === undefined || current.lastModified === null) return false;
  // The header has no fractions of a second.
  return Math.floor(current.lastModified.getTime() / 1000) * 1000 <= Date.parse(known.ifModifiedSince);
}
