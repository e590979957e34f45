import { instantOf } from '../../platform/rfc3339.js';
import type { WordPressComment, WordPressItem } from './wordpress-records.js';

const COMMENT_STATUSES: ReadonlyMap<string, 'published' | 'held' | 'spam' | 'rejected'> = new Map([
  ['1', 'published'],
  ['approve', 'published'],
  ['approved', 'published'],
  ['0', 'held'],
  ['hold', 'held'],
  ['unapproved', 'held'],
  ['spam', 'spam'],
  ['trash', 'rejected'],
  ['post-trashed', 'rejected'],
]);

/** The status that `comment_approved` stands for; null for what only a plugin of the exporting site understands. */
export function commentStatusOf(approved: string): 'published' | 'held' | 'spam' | 'rejected' | null {
  return COMMENT_STATUSES.get(approved.trim().toLowerCase()) ?? null;
}

/** Ids are numbers; what is longer than this is none, and would not fit an index. */
const LONGEST_ID = 100;

/** Why a comment is not imported, as a key that is counted; null: it is imported. */
export function skipReasonOfComment(
  comment: Pick<WordPressComment, 'sourceId' | 'type' | 'approved'>,
  { withPings = false }: { withPings?: boolean } = {},
): string | null {
  if (comment.sourceId === '') return 'no id';
  if (comment.sourceId.length > LONGEST_ID) return 'id too long';
  const isPing = comment.type === 'pingback' || comment.type === 'trackback';
  if (isPing && !withPings) return 'ping';
  if (!isPing && comment.type !== 'comment') return reason(comment.type);
  return commentStatusOf(comment.approved) === null ? 'unknown status' : null;
}

const ARTICLE_TYPES: ReadonlySet<string> = new Set(['post', 'page']);
const SKIPPED_ITEM_STATUSES: ReadonlySet<string> = new Set(['trash', 'auto-draft', 'inherit']);

/** Why an item does not become an article, as a key that is counted: its type or its status; null: it becomes one. */
export function skipReasonOfItem(item: Pick<WordPressItem, 'sourceId' | 'type' | 'status'>): string | null {
  if (!ARTICLE_TYPES.has(item.type)) return reason(item.type);
  if (SKIPPED_ITEM_STATUSES.has(item.status)) return item.status;
  if (item.sourceId === '') return 'no id';
  return item.sourceId.length > LONGEST_ID ? 'id too long' : null;
}

/**
 * Whether readers see the article of an imported item. Only what WordPress shows to everybody is public: drafts,
 * private, scheduled and password-protected items are hidden, and so is any status that a plugin made up.
 */
export function articleStateOf(item: Pick<WordPressItem, 'status' | 'password'>): 'public' | 'hidden' {
  return item.status === 'publish' && item.password === '' ? 'public' : 'hidden';
}

/**
 * Order in which the comments of one article are numbered: by date, then by the number that WordPress gave them.
 * Comments of unknown date come first, in the order of those numbers: dates get lost in the oldest parts of an
 * archive, and a place that hangs on nothing else stays the same at each run. For `Array.sort`.
 */
export function orderForNumbering(
  a: Pick<WordPressComment, 'createdAt' | 'sourceId'>,
  b: Pick<WordPressComment, 'createdAt' | 'sourceId'>,
): number {
  const difference = (a.createdAt?.getTime() ?? -Infinity) - (b.createdAt?.getTime() ?? -Infinity);
  return Number.isNaN(difference) || difference === 0
    ? compareIds(a.sourceId, b.sourceId)
    : Math.sign(difference);
}

/** Numerically, of any length; ids that are no numbers follow, by their characters. */
function compareIds(a: string, b: string): number {
  const [numberA, numberB] = [significantDigits(a), significantDigits(b)];
  if (numberA === null || numberB === null) {
    if (numberA !== numberB) return numberA === null ? 1 : -1;
    return a < b ? -1 : a > b ? 1 : 0;
  }
  if (numberA.length !== numberB.length) return numberA.length < numberB.length ? -1 : 1;
  return numberA < numberB ? -1 : numberA > numberB ? 1 : 0;
}

function significantDigits(id: string): string | null {
  return /^[0-9]+$/.test(id) ? id.replace(/^0+/, '') : null;
}

/** `YYYY-MM-DD HH:MM:SS` read as UTC; null for WordPress's zero date and for days and times that do not exist. */
export function utcDate(text: string): Date | null {
  const [, day, time] = /^(\S+) (\S+)$/.exec(text.trim()) ?? [];
  return instantOf(`${day}T${time}Z`);
}

const STATUSES_WITHOUT_DATE: ReadonlySet<string> = new Set(['draft', 'pending', 'auto-draft']);

/**
 * When an item was published: `post_date_gmt`. Some exports have only `post_date`, the clock of a site whose zone the
 * file does not name; it is then read as UTC: at most 14 hours off, where no date would exempt an old article from
 * closing by age and take the date from its page. Drafts have such a date too, and it says when they were last saved:
 * they were never published.
 */
export function publicationDate(dates: { gmt: string; local: string; status: string }): Date | null {
  const gmt = utcDate(dates.gmt);
  if (gmt !== null || STATUSES_WITHOUT_DATE.has(dates.status)) return gmt;
  return utcDate(dates.local);
}

/** A type comes from the file: as a key it stays short. */
function reason(type: string): string {
  return type.length > 40 ? `${type.slice(0, 40)}...` : type;
}
