import type { DiscussionsFilter } from './discussions-view.js';

const LIST = '/console/discussions';
export const MANY = `${LIST}/closings`;

/** The list as it is filtered, with more to say. */
export function discussionsHref(
  filter: Partial<DiscussionsFilter>,
  said: Record<string, string> = {},
): string {
  return withQuery(LIST, { ...filter, ...said });
}

/** Where a row's form is sent; it leads back to the list as it is filtered. */
export const rowAction = (
  threadId: string,
  what: 'close' | 'reopen' | 'mode',
  filter: DiscussionsFilter,
  cursor: string | null,
): string =>
  `${withQuery(`${LIST}/threads/${threadId}/${what}`, { ...filter, cursor: cursor ?? '' })}#notice`;

/** The form that lists many, filled in so far. */
export const manyHref = (typed: Readonly<Record<string, string>>): string => withQuery(MANY, typed);

export const closingHref = (id: string, cursor: string | null = null): string =>
  withQuery(`${MANY}/${id}`, { cursor: cursor ?? '' });

function withQuery(path: string, members: Readonly<Record<string, string | undefined>>): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(members)) if (value) query.set(name, value);
  return query.size === 0 ? path : `${path}?${query.toString()}`;
}
