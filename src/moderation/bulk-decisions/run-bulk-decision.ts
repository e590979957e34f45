import { Injectable } from '@nestjs/common';
import { readClock } from '../../platform/clock.js';
import { Database, type Tx } from '../../platform/database/database.js';
import { shareSiteLock } from '../../sites/site-lock.js';
import { UndoTooLate } from '../moderation.errors.js';
import { undoUntil } from '../undo-decision.js';
import { BulkDecisionNotRun, BulkDecisionRunning, BulkDecisionUndone } from './bulk-decisions.errors.js';
import { goOn, tellToGoOn } from './go-on.js';
import { findBulkDecision, type NamedBulk } from './read-bulk-decision.js';

/** Comments that a request does itself; a longer list is the relay's, and its state tells how far it is. */
const AT_ONCE = 200;

/** Decides on the comments of a list, or takes the decisions of its run back. */
@Injectable()
export class RunBulkDecision {
  constructor(private readonly database: Database) {}

  /** Begins a run. One that stopped half way goes on; one that has ended stays as it is. */
  run(named: NamedBulk): Promise<void> {
    return this.begin(named, beginRun);
  }

  /** Begins to take a run back: within ten minutes of its end. */
  undo(named: NamedBulk): Promise<void> {
    return this.begin(named, beginUndo);
  }

  private async begin(
    named: NamedBulk,
    begin: (tx: Tx, named: NamedBulk) => Promise<number | null>,
  ): Promise<void> {
    const { siteId, bulkId } = named;
    const count = await this.database.transaction(async (tx) => {
      await shareSiteLock(tx, siteId);
      const count = await begin(tx, named);
      // Also where this request does it: should it break off, the relay goes on.
      if (count !== null) await tellToGoOn(tx, siteId, bulkId);
      return count;
    });
    if (count === null || count > AT_ONCE) return;
    while (await this.database.transaction((tx) => goOn(tx, siteId, bulkId)));
  }
}

/** Answers how many comments are on its list; null where there is nothing to do. */
async function beginRun(tx: Tx, named: NamedBulk): Promise<number | null> {
  const { id, state, count } = await findBulkDecision(tx, named, 'FOR NO KEY UPDATE');
  if (state === 'undoing' || state === 'undone') throw new BulkDecisionUndone();
  if (state === 'done') return null;
  await tx.run(`UPDATE bulk_decisions SET state = 'running', run_by = $2 WHERE id = $1 AND state = 'ready'`, [
    id,
    named.by.accountId,
  ]);
  return count;
}

async function beginUndo(tx: Tx, named: NamedBulk): Promise<number | null> {
  const { id, state, count, endedAt } = await findBulkDecision(tx, named, 'FOR NO KEY UPDATE');
  if (state === 'ready') throw new BulkDecisionNotRun();
  if (state === 'running') throw new BulkDecisionRunning();
  if (state === 'undone') return null;
  if (state === 'undoing') return count;
  const until = undoUntil(endedAt!);
  if ((await readClock(tx)) >= until) throw new UndoTooLate(until);
  await tx.run(`UPDATE bulk_decisions SET state = 'undoing', undone_by = $2 WHERE id = $1`, [
    id,
    named.by.accountId,
  ]);
  return count;
}
