import { Module } from '@nestjs/common';
import { CloseThread } from './close-thread.js';
import { ClosingPoliciesController } from './closing-policies.controller.js';
import { ReopenThread } from './reopen-thread.js';
import { ReplaceClosingPolicy } from './replace-closing-policy.js';
import { ThreadsController } from './threads.controller.js';

@Module({
  controllers: [ThreadsController, ClosingPoliciesController],
  providers: [CloseThread, ReopenThread, ReplaceClosingPolicy],
  exports: [CloseThread, ReopenThread],
})
export class ThreadsModule {}
