import { Module } from '@nestjs/common';
import { CardController } from './card/card.controller.js';
import { ReadCard } from './card/read-card.js';
import { BulkDecisionsController } from './bulk-decisions/bulk-decisions.controller.js';
import { CreateBulkDecision } from './bulk-decisions/create-bulk-decision.js';
import { RunBulkDecision } from './bulk-decisions/run-bulk-decision.js';
import { CannedNotesController } from './canned-notes.controller.js';
import { ClaimItems } from './claim-items.js';
import { ClaimsController } from './claims.controller.js';
import { DecideComment } from './decide-comment.js';
import { FeatureComment } from './feature-comment.js';
import { FeatureCommentController } from './feature-comment.controller.js';
import { ModerationController } from './moderation.controller.js';
import { ReplaceCannedNotes } from './replace-canned-notes.js';
import { MuteReporter } from './reports/mute-reporter.js';
import { ReportComment } from './reports/report-comment.js';
import { ReportsController } from './reports/reports.controller.js';
import { AuditController } from './record/audit.controller.js';
import { AuthorsController } from './search/authors.controller.js';
import { SearchController } from './search/search.controller.js';
import { StatisticsController } from './statistics/statistics.controller.js';
import { SanctionAuthorController } from './sanction-author.controller.js';
import { SanctionAuthor } from './sanction-author.js';
import { ScreeningReplaysController } from './screening-replays/screening-replays.controller.js';
import { StartScreeningReplay } from './screening-replays/start-screening-replay.js';
import { UndoDecision } from './undo-decision.js';
import { WordTestController } from './word-test.controller.js';

@Module({
  controllers: [
    ModerationController,
    CardController,
    ClaimsController,
    WordTestController,
    BulkDecisionsController,
    CannedNotesController,
    ReportsController,
    AuditController,
    AuthorsController,
    SearchController,
    StatisticsController,
    FeatureCommentController,
    SanctionAuthorController,
    ScreeningReplaysController,
  ],
  providers: [
    ClaimItems,
    DecideComment,
    FeatureComment,
    MuteReporter,
    ReadCard,
    ReportComment,
    UndoDecision,
    CreateBulkDecision,
    ReplaceCannedNotes,
    RunBulkDecision,
    SanctionAuthor,
    StartScreeningReplay,
  ],
  exports: [
    ClaimItems,
    DecideComment,
    ReadCard,
    ReportComment,
    SanctionAuthor,
    StartScreeningReplay,
    UndoDecision,
  ],
})
export class ModerationModule {}
