import { Body, Controller, Get, Header, Ip, Param, Post, Query } from '@nestjs/common';
import { IsIn, IsOptional } from 'class-validator';
import { CurrentViewer, Site } from '../accounts/request-context.js';
import type { Viewer } from '../accounts/viewer.js';
import { Database } from '../platform/database/database.js';
import { IdempotencyKeyHeader } from '../platform/http/idempotency-key.js';
import { LIST_LIMIT, ListQuery } from '../platform/http/list.query.js';
import type { CurrentSite } from '../sites/resolve-site.js';
import { findVisibleThread } from './find-visible-thread.js';
import { PostCommentBody } from './post-comment.body.js';
import { PostComment } from './post-comment.js';
import { readComment, readOwnWaiting, readVisibleRow } from './read-comment.js';
import { readPage, readReplies } from './read-page.js';

class PageQuery extends ListQuery {
  @IsOptional()
  @IsIn(['oldest'])
  sort?: 'oldest';
}

@Controller('api/v1')
export class CommentsController {
  constructor(
    private readonly database: Database,
    private readonly postComment: PostComment,
  ) {}

  @Get('threads/:id/comments')
  async page(
    @Site() site: CurrentSite,
    @CurrentViewer() viewer: Viewer,
    @Param('id') threadId: string,
    @Query() { cursor = null, limit = LIST_LIMIT }: PageQuery,
  ): Promise<object> {
    return this.database.snapshot(async (reader) => {
      await findVisibleThread(reader, site.id, threadId, viewer);
      return readPage(reader, { threadId, cursor, limit });
    });
  }

  @Post('threads/:id/comments')
  @Header('cache-control', 'private, no-store')
  async post(
    @Site() site: CurrentSite,
    @CurrentViewer() viewer: Viewer,
    @Param('id') threadId: string,
    @Body() body: PostCommentBody,
    @IdempotencyKeyHeader() idempotencyKey: string | null,
    @Ip() ip: string,
  ): Promise<object> {
    const { commentId, author, guestToken } = await this.postComment.execute({
      site,
      threadId,
      viewer,
      body,
      idempotencyKey,
      ip,
    });
    const comment = await readComment(this.database, site.id, commentId, author);
    return { comment, ...(guestToken !== null && { guestToken }) };
  }

  @Get('threads/:id/mine')
  @Header('cache-control', 'private, no-store')
  async mine(
    @Site() site: CurrentSite,
    @CurrentViewer() viewer: Viewer,
    @Param('id') threadId: string,
  ): Promise<object> {
    await findVisibleThread(this.database, site.id, threadId, viewer);
    return { comments: await readOwnWaiting(this.database, threadId, viewer) };
  }

  @Get('comments/:id')
  @Header('cache-control', 'private, no-store')
  read(@Site() site: CurrentSite, @CurrentViewer() viewer: Viewer, @Param('id') id: string): Promise<object> {
    return readComment(this.database, site.id, id, viewer);
  }

  @Get('comments/:id/replies')
  async replies(
    @Site() site: CurrentSite,
    @CurrentViewer() viewer: Viewer,
    @Param('id') id: string,
    @Query() { cursor = null, limit = LIST_LIMIT }: ListQuery,
  ): Promise<object> {
    return this.database.snapshot(async (reader) => {
      const { threadId, placement } = await readVisibleRow(reader, site.id, id, viewer);
      return readReplies(reader, { threadId, placement, cursor, limit });
    });
  }
}
