import { Module } from '@nestjs/common';
import { CommentPoliciesController } from './comment-policies.controller.js';

@Module({ controllers: [CommentPoliciesController] })
export class PoliciesModule {}
