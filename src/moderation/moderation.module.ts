import { Module } from '@nestjs/common';
import { CardController } from './card/card.controller.js';
import { ReadCard } from './card/read-card.js';
import { ClaimItems } from './claim-items.js';
import { ClaimsController } from './claims.controller.js';
import { DecideComment } from './decide-comment.js';
import { ModerationController } from './moderation.controller.js';
import { UndoDecision } from './undo-decision.js';
import { WordTestController } from './word-test.controller.js';

@Module({
  controllers: [ModerationController, CardController, ClaimsController, WordTestController],
  providers: [ClaimItems, DecideComment, ReadCard, UndoDecision],
  exports: [DecideComment, ReadCard],
})
export class ModerationModule {}
