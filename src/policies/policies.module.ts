import { Module } from '@nestjs/common';
import { AcceptanceController } from './acceptance.controller.js';
import { CommentPoliciesController } from './comment-policies.controller.js';
import { PublishCommentPolicy } from './publish-comment-policy.js';
import { SaveCommentPolicyDraft } from './save-comment-policy-draft.js';
import { WriteCommentPolicy } from './write-comment-policy.js';

@Module({
  controllers: [AcceptanceController, CommentPoliciesController],
  providers: [PublishCommentPolicy, SaveCommentPolicyDraft, WriteCommentPolicy],
  exports: [WriteCommentPolicy],
})
export class PoliciesModule {}
