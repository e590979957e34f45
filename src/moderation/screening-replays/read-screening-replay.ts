import type { Reader } from '../../platform/database/database.js';
import { NotHere } from '../../platform/errors/problem.js';
import { isId } from '../../platform/ids.js';
import type { ScreeningReplay } from './screening-replay.entity.js';
import { resultOf, type ReplayResult } from './tally.rules.js';

/** What a replay leaves aside, in codes: what refuses by time or by person, and what was not kept. */
export const NOT_REPLAYED = [
  'refused-then',
  'policy',
  'same-text',
  'flood',
  'slow-mode',
  'sanctions',
  'mode-then',
  'user-agent',
  'ip-beyond-prefix',
  'email-then',
] as const;

type Row = Pick<
  ScreeningReplay,
  'id' | 'state' | 'days' | 'draft' | 'done' | 'total' | 'tally' | 'createdAt'
>;

/** A replay as the API tells it. */
export interface StandingReplay extends Pick<Row, 'id' | 'state' | 'days'> {
  readonly settings: Row['draft'];
  readonly createdAt: string;
  readonly progress: { readonly done: number; readonly of: number | null };
  readonly notReplayed: readonly string[];
  /** Null: it is not done. */
  readonly result: ReplayResult | null;
}

export async function readScreeningReplay(
  reader: Reader,
  { siteId, replayId }: { siteId: string; replayId: string },
): Promise<StandingReplay> {
  const [row] = isId(replayId)
    ? await reader.query<Row>(
        `SELECT id, state, days, draft, done, total, tally, created_at AS "createdAt" FROM screening_replays
         WHERE id = $1 AND site_id = $2`,
        [replayId, siteId],
      )
    : [];
  if (!row) throw new NotHere('replay');
  const { id, state, days, draft, done, total, tally, createdAt } = row;
  return {
    id,
    state,
    days,
    settings: draft,
    createdAt: createdAt.toISOString(),
    progress: { done, of: total },
    notReplayed: NOT_REPLAYED,
    result: state === 'done' ? resultOf(tally) : null,
  };
}
