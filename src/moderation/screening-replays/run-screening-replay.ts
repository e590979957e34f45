import { setImmediate as turn } from 'node:timers/promises';
import { Logger } from '@nestjs/common';
import type { Tx } from '../../platform/database/database.js';
import { emit } from '../../platform/database/outbox.js';
import type { Listeners, SentEvent } from '../../platform/database/relay.js';
import { readClock } from '../../platform/clock.js';
import { readModes } from '../../threads/read-mode.js';
import { countPostedComments, readPostedComments, type PostedComment } from './read-posted-comments.js';
import type { DraftSettings, SettingsInForce } from './replay-settings.js';
import { makeReady, screenAgain, type ReadySettings } from './screen-again.js';
import { addTo, type ReplayTally } from './tally.rules.js';

export const RUN = 'screening-replay.run';
export const FIRST_ID = '00000000-0000-0000-0000-000000000000';

const AT_ONCE = 500;
/** Of the longest texts, fewer: a transaction stays short. */
const LONGEST_BATCH = 2_000;
/** A batch that fails so often will fail again; and while a replay is under way, its site can have no other. */
const MOST_FAILURES = 3;

interface Row {
  readonly id: string;
  readonly siteId: string;
  readonly draft: DraftSettings;
  readonly inForce: SettingsInForce;
  readonly afterAt: string;
  readonly afterId: string;
  readonly until: string;
  readonly total: number | null;
  readonly tally: ReplayTally;
}

// Instants as texts: JavaScript's would lose the microseconds.
const TAKE = `
  SELECT id, site_id AS "siteId", draft, in_force AS "inForce", after_at::text AS "afterAt", after_id AS "afterId",
    created_at::text AS until, total, tally
  FROM screening_replays WHERE id = $1 AND state IN ('waiting', 'running') FOR NO KEY UPDATE`;

/**
 * Goes through the comments of a replay some hundred at a time, an event leading to the next: counts and cursor change
 * together, so that what broke off goes on where it was.
 */
export const screeningReplays: Listeners = {
  [RUN]: async (tx, { siteId, subjectId }: SentEvent) => {
    const [replay] = await tx.query<Row>(TAKE, [subjectId]);
    if (!replay) return;
    await tx.run('SAVEPOINT batch');
    let more: boolean;
    try {
      more = await runBatch(tx, replay);
    } catch (error) {
      await tx.run('ROLLBACK TO SAVEPOINT batch');
      more = await noteFailure(tx, replay.id, error);
    }
    if (more) await emit(tx, [{ siteId, event: RUN, subjectId, at: await readClock(tx) }]);
  },
};

/** Answers whether there is more to do. */
async function runBatch(tx: Tx, replay: Row): Promise<boolean> {
  const { id, total, tally } = replay;
  const page = await readPostedComments(tx, replay, AT_ONCE);
  const screened = await screenPage(tx, page, replay);
  const last = page[screened - 1];
  const isDone = screened === page.length && page.length < AT_ONCE;
  await tx.run(
    `UPDATE screening_replays SET state = $2, tally = $3, done = done + $4, total = $5, failures = 0,
       after_at = coalesce((SELECT created_at FROM comments WHERE id = $6), after_at), after_id = coalesce($6, after_id)
     WHERE id = $1`,
    [
      id,
      isDone ? 'done' : 'running',
      tally,
      screened,
      total ?? (await countPostedComments(tx, replay)),
      last?.id ?? null,
    ],
  );
  return !isDone;
}

/** Answers how many of a page there was time for. */
async function screenPage(tx: Tx, page: readonly PostedComment[], replay: Row): Promise<number> {
  const ready = readyFor(replay);
  const threadIds = [...new Set(page.map(({ threadId }) => threadId))];
  const modes = await readModes(tx, threadIds, await readClock(tx));
  const end = performance.now() + LONGEST_BATCH;
  let screened = 0;
  for (const comment of page) {
    // Who posts meanwhile is not kept waiting.
    await turn();
    const { source } = comment;
    if (source !== null) {
      const both = screenAgain({ ...comment, source }, ready, modes.get(comment.threadId)!.mode);
      addTo(replay.tally, { id: comment.id, outcome: comment.outcome, ...both });
    }
    screened += 1;
    if (performance.now() > end) break;
  }
  return screened;
}

/** That of the last batch: word lists take a moment to make ready. */
let lastReady: { readonly id: string; readonly settings: ReadySettings } | null = null;

function readyFor({ id, draft, inForce }: Row): ReadySettings {
  if (lastReady?.id !== id) lastReady = { id, settings: makeReady(draft, inForce) };
  return lastReady.settings;
}

async function noteFailure(tx: Tx, id: string, error: unknown): Promise<boolean> {
  const [noted] = await tx.query<{ state: string }>(
    `UPDATE screening_replays SET failures = failures + 1,
       state = CASE WHEN failures + 1 < ${MOST_FAILURES} THEN state ELSE 'failed' END
     WHERE id = $1 RETURNING state`,
    [id],
  );
  // No message: one may hold what somebody wrote.
  const what = error instanceof Error ? error.name : typeof error;
  new Logger('ScreeningReplay').warn(`A batch of replay ${id} failed (${what}); it is ${noted!.state}.`);
  return noted!.state !== 'failed';
}
