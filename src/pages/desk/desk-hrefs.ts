import type { Queue } from '../../queues/items.js';

/** What a moderator has narrowed the queues to: it goes with them from page to page. */
export interface DeskNarrowing {
  /** By its key. */
  readonly section: string | null;
  readonly language: string | null;
  readonly reason: string | null;
}

type Said = Readonly<Record<string, string | null>>;

/** A page of the desk, or where one of its forms is sent. */
function at(path: string, narrowing: DeskNarrowing, said: Said = {}): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries({ ...narrowing, ...said })) if (value) query.set(name, value);
  return query.size === 0 ? path : `${path}?${query.toString()}`;
}

/** With what is said at its top. */
const told = (href: string, said: Said): string => (Object.keys(said).length === 0 ? href : `${href}#notice`);

export const queuesHref = (narrowing: DeskNarrowing, said: Said = {}): string =>
  told(at('/console', narrowing, said), said);
export const queueHref = (queue: string, narrowing: DeskNarrowing, said: Said = {}): string =>
  told(at(`/console/queues/${encodeURIComponent(queue)}`, narrowing, said), said);
export const queuePageHref = (queue: Queue, narrowing: DeskNarrowing, cursor: string): string =>
  at(`/console/queues/${queue}`, narrowing, { cursor });
export const itemHref = (id: string, narrowing: DeskNarrowing, said: Said = {}): string =>
  told(at(`/console/items/${id}`, narrowing, said), said);
export const cardHref = (commentId: string, narrowing: DeskNarrowing, said: Said = {}): string =>
  told(at(`/console/comments/${commentId}`, narrowing, said), said);

export const claimAction = (queue: Queue, narrowing: DeskNarrowing): string =>
  at(`/console/queues/${queue}/claims`, narrowing);
export const takeOverAction = (itemId: string, narrowing: DeskNarrowing): string =>
  at(`/console/items/${itemId}/take-over`, narrowing);
export const giveBackAction = (claimId: string, narrowing: DeskNarrowing): string =>
  at(`/console/claims/${claimId}/release`, narrowing);
export const undoAction = (decisionId: string, narrowing: DeskNarrowing): string =>
  at(`/console/decisions/${decisionId}/undo`, narrowing);
/** Refused, a form is answered in place: its answer begins at what is said. */
export const commentAction = (
  commentId: string,
  what: 'decisions' | 'sanctions' | 'notes',
  narrowing: DeskNarrowing,
): string => `${at(`/console/comments/${commentId}/${what}`, narrowing)}#notice`;
