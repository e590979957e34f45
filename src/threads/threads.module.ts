import { Module } from '@nestjs/common';
import { CloseThread } from './close-thread.js';
import { ClosingPoliciesController } from './closing-policies.controller.js';
import { ModesController } from './modes.controller.js';
import { PreviewClosingPolicy } from './preview-closing-policy.js';
import { ReopenThread } from './reopen-thread.js';
import { ReplaceClosingPolicy } from './replace-closing-policy.js';
import { ReplaceModerationMode } from './replace-moderation-mode.js';
import { SetThreadMode } from './set-thread-mode.js';
import { ThreadsController } from './threads.controller.js';

@Module({
  controllers: [ThreadsController, ClosingPoliciesController, ModesController],
  providers: [
    CloseThread,
    PreviewClosingPolicy,
    ReopenThread,
    ReplaceClosingPolicy,
    ReplaceModerationMode,
    SetThreadMode,
  ],
  exports: [CloseThread, ReopenThread],
})
export class ThreadsModule {}
