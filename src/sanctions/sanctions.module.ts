import { Module } from '@nestjs/common';
import { AcknowledgeWarning } from './acknowledge-warning.js';
import { ImposeSanction } from './impose-sanction.js';
import { LiftSanction } from './lift-sanction.js';
import { SanctionsController } from './sanctions.controller.js';
import { StatementsController } from './statements.controller.js';

@Module({
  controllers: [SanctionsController, StatementsController],
  providers: [AcknowledgeWarning, ImposeSanction, LiftSanction],
  exports: [AcknowledgeWarning],
})
export class SanctionsModule {}
