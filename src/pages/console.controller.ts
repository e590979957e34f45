import { Body, Controller, Get, Param, Post, Query, Res } from '@nestjs/common';
import { IsIn, IsInt, IsOptional, IsString, MaxLength, Min } from 'class-validator';
import { Type } from 'class-transformer';
import type { FastifyReply } from 'fastify';
import { Requires, SignedIn, Site } from '../accounts/request-context.js';
import type { AccountViewer } from '../accounts/viewer.js';
import { countQueues } from '../moderation/count-queues.js';
import { ACTION_NAMES, DecideComment } from '../moderation/decide-comment.js';
import type { Action } from '../moderation/decide.js';
import { listItems, type ListedItem } from '../moderation/list-items.js';
import { Database } from '../platform/database/database.js';
import { Problem } from '../platform/errors/problem.js';
import { IsText } from '../platform/http/is-text.js';
import { LIST_LIMIT, ListQuery } from '../platform/http/list.query.js';
import { readCommentPolicy } from '../policies/read-comment-policy.js';
import type { CurrentSite } from '../sites/resolve-site.js';
import { commentView } from './comment-view.js';
import { articleHref } from './hrefs.js';
import { officeLinks } from './office/office-links.js';
import { asPage, seeOther } from './page-reply.js';
import { pageView } from './page-view.js';
import { renderConsolePage } from './render.js';
import type { ConsoleItemView, ConsolePageView } from './console-view.js';
import { wordsFor } from './words.js';

class DecisionForm {
  @IsIn(ACTION_NAMES)
  action: Action;

  @Type(() => Number)
  @IsInt()
  @Min(1)
  revision: number;

  @IsOptional()
  @IsString()
  @MaxLength(60)
  rule?: string;

  @IsOptional()
  @IsText()
  @MaxLength(2_000)
  note?: string;
}

class ConsoleQuery extends ListQuery {
  @IsOptional()
  @IsIn(ACTION_NAMES)
  done?: Action;
}

/** The held queue, judged without any script. */
@Controller('console')
export class ConsoleController {
  constructor(
    private readonly database: Database,
    private readonly decideComment: DecideComment,
  ) {}

  @Get()
  @Requires('read queues')
  async held(
    @Site() site: CurrentSite,
    @SignedIn() by: AccountViewer,
    @Query() { cursor = null, done }: ConsoleQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    asPage(reply);
    return this.page(
      site,
      by,
      cursor,
      done ? { kind: 'done', text: wordsFor(site.locale).console.done[done] } : null,
    );
  }

  @Post('comments/:id/decisions')
  @Requires('decide on comments')
  async decide(
    @Site() site: CurrentSite,
    @SignedIn() by: AccountViewer,
    @Param('id') commentId: string,
    @Body() { action, revision, rule, note }: DecisionForm,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    try {
      await this.decideComment.execute(action, {
        siteId: site.id,
        commentId,
        by,
        revision,
        rule: rule || null,
        note: note?.trim() || null,
      });
      await seeOther(reply, `/console?done=${action}#notice`);
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      asPage(reply);
      await reply
        .status(error.status)
        .send(await this.page(site, by, null, { kind: 'problem', text: error.detail }));
    }
  }

  private async page(
    site: CurrentSite,
    by: AccountViewer,
    cursor: string | null,
    notice: ConsolePageView['notice'],
  ): Promise<string> {
    return this.database.snapshot(async (reader) => {
      const { items, nextCursor } = await listItems(reader, {
        siteId: site.id,
        by,
        queue: 'held',
        cursor,
        limit: LIST_LIMIT,
      });
      const queues = await countQueues(reader, site.id, by);
      const { rules } = await readCommentPolicy(reader, site.id, 'current');
      return renderConsolePage({
        ...pageView(site, by),
        officeLinks: officeLinks(by, 'review'),
        count: queues.find(({ queue }) => queue === 'held')!.count,
        items: items.map(itemView),
        rules,
        moreHref: nextCursor && `/console?cursor=${nextCursor}`,
        notice,
      });
    });
  }
}

function itemView({ id, comment, article, reasons, revision, subjectId }: ListedItem): ConsoleItemView {
  const { html, author, createdAt } = commentView(comment);
  return {
    id,
    comment: { html, author, createdAt, href: null },
    article: { headline: article.headline, href: articleHref(article.slug) },
    reasons: reasons.map(({ reason }) => reason),
    revision,
    decisionAction: `/console/comments/${subjectId}/decisions`,
  };
}
