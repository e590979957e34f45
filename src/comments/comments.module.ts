import { Module } from '@nestjs/common';
import { CommentsController } from './comments.controller.js';
import { LikeComment } from './like-comment.js';
import { LikesController } from './likes.controller.js';
import { PostComment } from './post-comment.js';

@Module({
  controllers: [CommentsController, LikesController],
  providers: [LikeComment, PostComment],
  exports: [LikeComment, PostComment],
})
export class CommentsModule {}
