import { Module } from '@nestjs/common';
import { CommentsController } from './comments.controller.js';
import { EditComment } from './edit-comment.js';
import { LikeComment } from './like-comment.js';
import { LikesController } from './likes.controller.js';
import { OwnCommentsController } from './own-comments.controller.js';
import { PostComment } from './post-comment.js';
import { WithdrawComment } from './withdraw-comment.js';

@Module({
  controllers: [CommentsController, LikesController, OwnCommentsController],
  providers: [EditComment, LikeComment, PostComment, WithdrawComment],
  exports: [EditComment, LikeComment, PostComment, WithdrawComment],
})
export class CommentsModule {}
