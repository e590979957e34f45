import { Module } from '@nestjs/common';
import { AcknowledgeWarning } from './acknowledge-warning.js';
import { LiftSanction } from './lift-sanction.js';
import { SanctionsController } from './sanctions.controller.js';
import { StatementsController } from './statements.controller.js';

@Module({
  controllers: [SanctionsController, StatementsController],
  providers: [AcknowledgeWarning, LiftSanction],
  exports: [AcknowledgeWarning],
})
export class SanctionsModule {}
