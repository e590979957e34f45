import { Body, Controller, Get, Header, Param, Post } from '@nestjs/common';
import { Requires, SignedIn, Site } from '../../accounts/request-context.js';
import type { AccountViewer } from '../../accounts/viewer.js';
import { Database } from '../../platform/database/database.js';
import { Documented } from '../../platform/http/documented.js';
import { IdempotencyKeyHeader } from '../../platform/http/idempotency-key.js';
import { PhraseWithoutWords } from '../../screening/screening.errors.js';
import { LISTS_BYTES } from '../../screening/word-lists.body.js';
import type { CurrentSite } from '../../sites/resolve-site.js';
import { readScreeningReplay } from './read-screening-replay.js';
import { ScreeningReplayBody } from './screening-replay.body.js';
import { ReplayUnderWay } from './screening-replays.errors.js';
import { STANDING_EXAMPLES, STARTED_EXAMPLES } from './screening-replays.examples.js';
import { StartScreeningReplay } from './start-screening-replay.js';

/** What draft settings would have made of the comments that came. */
@Controller('api/v1/screening-replays')
export class ScreeningReplaysController {
  constructor(
    private readonly database: Database,
    private readonly startScreeningReplay: StartScreeningReplay,
  ) {}

  @Post()
  @Requires('replay screening', { bodyLimit: 2 * LISTS_BYTES })
  @Header('cache-control', 'private, no-store')
  @Documented({
    does: 'Replays the screening of past comments with draft settings',
    more: 'Every comment posted here in the last `days` days, with its first text, is screened again, once with the draft and once with the settings in force; imports are left out. It changes no comment and runs in the background. One at a time for a site; kept for 30 days.',
    answers: { says: 'The replay, waiting', examples: STARTED_EXAMPLES },
    refuses: [ReplayUnderWay, PhraseWithoutWords],
  })
  async start(
    @Site() site: CurrentSite,
    @SignedIn() by: AccountViewer,
    @Body() body: ScreeningReplayBody,
    @IdempotencyKeyHeader() idempotencyKey: string | null,
  ): Promise<object> {
    return this.read(site, await this.startScreeningReplay.execute({ site, by, body, idempotencyKey }));
  }

  @Get(':id')
  @Requires('replay screening')
  @Header('cache-control', 'private, no-store')
  @Documented({
    does: 'Reads a replay',
    more: 'How far it is and, once `done`, what both settings make of the comments, against what moderators decided last. `precision`: of the stopped ones that were decided on, the share that moderators removed; `recall`: of the removed ones, the share that was stopped. `notReplayed` names what could not be screened again.',
    answers: { says: 'The replay as it stands', examples: STANDING_EXAMPLES },
  })
  read(@Site() site: CurrentSite, @Param('id') replayId: string): Promise<object> {
    return readScreeningReplay(this.database, { siteId: site.id, replayId });
  }
}
