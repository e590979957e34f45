import { record, type Actor } from '../audit/record.js';
import type { Tx } from '../platform/database/database.js';
import { emit } from '../platform/database/outbox.js';
import { together } from '../platform/together.js';
import type { LockedThread } from '../threads/lock-thread.js';
import { changeCounts } from '../threads/counters.js';
import { replaceItems } from './comment-items.js';
import {
  mayBegin,
  mayEditTo,
  mayUndoTo,
  nextStatus,
  type Beginning,
  type Change,
  type Status,
} from './comment-status.rules.js';
import { StatusNotAllowed } from './posting.errors.js';
import { countChanges, type Movement } from './count-changes.rules.js';
import type { Item } from './items.rules.js';
import { insertComments, type NewComment } from './insert-comments.js';

/** A comment that stands, as read under its thread's lock. */
export interface StandingComment {
  readonly id: string;
  readonly placement: Buffer;
  readonly depth: number;
  readonly number: number | null;
  readonly status: Status;
  readonly revision: number;
}

interface Common {
  /** The item it leaves for moderators; without one, any open item is closed. */
  readonly item?: Item;
}

/** One step of a comment from a status to the next; `arriving` comments have none yet. */
export type Transition =
  | (Common & { readonly standing: StandingComment; readonly cause: Change })
  | (Common & { readonly standing: StandingComment; readonly cause: 'edit' | 'undo'; readonly to: Status })
  | (Common & { readonly arriving: NewComment; readonly cause: Beginning; readonly to: Status });

export interface Changed {
  readonly id: string;
  readonly from: Status | null;
  readonly to: Status;
  readonly number: number | null;
  readonly revision: number;
}

export interface ChangeContext {
  readonly at: Date;
  readonly actor: Actor;
  /** The audit record of a privileged deed; null for what readers and imports do. */
  readonly audit: string | null;
  /** False: it is known under the locks that no queue pauses this thread. */
  readonly goesByQueue?: boolean;
}

/**
 * The one door: every change of a comment's status goes through here, single or many. It holds the rule, and writes
 * the rows, the numbers and counters, the items, the audit record and the events, all in the caller's transaction.
 * The thread's row is locked by the caller; arriving comments come in the order in which they are numbered.
 */
export async function changeStatus(
  tx: Tx,
  thread: LockedThread,
  transitions: readonly Transition[],
  { at, actor, audit, goesByQueue = true }: ChangeContext,
): Promise<Changed[]> {
  let lastNumber = thread.lastNumber;
  const changed: Changed[] = [];
  const movements: Movement[] = [];
  for (const transition of transitions) {
    const to = target(transition);
    const { id, placement, depth, ...before } =
      'standing' in transition ? transition.standing : arrivingAs(transition.arriving);
    const number = to === 'published' ? (before.number ?? ++lastNumber) : before.number;
    movements.push({ placement, depth, from: before.status, to, arrives: transition.cause === 'posting' });
    changed.push({ id, from: before.status, to, number, revision: before.revision + 1 });
  }
  const { counts, below } = countChanges(thread.id, movements, lastNumber - thread.lastNumber);
  const arriving = transitions.flatMap((transition, index) =>
    'arriving' in transition
      ? [{ ...transition.arriving, status: changed[index]!.to, number: changed[index]!.number }]
      : [],
  );
  // Sent in this order, without waiting: the first of them takes out of `below` what it writes itself.
  const rows = [
    insertComments(tx, thread, arriving, below),
    updateStanding(
      tx,
      changed.filter((_, index) => 'standing' in transitions[index]!),
    ),
    changeCounts(tx, counts, [...below.values()], at),
  ];
  const left = changed.map(({ id }, index) => {
    const transition = transitions[index]!;
    const { item } = transition;
    const arriving = 'arriving' in transition ? transition.arriving : undefined;
    return { commentId: id, ...(arriving && { arriving }), ...(item && { item }) };
  });
  const { siteId } = thread;
  const deeds = changed.map(({ id, from, to, revision }) => ({
    siteId,
    at,
    actor,
    subjectKind: 'comment',
    subjectId: id,
    detail: { from, to, revision },
  }));
  await together([
    ...rows,
    replaceItems(tx, thread, left, { at, goesByQueue }),
    audit === null
      ? null
      : record(
          tx,
          deeds.map((deed) => ({ ...deed, action: audit })),
        ),
    tell(tx, thread, transitions, changed, at),
  ]);
  return changed;
}

/** An event each: the status that a comment has now, or that only its text is another. Imports are quiet. */
async function tell(
  tx: Tx,
  { id: threadId, siteId }: LockedThread,
  transitions: readonly Transition[],
  changed: readonly Changed[],
  at: Date,
): Promise<void> {
  const events = changed.flatMap(({ id, from, to, revision }, index) => {
    const { cause } = transitions[index]!;
    const event = cause === 'edit' && from === to ? 'comment.edited' : `comment.${to}`;
    return cause === 'import' ? [] : [{ siteId, at, event, subjectId: id, detail: { threadId, revision } }];
  });
  await emit(tx, events);
}

function target(transition: Transition): Status {
  if ('arriving' in transition) {
    const { cause, to } = transition;
    if (!mayBegin(cause, to)) throw new Error(`No comment begins as ${to} by ${cause}.`);
    return to;
  }
  const { standing, cause } = transition;
  const from = standing.status;
  const to = cause === 'edit' || cause === 'undo' ? transition.to : nextStatus(from, cause);
  const isRefused =
    (cause === 'edit' && !mayEditTo(from, to!)) || (cause === 'undo' && !mayUndoTo(from, to!));
  if (to === null || isRefused) throw new StatusNotAllowed(from, cause);
  return to;
}

const arrivingAs = ({
  id,
  placement,
  depth,
}: NewComment): Omit<StandingComment, 'status'> & { status: null } => ({
  id,
  placement,
  depth,
  number: null,
  status: null,
  revision: 0,
});

async function updateStanding(tx: Tx, changed: readonly Changed[]): Promise<void> {
  if (changed.length === 0) return;
  await tx.run(
    `UPDATE comments SET status = c.status, number = c.number, revision = c.revision
     FROM unnest($1::uuid[], $2::text[], $3::integer[], $4::integer[]) AS c (id, status, number, revision)
     WHERE comments.id = c.id`,
    [
      changed.map(({ id }) => id),
      changed.map(({ to }) => to),
      changed.map(({ number }) => number),
      changed.map(({ revision }) => revision),
    ],
  );
}
