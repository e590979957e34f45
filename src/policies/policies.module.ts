import { Module } from '@nestjs/common';
import { AcceptanceController } from './acceptance.controller.js';
import { CommentPoliciesController } from './comment-policies.controller.js';

@Module({ controllers: [AcceptanceController, CommentPoliciesController] })
export class PoliciesModule {}
