import {
  cardHref,
  itemHref,
  queueHref,
  queuesHref,
  type DeskNarrowing,
} from '../../src/pages/desk/desk-hrefs.js';

/** What is looked for. */
export interface Search {
  readonly what: 'comments' | 'authors';
  readonly query: string;
  readonly status: string;
  /** The id of an account or a guest. */
  readonly author: string;
}

export const NO_SEARCH: Search = { what: 'comments', query: '', status: '', author: '' };

/** Where at the desk somebody is: what the address says. */
export type Place = { readonly narrowing: DeskNarrowing } & (
  | { readonly kind: 'queues' }
  | { readonly kind: 'queue'; readonly queue: string }
  | { readonly kind: 'item'; readonly id: string }
  | { readonly kind: 'comment'; readonly id: string }
  | { readonly kind: 'search'; readonly search: Search }
);

const PATH = /^\/console(?:\/(queues|items|comments)\/([^/]+))?$/;
const SEARCH = '#search?';

/** The place that an address of the desk names; null: it is another page. */
export function placeOf({ pathname, search, hash }: Pick<URL, 'pathname' | 'search' | 'hash'>): Place | null {
  const [isHere, folder, encoded = ''] = PATH.exec(pathname) ?? [];
  if (isHere === undefined) return null;
  const query = new URLSearchParams(search);
  const narrowing = {
    section: query.get('section') || null,
    language: query.get('language') || null,
    reason: query.get('reason') || null,
  };
  const id = decodeURIComponent(encoded);
  if (folder === 'queues') return { kind: 'queue', queue: id, narrowing };
  if (folder === 'items') return { kind: 'item', id, narrowing };
  if (folder === 'comments') return { kind: 'comment', id, narrowing };
  if (hash.startsWith(SEARCH)) return { kind: 'search', search: searchOf(hash), narrowing };
  return { kind: 'queues', narrowing };
}

function searchOf(hash: string): Search {
  const query = new URLSearchParams(hash.slice(SEARCH.length));
  return {
    what: query.get('what') === 'authors' ? 'authors' : 'comments',
    query: query.get('query') ?? '',
    status: query.get('status') ?? '',
    author: query.get('author') ?? '',
  };
}

/** The address of a place, with the site where the page's own names one. */
export function hrefOf(place: Place): string {
  const href = new URL(pathOf(place), location.href);
  const site = new URLSearchParams(location.search).get('site');
  if (site !== null) href.searchParams.set('site', site);
  return href.href;
}

function pathOf(place: Place): string {
  const { narrowing } = place;
  switch (place.kind) {
    case 'queues':
      return queuesHref(narrowing);
    case 'queue':
      return queueHref(place.queue, narrowing);
    case 'item':
      return itemHref(place.id, narrowing);
    case 'comment':
      return cardHref(place.id, narrowing);
    case 'search':
      return `${queuesHref(narrowing)}${SEARCH}${new URLSearchParams({ ...place.search }).toString()}`;
  }
}
