import { Body, Controller, Get, Param, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Requires, SignedIn, Site } from '../../accounts/request-context.js';
import type { AccountViewer } from '../../accounts/viewer.js';
import { Database } from '../../platform/database/database.js';
import { Problem } from '../../platform/errors/problem.js';
import type { CurrentSite } from '../../sites/resolve-site.js';
import { CloseThread } from '../../threads/close-thread.js';
import { ReopenThread } from '../../threads/reopen-thread.js';
import { sendPage, seeOther } from '../page-reply.js';
import { blamedFor, CloseForm, detailOf, instantOrNone, ReopenForm } from '../thread-control-form.js';
import { wordsFor } from '../words/words.js';
import { discussionsHref } from './discussions-hrefs.js';
import { DiscussionsQuery, filterOf } from './discussions.query.js';
import { readDiscussionsPage, type DiscussionsRequest } from './read-discussions-page.js';
import { renderDiscussionsPage } from './render-office.js';

interface Tried {
  readonly site: CurrentSite;
  readonly by: AccountViewer;
  readonly query: DiscussionsQuery;
  readonly threadId: string;
  readonly tried: 'close' | 'reopen';
  readonly typed: NonNullable<DiscussionsRequest['refused']>['typed'];
}

/** Every discussion with how it stands, closed and reopened from the list. */
@Controller('console/discussions')
export class DiscussionsController {
  constructor(
    private readonly database: Database,
    private readonly closeThread: CloseThread,
    private readonly reopenThread: ReopenThread,
  ) {}

  @Get()
  @Requires('close threads')
  async list(
    @Site() site: CurrentSite,
    @SignedIn() by: AccountViewer,
    @Query() query: DiscussionsQuery,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { done } = query;
    const words = wordsFor(site.locale).discussions;
    const notice = done === undefined ? null : ({ kind: 'done', text: words.done[done] } as const);
    const request = {
      site,
      by,
      filter: filterOf(query),
      cursor: query.cursor || null,
      notice,
      refused: null,
    };
    await sendPage(reply, await this.page(request));
  }

  @Post('threads/:id/close')
  @Requires('close threads')
  async close(
    @Site() site: CurrentSite,
    @SignedIn() by: AccountViewer,
    @Param('id') threadId: string,
    @Query() query: DiscussionsQuery,
    @Body() { message = '', at = '' }: CloseForm,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const typed = { message, at, until: '' };
    await this.orAgain(reply, { site, by, query, threadId, tried: 'close', typed }, () =>
      this.closeThread.execute({
        ...{ siteId: site.id, threadId, by, reason: null },
        message: message || null,
        at: instantOrNone('at', at, site),
      }),
    );
  }

  @Post('threads/:id/reopen')
  @Requires('close threads')
  async reopen(
    @Site() site: CurrentSite,
    @SignedIn() by: AccountViewer,
    @Param('id') threadId: string,
    @Query() query: DiscussionsQuery,
    @Body() { until = '' }: ReopenForm,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const typed = { message: '', at: '', until };
    await this.orAgain(reply, { site, by, query, threadId, tried: 'reopen', typed }, () =>
      this.reopenThread.execute({
        ...{ siteId: site.id, threadId, by },
        until: instantOrNone('until', until, site),
      }),
    );
  }

  /** Back to the list; or the list once more, with why not and with what was typed. */
  private async orAgain(reply: FastifyReply, form: Tried, act: () => Promise<unknown>): Promise<void> {
    const { site, by, query, threadId, tried, typed } = form;
    const filter = filterOf(query);
    try {
      await act();
    } catch (error) {
      const field = error instanceof Problem ? blamedFor(error.code, tried) : undefined;
      if (!(error instanceof Problem) || field === undefined) throw error;
      const words = wordsFor(site.locale).control;
      const detail = detailOf(error, site);
      const heading = tried === 'close' ? words.closedProblem : words.reopenedProblem;
      const notice = { kind: 'problem', heading, detail } as const;
      const refused = { threadId, typed, problem: { tried, field, detail } };
      const page = await this.page({ site, by, filter, cursor: query.cursor || null, notice, refused });
      await sendPage(reply, page, error.status);
      return;
    }
    const done = tried === 'close' ? 'closed' : 'reopened';
    await seeOther(
      reply,
      `${discussionsHref(filter, { ...(query.cursor && { cursor: query.cursor }), done })}#notice`,
    );
  }

  private page(request: DiscussionsRequest): Promise<string> {
    return this.database.snapshot(async (reader) =>
      renderDiscussionsPage(await readDiscussionsPage(reader, request)),
    );
  }
}
