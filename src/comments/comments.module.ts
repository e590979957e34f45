import { Module } from '@nestjs/common';
import { CommentsController } from './comments.controller.js';
import { PostComment } from './post-comment.js';

@Module({ controllers: [CommentsController], providers: [PostComment], exports: [PostComment] })
export class CommentsModule {}
