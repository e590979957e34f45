import { Body, Controller, Get, Ip, Param, Post, Res } from '@nestjs/common';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, IsString, Min } from 'class-validator';
import type { FastifyReply } from 'fastify';
import { CurrentViewer, Requires, Site } from '../accounts/request-context.js';
import type { Viewer } from '../accounts/viewer.js';
import { EditComment } from '../comments/edit-comment.js';
import { readVisibleRow } from '../comments/read-comment.js';
import { WithdrawComment } from '../comments/withdraw-comment.js';
import { Database } from '../platform/database/database.js';
import { Problem } from '../platform/errors/problem.js';
import { UserAgent } from '../platform/http/user-agent.js';
import type { CurrentSite } from '../sites/resolve-site.js';
import { fieldOf } from './field-of.js';
import { noticeHref } from './hrefs.js';
import { asPage, seeOther } from './page-reply.js';
import { readOwnCommentPage, type OwnCommentPageRequest } from './read-own-comment-page.js';
import { renderOwnCommentPage } from './render.js';
import { problemInWords } from './words/problem-in-words.js';
import { wordsFor } from './words/words.js';

class EditForm {
  @IsString()
  body: string;

  @Type(() => Number)
  @IsInt()
  @Min(1)
  revision: number;

  @IsOptional()
  @IsString()
  acceptedPolicyVersion?: string;
}

/** What authors do with what they wrote, without any script. */
@Controller('comments/:id/own')
export class OwnCommentController {
  constructor(
    private readonly database: Database,
    private readonly editComment: EditComment,
    private readonly withdrawComment: WithdrawComment,
  ) {}

  @Get()
  async read(
    @Site() site: CurrentSite,
    @CurrentViewer() viewer: Viewer,
    @Param('id') commentId: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const page = await this.page({ site, viewer, commentId, refused: null });
    asPage(reply);
    return page;
  }

  @Post()
  @Requires('person')
  async edit(
    @Site() site: CurrentSite,
    @CurrentViewer() viewer: Viewer,
    @Param('id') commentId: string,
    @Body() { body, revision, acceptedPolicyVersion }: EditForm,
    @Ip() ip: string,
    @UserAgent() userAgent: string | null,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const accepted = Number(acceptedPolicyVersion) || null;
    try {
      await this.editComment.execute({
        site,
        commentId,
        viewer,
        body: { body, revision, acceptedPolicyVersion: accepted },
        ip,
        userAgent,
      });
    } catch (error) {
      if (!(error instanceof Problem) || error.status === 404) throw error;
      const stale = error.code === 'stale_revision';
      const words = wordsFor(site.locale);
      const detail = stale ? words.own.stale : problemInWords(words, error, site);
      const problem = { detail, field: fieldOf(error) };
      const page = await this.page({ site, viewer, commentId, refused: { typed: body, problem } });
      asPage(reply);
      await reply.status(error.status).headers(error.headers).send(page);
      return;
    }
    await this.backTo({ site, viewer, commentId }, reply);
  }

  @Post('withdraw')
  @Requires('person')
  async withdraw(
    @Site() site: CurrentSite,
    @CurrentViewer() viewer: Viewer,
    @Param('id') commentId: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.withdrawComment.execute({ site, commentId, viewer });
    await this.backTo({ site, viewer, commentId }, reply);
  }

  private page(request: OwnCommentPageRequest): Promise<string> {
    return this.database.snapshot(async (reader) =>
      renderOwnCommentPage(await readOwnCommentPage(reader, request)),
    );
  }

  /** To the article, which says what became of it. */
  private async backTo(
    { site, viewer, commentId }: Omit<OwnCommentPageRequest, 'refused'>,
    reply: FastifyReply,
  ): Promise<void> {
    const { article, id } = await readVisibleRow(this.database, site.id, commentId, viewer);
    await seeOther(reply, noticeHref(article.slug, id));
  }
}
