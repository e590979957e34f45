import { Body, Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Requires, SignedIn, Site } from '../accounts/request-context.js';
import type { AccountViewer } from '../accounts/viewer.js';
import { findArticle } from '../articles/find-article.js';
import { Database } from '../platform/database/database.js';
import { Problem } from '../platform/errors/problem.js';
import type { CurrentSite } from '../sites/resolve-site.js';
import { CloseThread } from '../threads/close-thread.js';
import { ReopenThread } from '../threads/reopen-thread.js';
import { articlePageView } from './article-view.js';
import type { DiscussionControlView } from './discussion-control-view.js';
import { articleHref } from './hrefs.js';
import { asPage, seeOther } from './page-reply.js';
import { readArticlePage } from './read-article-page.js';
import { renderArticlePage } from './render.js';
import { blamedFor, CloseForm, detailOf, instantOrNone, ReopenForm } from './thread-control-form.js';

interface Where {
  readonly site: CurrentSite;
  readonly by: AccountViewer;
  readonly slug: string;
}

type Refused = Pick<DiscussionControlView, 'problem' | 'typed'>;

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
    @Body() { message = '', at = '' }: CloseForm,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const where = { site, by, slug };
    const typed = { message, at, until: '' };
    await this.orAgain(reply, where, { tried: 'close', typed }, async (threadId) => {
      await this.closeThread.execute({
        ...{ siteId: site.id, threadId, by, reason: null },
        message: message || null,
        at: instantOrNone('at', at, site),
      });
    });
  }

  @Post(':slug/reopen')
  @Requires('close threads')
  async reopen(
    @Site() site: CurrentSite,
    @SignedIn() by: AccountViewer,
    @Param('slug') slug: string,
    @Body() { until = '' }: ReopenForm,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const where = { site, by, slug };
    const typed = { message: '', at: '', until };
    await this.orAgain(reply, where, { tried: 'reopen', typed }, async (threadId) => {
      await this.reopenThread.execute({
        siteId: site.id,
        threadId,
        by,
        until: instantOrNone('until', until, site),
      });
    });
  }

  /** Where a refusal's page stands: its links and reloading it lead back to the article. */
  @Get(':slug/close')
  async afterClose(
    @Param('slug') slug: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await toArticle(reply, slug, request);
  }

  @Get(':slug/reopen')
  async afterReopen(
    @Param('slug') slug: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await toArticle(reply, slug, request);
  }

  /** Back to the discussion; or the article's page once more, with why not and with what was typed. */
  private async orAgain(
    reply: FastifyReply,
    { site, by, slug }: Where,
    { tried, typed }: { tried: 'close' | 'reopen'; typed: Refused['typed'] },
    act: (threadId: string) => Promise<void>,
  ): Promise<void> {
    const { threadId } = await findArticle(this.database, site.id, slug, by);
    try {
      await act(threadId);
    } catch (error) {
      const blamed = error instanceof Problem ? blamedFor(error.code, tried) : undefined;
      if (!(error instanceof Problem) || blamed === undefined) throw error;
      const detail = detailOf(error, site);
      const problem = { tried, field: blamed, detail };
      const part = { sort: 'oldest', cursor: null, replies: null } as const;
      const refusedControl = { problem, typed };
      const request = { site, viewer: by, slug, part, replyTo: null, posted: null, refusedControl };
      const data = await this.database.snapshot((reader) => readArticlePage(reader, request));
      asPage(reply);
      await reply.status(error.status).send(renderArticlePage(articlePageView(data)));
      return;
    }
    await seeOther(reply, `${articleHref(slug)}#comments`);
  }
}

function toArticle(reply: FastifyReply, slug: string, { url }: FastifyRequest): FastifyReply {
  const query = url.indexOf('?');
  return seeOther(reply, `${articleHref(slug)}${query === -1 ? '' : url.slice(query)}`);
}
