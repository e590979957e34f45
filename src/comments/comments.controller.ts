import { Body, Controller, Get, Header, Ip, Param, Post, Query } from '@nestjs/common';
import { IsIn, IsOptional } from 'class-validator';
import { CurrentViewer, Site } from '../accounts/request-context.js';
import type { Viewer } from '../accounts/viewer.js';
import { Database } from '../platform/database/database.js';
import { Documented, Meaning } from '../platform/http/documented.js';
import { IdempotencyKeyHeader } from '../platform/http/idempotency-key.js';
import { LIST_LIMIT, ListQuery } from '../platform/http/list.query.js';
import { UserAgent } from '../platform/http/user-agent.js';
import type { CurrentSite } from '../sites/resolve-site.js';
import {
  COMMENT_EXAMPLE,
  HELD_EXAMPLE,
  IN_CONTEXT_EXAMPLE,
  OWN_REPORT_EXAMPLE,
  REPLY_EXAMPLE,
  THREADED_EXAMPLE,
} from './comments.examples.js';
import { ORDERS, type Order } from './cursors.rules.js';
import { findVisibleThread } from './find-visible-thread.js';
import { readOwnLikes } from './like-comment.js';
import { readOwnReports } from './own-reports.js';
import { POST_REFUSALS } from './post-comment.refusals.js';
import { PostCommentBody } from './post-comment.body.js';
import { PostComment } from './post-comment.js';
import { readComment, readOwnWaiting, readVisibleRow } from './read-comment.js';
import { readInContext } from './read-in-context.js';
import { readPage, readReplies } from './read-page.js';

class PageQuery extends ListQuery {
  @Meaning(
    'The most liked first for `best`, and the older first among equals. A cursor belongs to its order.',
  )
  @IsOptional()
  @IsIn(ORDERS)
  sort?: Order;
}

@Controller('api/v1')
export class CommentsController {
  constructor(
    private readonly database: Database,
    private readonly postComment: PostComment,
  ) {}

  @Get('threads/:id/comments')
  @Documented({
    does: "Reads a page of a thread's comments",
    more: 'Top-level comments, each with its first replies: a flat list in the order of reading. As anyone sees them.',
    answers: { says: 'A page', example: { items: [THREADED_EXAMPLE], nextCursor: null } },
  })
  async page(
    @Site() site: CurrentSite,
    @CurrentViewer() viewer: Viewer,
    @Param('id') threadId: string,
    @Query() { sort: order = 'oldest', cursor = null, limit = LIST_LIMIT }: PageQuery,
  ): Promise<object> {
    return this.database.snapshot(async (reader) => {
      await findVisibleThread(reader, site.id, threadId, viewer);
      return readPage(reader, { threadId, order, cursor, limit });
    });
  }

  @Post('threads/:id/comments')
  @Documented({
    does: 'Posts a comment',
    more: 'As a reader or a guest with a token; without one, as a new guest, whose `guestToken` names them from then on. `status` says whether it is published or waits for review.',
    answers: {
      says: 'The comment as it stands, and for a new guest their token',
      example: { comment: COMMENT_EXAMPLE, guestToken: 'parley_guest_…' },
    },
    refuses: POST_REFUSALS,
  })
  @Header('cache-control', 'private, no-store')
  async post(
    @Site() site: CurrentSite,
    @CurrentViewer() viewer: Viewer,
    @Param('id') threadId: string,
    @Body() body: PostCommentBody,
    @IdempotencyKeyHeader() idempotencyKey: string | null,
    @Ip() ip: string,
    @UserAgent() userAgent: string | null,
  ): Promise<object> {
    const { commentId, author, guestToken } = await this.postComment.execute({
      site,
      threadId,
      viewer,
      body,
      idempotencyKey,
      ip,
      userAgent,
    });
    const comment = await readComment(this.database, site.id, commentId, author);
    return { comment, ...(guestToken !== null && { guestToken }) };
  }

  @Get('threads/:id/mine')
  @Documented({
    does: 'Reads what is personal in a thread',
    more: "The viewer's own comments that wait for review, the ids of those that they like, and their reports with what became of each.",
    answers: {
      says: 'Empty lists for who has no credential',
      example: { comments: [HELD_EXAMPLE], likes: [COMMENT_EXAMPLE.id], reports: [OWN_REPORT_EXAMPLE] },
    },
  })
  @Header('cache-control', 'private, no-store')
  async mine(
    @Site() site: CurrentSite,
    @CurrentViewer() viewer: Viewer,
    @Param('id') threadId: string,
  ): Promise<object> {
    return this.database.snapshot(async (reader) => {
      await findVisibleThread(reader, site.id, threadId, viewer);
      return {
        comments: await readOwnWaiting(reader, threadId, viewer),
        likes: await readOwnLikes(reader, threadId, viewer),
        reports: await readOwnReports(reader, threadId, viewer),
      };
    });
  }

  @Get('comments/:id')
  @Documented({
    does: 'Reads a comment in its context',
    more: 'What is not public is there for its author and for moderators. `url` leads to where it stands on the page.',
    answers: { says: 'The comment, its article and what it answers', example: IN_CONTEXT_EXAMPLE },
  })
  @Header('cache-control', 'private, no-store')
  read(@Site() site: CurrentSite, @CurrentViewer() viewer: Viewer, @Param('id') id: string): Promise<object> {
    return this.database.snapshot((reader) => readInContext(reader, site.id, id, viewer));
  }

  @Get('comments/:id/replies')
  @Documented({
    does: "Reads a page of a comment's replies",
    more: 'All that stands below it, in the order of reading: `parentId` and `depth` say where.',
    answers: { says: 'A page', example: { items: [REPLY_EXAMPLE], nextCursor: null } },
  })
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
