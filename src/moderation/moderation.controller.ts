import { Body, Controller, Get, Header, Param, Post, Query } from '@nestjs/common';
import { IsIn, IsInt, IsOptional, IsString, MaxLength, Min } from 'class-validator';
import { Requires, SignedIn, Site } from '../accounts/request-context.js';
import type { AccountViewer } from '../accounts/viewer.js';
import { Database } from '../platform/database/database.js';
import { Documented, Meaning } from '../platform/http/documented.js';
import { IsText } from '../platform/http/is-text.js';
import { LIST_LIMIT } from '../platform/http/list.query.js';
import type { CurrentSite } from '../sites/resolve-site.js';
import { countQueues } from './count-queues.js';
import { StatusNotAllowed } from '../comments/posting.errors.js';
import { RuleUnknown } from '../policies/policies.errors.js';
import { ItemClaimed } from './claims.errors.js';
import {
  DECIDED_EXAMPLE,
  ITEM_EXAMPLE,
  ITEM_IN_HAND_EXAMPLE,
  QUEUES_EXAMPLE,
  UNDONE_EXAMPLE,
} from './moderation.examples.js';
import { OwnComment, RuleRequired, StaleDecision, UndoTooLate } from './moderation.errors.js';
import { ACTION_NAMES, DecideComment } from './decide-comment.js';
import type { Action } from './decide.js';
import { ItemsQuery, QueuesQuery } from './narrow-queue.query.js';
import { SectionUnknown } from '../sites/sites.errors.js';
import { listItems } from './list-items.js';
import { UndoDecision } from './undo-decision.js';

class DecisionBody {
  static readonly example: DecisionBody = {
    action: 'reject',
    revision: 1,
    rule: 'off-topic',
    note: 'Another bridge.',
  };

  @IsIn(ACTION_NAMES)
  action: Action;

  @Meaning('The revision that was looked at.')
  @IsInt()
  @Min(1)
  revision: number;

  @Meaning('The key of a rule of the comment policy; required to reject.')
  @IsOptional()
  @IsString()
  @MaxLength(60)
  rule?: string | null;

  @IsOptional()
  @IsText()
  @MaxLength(2_000)
  note?: string | null;
}

@Controller('api/v1/moderation')
export class ModerationController {
  constructor(
    private readonly database: Database,
    private readonly decideComment: DecideComment,
    private readonly undoDecision: UndoDecision,
  ) {}

  @Get('queues')
  @Requires('read queues')
  @Documented({
    does: 'Counts the queues',
    more: 'Counts are exact to 10,000; a section, a language and a reason narrow them.',
    answers: { says: 'Every queue, the most urgent first', example: QUEUES_EXAMPLE },
    refuses: [SectionUnknown],
  })
  @Header('cache-control', 'private, no-store')
  async queues(
    @Site() site: CurrentSite,
    @SignedIn() by: AccountViewer,
    @Query() narrowing: QueuesQuery,
  ): Promise<object> {
    return { items: await countQueues(this.database, site.id, by, narrowing) };
  }

  @Get('queues/:queue/items')
  @Requires('read queues')
  @Documented({
    does: "Lists a queue's open items",
    more: 'By priority, then the oldest first, each with the comment and the article that it is about, and with who has it in hand.',
    answers: {
      says: 'A page of items',
      example: { items: [ITEM_EXAMPLE, ITEM_IN_HAND_EXAMPLE], nextCursor: null },
    },
    refuses: [SectionUnknown],
  })
  @Header('cache-control', 'private, no-store')
  items(
    @Site() site: CurrentSite,
    @SignedIn() by: AccountViewer,
    @Param('queue') queue: string,
    @Query() { cursor = null, limit = LIST_LIMIT, ...narrowing }: ItemsQuery,
  ): Promise<object> {
    return this.database.snapshot((reader) =>
      listItems(reader, { siteId: site.id, by, queue, narrowing, cursor, limit }),
    );
  }

  @Post('comments/:id/decisions')
  @Requires('decide on comments')
  @Documented({
    does: 'Decides on a comment',
    more: 'On the revision that was looked at: who comes second is told what was decided.',
    answers: { says: 'The decision', example: DECIDED_EXAMPLE },
    refuses: [StaleDecision, ItemClaimed, RuleRequired, RuleUnknown, OwnComment, StatusNotAllowed],
  })
  decide(
    @Site() site: CurrentSite,
    @SignedIn() by: AccountViewer,
    @Param('id') commentId: string,
    @Body() body: DecisionBody,
  ): Promise<object> {
    const { action, revision, rule = null, note = null } = body;
    return this.decideComment.execute(action, { siteId: site.id, commentId, by, revision, rule, note });
  }

  @Post('decisions/:id/undo')
  @Requires('decide on comments')
  @Documented({
    does: 'Takes a decision back',
    more: 'Within ten minutes, as long as nothing has happened to the comment since: it is as it was before, and waits again where it waited. The record keeps the decision and who took it back.',
    answers: { says: 'The comment as it is again', example: UNDONE_EXAMPLE },
    refuses: [StaleDecision, ItemClaimed, OwnComment, UndoTooLate],
  })
  undo(
    @Site() site: CurrentSite,
    @SignedIn() by: AccountViewer,
    @Param('id') decisionId: string,
  ): Promise<object> {
    return this.undoDecision.execute({ siteId: site.id, decisionId, by });
  }
}
