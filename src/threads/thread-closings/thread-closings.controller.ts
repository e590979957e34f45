import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { Requires, SignedIn, Site } from '../../accounts/request-context.js';
import type { AccountViewer } from '../../accounts/viewer.js';
import { Database } from '../../platform/database/database.js';
import { Documented } from '../../platform/http/documented.js';
import { IdempotencyKeyHeader } from '../../platform/http/idempotency-key.js';
import { LIST_LIMIT, ListQuery } from '../../platform/http/list.query.js';
import type { CurrentSite } from '../../sites/resolve-site.js';
import { SectionUnknown } from '../../sites/sites.errors.js';
import { ListThreadClosing } from './list-thread-closing.js';
import { listThreadResults, readThreadClosing, type NamedClosing } from './read-thread-closing.js';
import { RunThreadClosing } from './run-thread-closing.js';
import { ThreadClosingBody } from './thread-closing.body.js';
import { ClosingMessageInvalid, UntilIsPast } from '../thread.errors.js';
import {
  ClosingFilterEmpty,
  ClosingNotRun,
  ClosingOptionMisplaced,
  ClosingUndone,
} from './thread-closings.errors.js';
import {
  LISTED_EXAMPLES,
  RESULTS_EXAMPLE,
  RUN_EXAMPLES,
  STANDING_EXAMPLES,
  UNDONE_EXAMPLES,
} from './thread-closings.examples.js';
import { UndoThreadClosing } from './undo-thread-closing.js';

@Controller('api/v1/threads/closings')
export class ThreadClosingsController {
  constructor(
    private readonly database: Database,
    private readonly listThreadClosing: ListThreadClosing,
    private readonly runThreadClosing: RunThreadClosing,
    private readonly undoThreadClosing: UndoThreadClosing,
  ) {}

  @Post()
  @Requires('close threads')
  @Documented({
    does: 'Lists threads to close or reopen together',
    more: 'Changes no thread: it counts those that fit the filter, shows up to five, and keeps the list for a run. All that the filter names must hold. Threads that are so already are left out, and those of sections that are not yours.',
    answers: { says: 'The list, counted', examples: LISTED_EXAMPLES },
    refuses: [ClosingFilterEmpty, ClosingOptionMisplaced, ClosingMessageInvalid, UntilIsPast, SectionUnknown],
  })
  async list(
    @Site() site: CurrentSite,
    @SignedIn() by: AccountViewer,
    @Body() body: ThreadClosingBody,
    @IdempotencyKeyHeader() idempotencyKey: string | null,
  ): Promise<object> {
    const closingId = await this.listThreadClosing.execute({ siteId: site.id, by, body, idempotencyKey });
    return this.standing({ siteId: site.id, closingId, by });
  }

  @Get(':id')
  @Requires('close threads')
  @Documented({
    does: 'Reads a closing of many threads',
    more: 'How far it is. `results` counts its threads: `left` are those to come, `done` what a run changed and nobody undid.',
    answers: { says: 'The closing as it stands', examples: STANDING_EXAMPLES },
  })
  read(
    @Site() site: CurrentSite,
    @SignedIn() by: AccountViewer,
    @Param('id') closingId: string,
  ): Promise<object> {
    return this.standing({ siteId: site.id, closingId, by });
  }

  @Get(':id/results')
  @Requires('close threads')
  @Documented({
    does: 'Lists what became of each thread of a closing',
    more: '`result` is `left`, `done`, `unchanged` (it was so already), `refused`, `undone` or `skipped` by the undo. `code` says why: `reopen_has_no_effect`, `until_is_past`, `changed_since`, `not_allowed` (in a section that is not yours) or `not_found`.',
    answers: { says: 'A page of results', example: RESULTS_EXAMPLE },
  })
  results(
    @Site() site: CurrentSite,
    @SignedIn() by: AccountViewer,
    @Param('id') closingId: string,
    @Query() { cursor = null, limit = LIST_LIMIT }: ListQuery,
  ): Promise<object> {
    return this.database.snapshot((reader) =>
      listThreadResults(reader, { siteId: site.id, closingId, by }, { cursor, limit }),
    );
  }

  @Post(':id/run')
  @Requires('close threads')
  @HttpCode(200)
  @Documented({
    does: 'Closes or reopens the listed threads',
    more: 'Those on the list and no others. What was stopped half way goes on when it is run again; run once more, it changes nothing.',
    answers: { says: 'The closing as it stands', examples: RUN_EXAMPLES },
    refuses: [ClosingUndone],
  })
  async run(
    @Site() site: CurrentSite,
    @SignedIn() by: AccountViewer,
    @Param('id') closingId: string,
  ): Promise<object> {
    const named = { siteId: site.id, closingId, by };
    await this.runThreadClosing.execute(named);
    return this.standing(named);
  }

  @Post(':id/undo')
  @Requires('close threads')
  @HttpCode(200)
  @Documented({
    does: 'Undoes a closing of many threads',
    more: 'Every thread that the run changed is again as it was before: state, schedule, message and reason. One that somebody has closed or reopened since stays as it is (`skipped`, `changed_since`).',
    answers: { says: 'The closing as it stands', examples: UNDONE_EXAMPLES },
    refuses: [ClosingNotRun],
  })
  async undo(
    @Site() site: CurrentSite,
    @SignedIn() by: AccountViewer,
    @Param('id') closingId: string,
  ): Promise<object> {
    const named = { siteId: site.id, closingId, by };
    await this.undoThreadClosing.execute(named);
    return this.standing(named);
  }

  private standing(named: NamedClosing): Promise<object> {
    return this.database.snapshot((reader) => readThreadClosing(reader, named));
  }
}
