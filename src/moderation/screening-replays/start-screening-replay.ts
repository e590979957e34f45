import { Injectable } from '@nestjs/common';
import type { AccountViewer } from '../../accounts/viewer.js';
import { record } from '../../audit/record.js';
import { readClock } from '../../platform/clock.js';
import { Database, type Tx } from '../../platform/database/database.js';
import { claimKey } from '../../platform/database/idempotency.js';
import { emit } from '../../platform/database/outbox.js';
import { newId } from '../../platform/ids.js';
import { tidiedLists } from '../../screening/replace-word-lists.js';
import { readWordLists } from '../../screening/word-lists.js';
import type { CurrentSite } from '../../sites/resolve-site.js';
import { wordPressOf } from '../../sites/site-settings.js';
import type { DraftSettings, SettingsInForce } from './replay-settings.js';
import { FIRST_ID, RUN } from './run-screening-replay.js';
import type { DraftBody, ScreeningReplayBody } from './screening-replay.body.js';
import { ReplayUnderWay } from './screening-replays.errors.js';
import { newTally } from './tally.rules.js';

export interface StartScreeningReplayCommand {
  readonly site: CurrentSite;
  readonly by: AccountViewer;
  readonly body: ScreeningReplayBody;
  readonly idempotencyKey: string | null;
}

interface NewReplay {
  readonly id: string;
  readonly siteId: string;
  readonly by: string;
  readonly days: number;
  readonly draft: DraftSettings;
  readonly inForce: SettingsInForce;
  readonly at: Date;
}

/** Asks for a replay: the relay does it. */
@Injectable()
export class StartScreeningReplay {
  constructor(private readonly database: Database) {}

  /** Answers the replay's id; of a repeated request, the first one's. */
  async execute({ site, by, body, idempotencyKey: key }: StartScreeningReplayCommand): Promise<string> {
    const draft = draftOf(body.settings);
    const siteId = site.id;
    return this.database.transaction(async (tx) => {
      const id = newId();
      const who = { credential: by.accountId };
      const request = key === null ? null : { siteId, key, route: 'screening-replays', who, body };
      const first = await claimKey(tx, request, id);
      if (first !== null) return first;
      const at = await readClock(tx);
      const { held, refused } = await readWordLists(tx, siteId);
      const { linksBeforeHold, wordpress } = site.settings;
      const inForce = { linksBeforeHold, wordpress, wordLists: { held, refused } };
      await insert(tx, { id, siteId, by: by.accountId, days: body.days, draft, inForce, at });
      await emit(tx, [{ siteId, event: RUN, subjectId: id, at }]);
      await record(tx, [
        {
          siteId,
          at,
          actor: { kind: 'account', id: by.accountId },
          action: 'screening-replay.start',
          subjectKind: 'screening-replay',
          subjectId: id,
          detail: { days: body.days, settings: Object.keys(draft) },
        },
      ]);
      return id;
    });
  }
}

/** The members that say something, as they would count. */
function draftOf({ linksBeforeHold, moderationMode, wordLists, wordpress }: DraftBody): DraftSettings {
  return {
    ...(linksBeforeHold != null && { linksBeforeHold }),
    ...(moderationMode != null && { moderationMode }),
    ...(wordLists != null && { wordLists: tidiedLists(wordLists) }),
    ...(wordpress != null && { wordpress: wordPressOf(wordpress) }),
  };
}

/** @throws ReplayUnderWay */
async function insert(tx: Tx, replay: NewReplay): Promise<void> {
  const { id, siteId, by, days, draft, inForce, at } = replay;
  const inserted = await tx.run(
    `INSERT INTO screening_replays (id, site_id, days, draft, in_force, state, after_at, after_id, tally, created_by, created_at)
     VALUES ($1, $2, $3::integer, $4, $5, 'waiting', $8::timestamptz - $3::integer * interval '24 hours', '${FIRST_ID}', $6, $7, $8)
     ON CONFLICT (site_id) WHERE state IN ('waiting', 'running') DO NOTHING`,
    [id, siteId, days, draft, inForce, newTally(), by, at],
  );
  if (inserted === 1) return;
  const [other] = await tx.query<{ id: string }>(
    `SELECT id FROM screening_replays WHERE site_id = $1 AND state IN ('waiting', 'running')`,
    [siteId],
  );
  // It has ended meanwhile.
  if (!other) return insert(tx, replay);
  throw new ReplayUnderWay(other.id);
}
