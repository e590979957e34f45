import { Module } from '@nestjs/common';
import { DecideComment } from './decide-comment.js';
import { ModerationController } from './moderation.controller.js';
import { WordTestController } from './word-test.controller.js';

@Module({
  controllers: [ModerationController, WordTestController],
  providers: [DecideComment],
  exports: [DecideComment],
})
export class ModerationModule {}
