import { Body, Controller, Get, Header, Ip, Param, Post, Query, Req, Res } from '@nestjs/common';
import { Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, Min } from 'class-validator';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CurrentViewer, Site } from '../accounts/request-context.js';
import { isStaff, type Viewer } from '../accounts/viewer.js';
import { PageCache } from '../page-cache/page-cache.js';
import { sendPage } from '../page-cache/send-page.js';
import { Database } from '../platform/database/database.js';
import { Documented, Meaning } from '../platform/http/documented.js';
import { IdempotencyKeyHeader } from '../platform/http/idempotency-key.js';
import { LIST_LIMIT, ListQuery } from '../platform/http/list.query.js';
import { UserAgent } from '../platform/http/user-agent.js';
import type { CurrentSite } from '../sites/resolve-site.js';
import { answerAuthor } from './answer-author.js';
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
import { readOwnWaiting, readVisibleRow } from './read-comment.js';
import { readInContext } from './read-in-context.js';
import { readPage, readReplies } from './read-page.js';
import { sharedPage } from './shared-page.js';

class PageQuery extends ListQuery {
  @Meaning(
    'The most liked first for `best`, and the older first among equals. A cursor belongs to its order.',
  )
  @IsOptional()
  @IsIn(ORDERS)
  sort?: Order;

  @Meaning(
    'A revision of the thread that the reader knows of, from an event or an answer: an older page is not sent.',
  )
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  seen?: number;
}

@Controller('api/v1')
export class CommentsController {
  constructor(
    private readonly database: Database,
    private readonly pages: PageCache,
    private readonly postComment: PostComment,
  ) {}

  @Get('threads/:id/comments')
  @Documented({
    does: "Reads a page of a thread's comments",
    more: "Top-level comments, each with its first replies: a flat list in the order of reading. As anyone sees them. `revision` is the thread's: who knows of a later one asks with `seen`.",
    answers: [
      { says: 'A page', example: { items: [THREADED_EXAMPLE], nextCursor: null, revision: 12 } },
      { says: 'Nothing has changed', status: 304 },
    ],
  })
  async page(
    @Site() site: CurrentSite,
    @CurrentViewer() viewer: Viewer,
    @Param('id') threadId: string,
    @Query() { sort: order = 'oldest', cursor = null, limit = LIST_LIMIT, seen }: PageQuery,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    // Staff may read what is hidden, which no cache holds.
    if (limit === LIST_LIMIT && !isStaff(viewer)) {
      const page = sharedPage(site.id, { threadId, order, cursor });
      return sendPage(this.pages, { ...page, seen: seen ?? null }, request, reply);
    }
    const page = await this.database.snapshot(async (reader) => {
      const revision = await findVisibleThread(reader, site.id, threadId, viewer);
      return { ...(await readPage(reader, { threadId, order, cursor, limit })), revision };
    });
    await reply.send(page);
  }

  @Post('threads/:id/comments')
  @Documented({
    does: 'Posts a comment',
    more: 'As a reader or a guest with a token; without one, as a new guest, whose `guestToken` names them from then on. `status` says whether it is published or waits for review. The header `Thread-Revision` names what to ask a page for that shows it: `?seen=`.',
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
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object> {
    const posted = await this.postComment.execute({
      site,
      threadId,
      viewer,
      body,
      idempotencyKey,
      ip,
      userAgent,
    });
    const { commentId, author, guestToken, threadRevision } = posted;
    const comment =
      posted.comment ?? (await answerAuthor(this.database, reply, { siteId: site.id, commentId, author }));
    if (threadRevision !== null) reply.header('thread-revision', threadRevision);
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
