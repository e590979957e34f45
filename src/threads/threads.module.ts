import { Module } from '@nestjs/common';
import { CloseThread } from './close-thread.js';
import { ClosingPoliciesController } from './closing-policies.controller.js';
import { ListThreadClosing } from './thread-closings/list-thread-closing.js';
import { ModesController } from './modes.controller.js';
import { PreviewClosingPolicy } from './preview-closing-policy.js';
import { ReopenThread } from './reopen-thread.js';
import { ReplaceClosingPolicy } from './replace-closing-policy.js';
import { ReplaceModerationMode } from './replace-moderation-mode.js';
import { RunThreadClosing } from './thread-closings/run-thread-closing.js';
import { SetThreadMode } from './set-thread-mode.js';
import { ThreadClosingsController } from './thread-closings/thread-closings.controller.js';
import { ThreadsController } from './threads.controller.js';
import { UndoThreadClosing } from './thread-closings/undo-thread-closing.js';

@Module({
  controllers: [ThreadsController, ThreadClosingsController, ClosingPoliciesController, ModesController],
  providers: [
    CloseThread,
    ListThreadClosing,
    PreviewClosingPolicy,
    ReopenThread,
    ReplaceClosingPolicy,
    ReplaceModerationMode,
    RunThreadClosing,
    SetThreadMode,
    UndoThreadClosing,
  ],
  exports: [
    CloseThread,
    ListThreadClosing,
    PreviewClosingPolicy,
    ReopenThread,
    ReplaceClosingPolicy,
    ReplaceModerationMode,
    RunThreadClosing,
    SetThreadMode,
    UndoThreadClosing,
  ],
})
export class ThreadsModule {}
