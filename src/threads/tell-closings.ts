import type { Database, Tx } from '../platform/database/database.js';
import { emit, type Event } from '../platform/database/outbox.js';
import { nearest } from '../policies/closing-policy.rules.js';
import type { ClosingCase } from '../policies/closing-facts.js';
import { asIfOn, closingOf, isReopened, nextTurn, type Closing } from '../policies/closing.rules.js';
import { CLOSING_FACTS, closingCaseOf, type ClosingFactsRow } from './read-closing.js';

/** A thread that has closed or opened since somebody last looked. */
export interface Turn {
  readonly siteId: string;
  readonly threadId: string;
  readonly closing: Closing;
  readonly facts: ClosingCase;
  readonly at: Date;
}

interface Looked extends ClosingFactsRow {
  readonly siteId: string;
  readonly toldClosed: boolean | null;
}

const FACTS = `
  SELECT ${CLOSING_FACTS}, t.site_id AS "siteId", t.told_closed AS "toldClosed"
  FROM threads t JOIN articles a ON a.id = t.article_id WHERE t.id = ANY ($1::uuid[])`;

/**
 * Notes whether threads are closed, and when to look again; answers those that have turned. Pauses are none of theirs,
 * nor is the site's switch. The threads' rows are locked by the caller.
 * @param unseen what to take a thread for that nobody has looked at yet
 */
export async function noteClosings(
  tx: Tx,
  threadIds: readonly string[],
  unseen: 'open' | 'as it is' = 'open',
): Promise<Turn[]> {
  const rows = await tx.query<Looked>(FACTS, [threadIds]);
  const looked = rows.map((row) => {
    const { siteId, threadId, now: at } = row;
    const isSiteOff = row.sitePolicy?.switch === 'off';
    const facts = asIfOn(closingCaseOf(row));
    const closing = closingOf({ ...facts, now: at });
    const isClosed = closing.state === 'closed';
    const wasClosed = row.toldClosed ?? (unseen === 'open' ? false : isClosed);
    const lookAt = nextTurn(facts, at);
    // No thread of a closed site opens: that is found, and told, when the site is on again.
    const hasTurned = isClosed !== wasClosed && (isClosed || !isSiteOff);
    const isTold = hasTurned ? isClosed : wasClosed;
    return { siteId, threadId, closing, facts, at, isTold, hasTurned, lookAt };
  });
  await tx.run(
    `UPDATE threads t SET told_closed = l.is_closed, look_at = l.look_at
     FROM unnest($1::uuid[], $2::boolean[], $3::timestamptz[]) AS l (id, is_closed, look_at)
     WHERE t.id = l.id AND (t.told_closed, t.look_at) IS DISTINCT FROM (l.is_closed, l.look_at)`,
    [
      looked.map(({ threadId }) => threadId),
      looked.map(({ isTold }) => isTold),
      looked.map(({ lookAt }) => lookAt),
    ],
  );
  const turns = looked.filter(({ hasTurned }) => hasTurned);
  await emit(tx, turns.filter(leavesNothingHeld).map(heldComments));
  return turns;
}

/** As {@link noteClosings}, and tells of each thread that has turned. */
export async function tellClosings(
  tx: Tx,
  threadIds: readonly string[],
  unseen: 'open' | 'as it is' = 'open',
): Promise<void> {
  const turns = await noteClosings(tx, threadIds, unseen);
  await emit(tx, turns.map(eventOf));
}

/** Takes a new thread for what it has been made: one that is closed from the beginning does not close. */
export async function noteNewThread(tx: Tx, threadId: string): Promise<void> {
  await noteClosings(tx, [threadId], 'as it is');
}

const AT_ONCE = 200;

/** A row that somebody has in hand is looked at in the next round. */
const DUE = `
  SELECT id FROM threads WHERE look_at <= (SELECT parley_now())
  ORDER BY look_at LIMIT ${AT_ONCE} FOR NO KEY UPDATE SKIP LOCKED`;

/**
 * Tells of threads that have closed or opened by time; answers whether there may be more. The relay's: only the events
 * may be late, never the state.
 */
export function tellDueClosings(database: Database): Promise<boolean> {
  return database.transaction(async (tx) => {
    const due = (await tx.query<{ id: string }>(DUE)).map(({ id }) => id);
    if (due.length > 0) await tellClosings(tx, due, 'as it is');
    return due.length === AT_ONCE;
  });
}

const leavesNothingHeld = ({ closing, facts }: Turn): boolean =>
  closing.state === 'closed' && nearest(facts, 'onClose')?.value.held === 'reject';

const heldComments = ({ siteId, threadId, at }: Turn): Event => ({
  siteId,
  event: 'thread.reject-held',
  subjectId: threadId,
  at,
});

function eventOf({ siteId, threadId, closing, facts, at }: Turn): Event {
  const { because, level } = closing;
  return closing.state === 'closed'
    ? { siteId, event: 'thread.closed', subjectId: threadId, at, detail: { level, because } }
    : {
        siteId,
        event: 'thread.reopened',
        subjectId: threadId,
        at,
        detail: isReopened(facts.thread, at) ? { level: 'thread', because: 'manual' } : {},
      };
}
