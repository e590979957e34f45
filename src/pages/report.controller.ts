import { Body, Controller, Get, Ip, Param, Post, Res } from '@nestjs/common';
import { IsOptional, IsString, MaxLength } from 'class-validator';
import type { FastifyReply } from 'fastify';
import { CurrentViewer, Requires, Site } from '../accounts/request-context.js';
import type { Viewer } from '../accounts/viewer.js';
import { readVisibleRow } from '../comments/read-comment.js';
import { ReportComment } from '../moderation/reports/report-comment.js';
import { Database } from '../platform/database/database.js';
import { Problem } from '../platform/errors/problem.js';
import { IsText } from '../platform/http/is-text.js';
import type { CurrentSite } from '../sites/resolve-site.js';
import { reportedHref } from './hrefs.js';
import { asPage, seeOther } from './page-reply.js';
import { readReportPage } from './read-report-page.js';
import { renderReportPage } from './render.js';
import type { ReportPageView } from './report-view.js';
import { problemInWords } from './words/problem-in-words.js';
import { wordsFor } from './words/words.js';

class ReportForm {
  @IsOptional()
  @IsString()
  @MaxLength(60)
  reason?: string;

  @IsOptional()
  @IsText()
  @MaxLength(2_000)
  text?: string;
}

interface Asked {
  readonly site: CurrentSite;
  readonly viewer: Viewer;
  readonly commentId: string;
}

/** How readers report a comment, without any script. */
@Controller('comments/:id/report')
export class ReportPagesController {
  constructor(
    private readonly database: Database,
    private readonly reportComment: ReportComment,
  ) {}

  @Get()
  @Requires('person')
  async form(
    @Site() site: CurrentSite,
    @CurrentViewer() viewer: Viewer,
    @Param('id') commentId: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const page = await this.page({ site, viewer, commentId }, { reason: null, text: '' }, null);
    asPage(reply);
    return page;
  }

  @Post()
  @Requires('person')
  async report(
    @Site() site: CurrentSite,
    @CurrentViewer() viewer: Viewer,
    @Param('id') commentId: string,
    @Body() { reason = '', text = '' }: ReportForm,
    @Ip() ip: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const asked = { site, viewer, commentId };
    // Before: enough reports hide a comment.
    const { article } = await readVisibleRow(this.database, site.id, commentId, viewer);
    try {
      await this.reportComment.execute({
        ...{ ...asked, reason, text: text.trim() || null },
        ...{ ip, idempotencyKey: null },
      });
    } catch (error) {
      if (!(error instanceof Problem) || error.status === 404) throw error;
      const isReason = error.code === 'report_reason_unknown';
      const words = wordsFor(site.locale);
      const detail = isReason ? words.report.chooseReason : problemInWords(words, error, site);
      const problem = { detail, field: isReason ? ('reason' as const) : null };
      const page = await this.page(asked, { reason: reason || null, text }, problem).catch(() => {
        throw error;
      });
      asPage(reply);
      await reply.status(error.status).headers(error.headers).send(page);
      return;
    }
    await seeOther(reply, reportedHref(article.slug, commentId));
  }

  private page(
    asked: Asked,
    typed: ReportPageView['typed'],
    problem: ReportPageView['problem'],
  ): Promise<string> {
    return this.database.snapshot(async (reader) =>
      renderReportPage(await readReportPage(reader, { ...asked, typed, problem })),
    );
  }
}
