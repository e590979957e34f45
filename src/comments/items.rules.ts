import type { ItemReason, OpenItem, Priority, Queue } from '../queues/items.js';
import type { Finding } from '../screening/finding.js';
import type { Status } from './comment-status.rules.js';

export interface Item {
  readonly queue: Queue;
  readonly reasons: readonly ItemReason[];
  /** Of its text, as a primary tag of BCP 47; absent: that of the text that stands. */
  readonly language?: string | null;
  /** Since when it waits, where it takes the place of another; absent: from the change on. */
  readonly openedAt?: Date;
}

/**
 * The item that a new comment leaves for moderators: held and spam with what held them, the rest unreviewed.
 * @param trusted whether its author decides on comments there: then who would review it has written it
 */
export function itemOf(status: Status, trusted: boolean, trace: readonly Finding[]): { item?: Item } {
  if (status === 'held' || status === 'spam') {
    const wanted = status === 'held' ? 'hold' : 'spam';
    const reasons = trace.filter(({ verdict }) => verdict === wanted);
    return {
      item: {
        queue: status,
        reasons: reasons.map(({ check, evidence }) => ({ reason: check, ...(evidence && { evidence }) })),
      },
    };
  }
  return status === 'published' && !trusted
    ? { item: { queue: 'unreviewed', reasons: [{ reason: 'unreviewed' }] } }
    : {};
}

/** With the language of a text that is not kept yet. */
export const inLanguage = ({ item }: { item?: Item }, language: string | null): { item?: Item } =>
  item === undefined ? {} : { item: { ...item, language } };

/**
 * The item that an edited comment leaves. What readers brought to moderators stays before them, whatever the text says
 * now; so does spam that nobody has decided on, and only that. What stays in its queue keeps its place there.
 * @param open the item that stood open before
 */
export function itemAfterEdit(
  { from, to }: { from: Status; to: Status },
  trusted: boolean,
  trace: readonly Finding[],
  open: OpenItem | null,
): { item?: Item } {
  const { item } = itemOf(to, trusted, trace);
  if (from === 'spam') return open === null ? {} : { item: { ...open, reasons: joined(open, item) } };
  if (open !== null && isOfReaders(open))
    return { item: { ...open, reasons: joined(open, item?.queue === 'unreviewed' ? undefined : item) } };
  if (item === undefined) return {};
  return { item: open?.queue === item.queue ? { ...item, openedAt: open.openedAt } : item };
}

/**
 * The item of a comment that readers have reported: what else brought it stays told. What is in the queue already keeps
 * its place there, and a notice comes before reports.
 * @param open the item that stood open before
 */
export function itemAfterReport(open: Item | null, reported: ItemReason): Item {
  if (open === null) return { queue: 'reported', reasons: [reported] };
  const reasons = joined(open, { queue: 'reported', reasons: [reported] });
  return isOfReaders(open) ? { ...open, reasons } : { queue: 'reported', reasons };
}

/** Whether readers brought it: by reports or by a notice. */
export const isOfReaders = (open: Item | null): boolean =>
  open?.queue === 'reported' || open?.queue === 'notices';

/** One of a kind: what screening says now replaces what it said before. */
const joined = (open: Item, now: Item | undefined): ItemReason[] => {
  const fresh = now?.reasons ?? [];
  const names = new Set(fresh.map(({ reason }) => reason));
  return [...open.reasons.filter(({ reason }) => !names.has(reason)), ...fresh];
};

/** Of reports: as much as hides a comment. */
const HEAVY = 3;
/** Readers are not kept waiting by it: it is visible already, or it waited elsewhere before. */
const UNHURRIED: readonly string[] = ['unreviewed', 'import'];

/** Which items of a queue come first: illegal content and what many have reported; last, what is visible or from an import. */
export function priorityOf(reasons: readonly ItemReason[]): Priority {
  if (reasons.some(isUrgent)) return 1;
  return reasons.length > 0 && reasons.every(({ reason }) => UNHURRIED.includes(reason)) ? 3 : 2;
}

function isUrgent({ reason, evidence }: ItemReason): boolean {
  if (reason === 'notice') return true;
  const { weight = 0, reasons } = (evidence ?? {}) as { weight?: number; reasons?: { illegal?: number } };
  return reason === 'reported' && (weight >= HEAVY || (reasons?.illegal ?? 0) > 0);
}
