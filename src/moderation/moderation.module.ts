import { Module } from '@nestjs/common';
import { DecideComment } from './decide-comment.js';
import { ModerationController } from './moderation.controller.js';

@Module({ controllers: [ModerationController], providers: [DecideComment], exports: [DecideComment] })
export class ModerationModule {}
