import { readClock } from '../platform/clock.js';
import type { Tx } from '../platform/database/database.js';
import { emit, type Event } from '../platform/database/outbox.js';
import type { Listeners, SentEvent } from '../platform/database/relay.js';
import type { ClosingCause } from '../policies/closing-facts.js';
import type { PolicySubject } from '../policies/set-closing-policy.js';
import { noteClosings } from './tell-closings.js';

/** How far a new policy has come through the threads of its level, and what it has done so far. */
interface Progress {
  readonly level: PolicySubject['level'];
  readonly version: number;
  readonly after: string | null;
  readonly closed: Partial<Record<ClosingCause, number>>;
  readonly reopened: number;
}

const AT_ONCE = 200;

const NEXT = `
  SELECT t.id FROM threads t JOIN articles a ON a.id = t.article_id
  WHERE t.site_id = $1 AND ($2::uuid IS NULL OR a.section_id = $2) AND ($3::uuid IS NULL OR t.id > $3)
  ORDER BY t.id LIMIT ${AT_ONCE} FOR NO KEY UPDATE OF t`;

/** Sets off the look at every thread of a site or section whose policy has changed. */
export async function applyClosingPolicy(
  tx: Tx,
  { siteId, level, id }: PolicySubject,
  version: number,
  at: Date,
): Promise<void> {
  const progress: Progress = { level, version, after: null, closed: {}, reopened: 0 };
  await emit(tx, [{ siteId, event: 'closing-policy.apply', subjectId: id, at, detail: progress }]);
}

/**
 * Goes through the threads two hundred at a time, an event leading to the next, so that nobody who posts waits long.
 * What a policy closes and opens is told once for its level, by reason.
 */
export const closingPolicies: Listeners = {
  'closing-policy.apply': async (tx, { siteId, subjectId, detail }: SentEvent) => {
    const progress = detail as Progress;
    const { level, version, after } = progress;
    const sectionId = level === 'section' ? subjectId : null;
    const threads = await tx.query<{ id: string }>(NEXT, [siteId, sectionId, after]);
    const ids = threads.map(({ id }) => id);
    const closed = { ...progress.closed };
    let { reopened } = progress;
    for (const { closing } of await noteClosings(tx, ids, 'as it is')) {
      if (closing.state !== 'closed') reopened += 1;
      else closed[closing.because!] = (closed[closing.because!] ?? 0) + 1;
    }
    const at = await readClock(tx);
    const of = (event: string, more: object): Event => ({ siteId, event, subjectId, at, detail: more });
    const told = { level, version };
    await emit(
      tx,
      ids.length === AT_ONCE
        ? [of('closing-policy.apply', { ...told, after: ids.at(-1)!, closed, reopened })]
        : [
            ...Object.entries(closed).map(([because, count]) =>
              of('thread.closed', { ...told, because, threads: count }),
            ),
            ...(reopened > 0 ? [of('thread.reopened', { ...told, threads: reopened })] : []),
          ],
    );
  },
};
