import { Body, Controller, Param, Post, Res } from '@nestjs/common';
import { IsOptional, MaxLength } from 'class-validator';
import type { FastifyReply } from 'fastify';
import { Requires, SignedIn, Site } from '../accounts/request-context.js';
import type { AccountViewer } from '../accounts/viewer.js';
import { findArticle } from '../articles/find-article.js';
import { Database } from '../platform/database/database.js';
import { IsText } from '../platform/http/is-text.js';
import type { CurrentSite } from '../sites/resolve-site.js';
import { CloseThread } from '../threads/close-thread.js';
import { ReopenThread } from '../threads/reopen-thread.js';
import { articleHref } from './hrefs.js';
import { seeOther } from './page-reply.js';

class CloseForm {
  @IsOptional()
  @IsText()
  @MaxLength(300)
  message?: string;
}

/** A publisher's two buttons on an article's page. */
@Controller('articles')
export class ThreadControlController {
  constructor(
    private readonly database: Database,
    private readonly closeThread: CloseThread,
    private readonly reopenThread: ReopenThread,
  ) {}

  @Post(':slug/close')
  @Requires('close threads')
  async close(
    @Site() site: CurrentSite,
    @SignedIn() by: AccountViewer,
    @Param('slug') slug: string,
    @Body() form: CloseForm,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { threadId } = await findArticle(this.database, site.id, slug, by);
    const { message = null } = form;
    await this.closeThread.execute({ siteId: site.id, threadId, by, reason: null, message, at: null });
    await seeOther(reply, `${articleHref(slug)}#comments`);
  }

  @Post(':slug/reopen')
  @Requires('close threads')
  async reopen(
    @Site() site: CurrentSite,
    @SignedIn() by: AccountViewer,
    @Param('slug') slug: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { threadId } = await findArticle(this.database, site.id, slug, by);
    await this.reopenThread.execute({ siteId: site.id, threadId, by, until: null });
    await seeOther(reply, `${articleHref(slug)}#comments`);
  }
}
