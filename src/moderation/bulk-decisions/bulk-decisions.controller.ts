import { Body, Controller, Get, Header, HttpCode, Param, Post, Query } from '@nestjs/common';
import { Requires, SignedIn, Site } from '../../accounts/request-context.js';
import type { AccountViewer } from '../../accounts/viewer.js';
import { Database } from '../../platform/database/database.js';
import { Documented } from '../../platform/http/documented.js';
import { IdempotencyKeyHeader } from '../../platform/http/idempotency-key.js';
import { LIST_LIMIT, ListQuery } from '../../platform/http/list.query.js';
import { RuleUnknown } from '../../policies/policies.errors.js';
import type { CurrentSite } from '../../sites/resolve-site.js';
import { SectionUnknown } from '../../sites/sites.errors.js';
import { RuleRequired, UndoTooLate } from '../moderation.errors.js';
import { BulkDecisionBody } from './bulk-decision.body.js';
import {
  BulkDecisionNotRun,
  BulkDecisionRunning,
  BulkDecisionUndone,
  BulkFilterEmpty,
  TooMany,
} from './bulk-decisions.errors.js';
import {
  LISTED_EXAMPLES,
  RESULTS_EXAMPLE,
  RUN_EXAMPLES,
  STANDING_EXAMPLES,
  UNDONE_EXAMPLES,
} from './bulk-decisions.examples.js';
import { CreateBulkDecision } from './create-bulk-decision.js';
import { listBulkResults, readBulkDecision, type NamedBulk } from './read-bulk-decision.js';
import { RunBulkDecision } from './run-bulk-decision.js';

/** Room for a thousand ids with their revisions. */
const IDS_BYTES = 256 * 1024;

@Controller('api/v1/moderation/bulk-decisions')
export class BulkDecisionsController {
  constructor(
    private readonly database: Database,
    private readonly createBulkDecision: CreateBulkDecision,
    private readonly runBulkDecision: RunBulkDecision,
  ) {}

  @Post()
  @Requires('decide on comments', { bodyLimit: IDS_BYTES })
  @Header('cache-control', 'private, no-store')
  @Documented({
    does: 'Lists comments to decide on together',
    more: 'Changes no comment: it keeps each with the revision that it has now (or that was looked at, of `ids`), counts them and shows up to five. At most 10,000 may fit a filter. Left out, and counted, are your own and what another moderator has in hand; of `ids` also those that the action does not fit, and those that are not here or not yours to decide on. A filter leaves out what the action would leave as it is.',
    answers: { says: 'The list, counted', examples: LISTED_EXAMPLES },
    refuses: [BulkFilterEmpty, TooMany, RuleRequired, RuleUnknown, SectionUnknown],
  })
  async create(
    @Site() site: CurrentSite,
    @SignedIn() by: AccountViewer,
    @Body() body: BulkDecisionBody,
    @IdempotencyKeyHeader() idempotencyKey: string | null,
  ): Promise<object> {
    const bulkId = await this.createBulkDecision.execute({ siteId: site.id, by, body, idempotencyKey });
    return this.standing({ siteId: site.id, bulkId, by });
  }

  @Get(':id')
  @Requires('decide on comments')
  @Header('cache-control', 'private, no-store')
  @Documented({
    does: 'Reads a bulk decision',
    more: 'How far it is: `left` are those to come, `decided` what a run decided and nobody took back with it.',
    answers: { says: 'The bulk decision as it stands', examples: STANDING_EXAMPLES },
  })
  read(
    @Site() site: CurrentSite,
    @SignedIn() by: AccountViewer,
    @Param('id') bulkId: string,
  ): Promise<object> {
    return this.standing({ siteId: site.id, bulkId, by });
  }

  @Get(':id/results')
  @Requires('decide on comments')
  @Header('cache-control', 'private, no-store')
  @Documented({
    does: 'Lists what became of each comment of a bulk decision',
    more: "`result` is `left`, `decided`, `stale` (changed since it was listed: `decisionId`, `action` and `decidedBy` tell who decided what), `claimed` (in another moderator's hands), `refused`, `undone`, or, by an undo, `changed_since` or `kept`. `code` says why.",
    answers: { says: 'A page of results', example: RESULTS_EXAMPLE },
  })
  results(
    @Site() site: CurrentSite,
    @SignedIn() by: AccountViewer,
    @Param('id') bulkId: string,
    @Query() { cursor = null, limit = LIST_LIMIT }: ListQuery,
  ): Promise<object> {
    return this.database.snapshot((reader) =>
      listBulkResults(reader, { siteId: site.id, bulkId, by }, { cursor, limit }),
    );
  }

  @Post(':id/run')
  @Requires('decide on comments')
  @Header('cache-control', 'private, no-store')
  @HttpCode(200)
  @Documented({
    does: 'Decides on the listed comments',
    more: 'Those on the list, at the revisions there, and no others. More than 200 are decided on after the answer, whose `state` is `running`. What stopped half way goes on when it is run again; run once more, it changes nothing.',
    answers: { says: 'The bulk decision as it stands', examples: RUN_EXAMPLES },
    refuses: [BulkDecisionUndone],
  })
  async run(
    @Site() site: CurrentSite,
    @SignedIn() by: AccountViewer,
    @Param('id') bulkId: string,
  ): Promise<object> {
    const named = { siteId: site.id, bulkId, by };
    await this.runBulkDecision.run(named);
    return this.standing(named);
  }

  @Post(':id/undo')
  @Requires('decide on comments')
  @Header('cache-control', 'private, no-store')
  @HttpCode(200)
  @Documented({
    does: 'Takes a bulk decision back',
    more: 'Within ten minutes of the end of its run: each comment to which nothing has happened since is as it was, and waits where it waited.',
    answers: { says: 'The bulk decision as it stands', examples: UNDONE_EXAMPLES },
    refuses: [BulkDecisionNotRun, BulkDecisionRunning, UndoTooLate],
  })
  async undo(
    @Site() site: CurrentSite,
    @SignedIn() by: AccountViewer,
    @Param('id') bulkId: string,
  ): Promise<object> {
    const named = { siteId: site.id, bulkId, by };
    await this.runBulkDecision.undo(named);
    return this.standing(named);
  }

  private standing(named: NamedBulk): Promise<object> {
    return this.database.snapshot((reader) => readBulkDecision(reader, named));
  }
}
