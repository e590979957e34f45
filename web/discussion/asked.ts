/** What is told with a discussion that is read again. */
export interface Asked {
  readonly posted?: string;
  readonly reported?: string;
  /** A revision that the answer must not be older than. */
  readonly seen?: string | number | null;
}

export function withAsked(query: URLSearchParams, { posted, reported, seen }: Asked): URLSearchParams {
  const asked = new URLSearchParams(query);
  if (posted !== undefined) asked.set('posted', posted);
  if (reported !== undefined) asked.set('reported', reported);
  if (seen != null) asked.set('seen', String(seen));
  return asked;
}
