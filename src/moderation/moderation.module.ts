import { Module } from '@nestjs/common';
import { ClaimItems } from './claim-items.js';
import { ClaimsController } from './claims.controller.js';
import { DecideComment } from './decide-comment.js';
import { ModerationController } from './moderation.controller.js';
import { UndoDecision } from './undo-decision.js';
import { WordTestController } from './word-test.controller.js';

@Module({
  controllers: [ModerationController, ClaimsController, WordTestController],
  providers: [ClaimItems, DecideComment, UndoDecision],
  exports: [DecideComment],
})
export class ModerationModule {}
