import type { Verdict } from '../screening/finding.js';

/** Visible means `published`. `withdrawn` is its author's doing, `held` and `spam` wait for a moderator. */
export const STATUSES = ['held', 'published', 'rejected', 'spam', 'withdrawn'] as const;
export type Status = (typeof STATUSES)[number];

/** How a comment comes to be: which statuses it may begin with. */
const BEGINNINGS = {
  /** Screening's verdict decides; what it refuses never becomes a comment. */
  posting: ['published', 'held', 'spam'],
  /** A rejection is the source's own, and counts as reviewed there. */
  import: ['published', 'held', 'spam', 'rejected'],
} as const satisfies Record<string, readonly Status[]>;

/** Which status follows which. What is not here is not allowed; above all, nothing follows `withdrawn`. */
const CHANGES = {
  /** On a published comment it says: seen, and it stays. On spam or a rejection it corrects. */
  approve: { held: 'published', published: 'published', rejected: 'published', spam: 'published' },
  /** A second rejection names another rule. */
  reject: { held: 'rejected', published: 'rejected', rejected: 'rejected', spam: 'rejected' },
  /** On what screening filed as spam it confirms that, and ends its wait. */
  spam: { held: 'spam', published: 'spam', rejected: 'spam', spam: 'spam' },
  /** Takes back a removal, so that there has to be one: held comments are approved instead. */
  restore: { rejected: 'published', spam: 'published' },
  /** What was removed stays removed, with its decision on record: its author cannot make it look like their own wish. */
  withdraw: { held: 'withdrawn', published: 'withdrawn' },
  /** Enough reports. What is hidden already is in a queue, or was decided. */
  reported: { published: 'held' },
  /** Its thread has closed, under a policy that leaves nothing held. */
  closing: { held: 'rejected' },
} as const satisfies Record<string, Partial<Record<Status, Status>>>;

/**
 * What an edit makes of a comment, by what screening says of the new text. What screening held can come free that way;
 * spam waits for a moderator whatever it says now; what was removed or withdrawn is edited no more.
 */
const EDITS = {
  published: { publish: 'published', hold: 'held', spam: 'spam' },
  held: { publish: 'published', hold: 'held', spam: 'spam' },
  spam: { publish: 'spam', hold: 'spam', spam: 'spam' },
} as const satisfies Partial<Record<Status, Record<AcceptedVerdict, Status>>>;

/** What screening says of a text that becomes one of a comment. */
export type AcceptedVerdict = Exclude<Verdict, 'refuse'>;
export type Beginning = keyof typeof BEGINNINGS;
export type Change = keyof typeof CHANGES;
/** Why a status changes. */
export type Cause = Beginning | Change | 'edit' | 'undo';

/** A moderator's actions: they make a decision. The other changes make none. */
export const DECISION_ACTIONS = ['approve', 'reject', 'spam', 'restore'] as const satisfies readonly Change[];
export type DecisionAction = (typeof DECISION_ACTIONS)[number];

/** Whether a comment may come to be with this status. */
export const mayBegin = (cause: Beginning, status: Status): boolean =>
  (BEGINNINGS[cause] as readonly Status[]).includes(status);

/**
 * The status of an edited comment; null where it cannot be edited.
 * @param by who holds a held one: what readers' reports brought back stays held, whatever its text says now
 */
export function statusAfterEdit(
  from: Status,
  verdict: AcceptedVerdict,
  by: 'screening' | 'reports',
): Status | null {
  if (!isEditable(from)) return null;
  return from === 'held' && by === 'reports' ? 'held' : EDITS[from][verdict];
}

/** Whether a comment of this status has a text that can change. */
export const isEditable = (status: Status): status is keyof typeof EDITS => status in EDITS;

/** Whether an edit may lead from here to there. */
export const mayEditTo = (from: Status, to: Status): boolean =>
  isEditable(from) && (Object.values(EDITS[from]) as Status[]).includes(to);

/** Whether taking a decision back may lead from here to there: some decision leads the other way. */
export const mayUndoTo = (from: Status, to: Status): boolean =>
  DECISION_ACTIONS.some((action) => nextStatus(to, action) === from);

/** The status that follows; null where the change is not allowed, and for causes that do not say where they lead. */
export function nextStatus(from: Status, cause: Cause): Status | null {
  if (!(cause in CHANGES)) return null;
  const change: Partial<Record<Status, Status>> = CHANGES[cause as Change];
  return change[from] ?? null;
}
