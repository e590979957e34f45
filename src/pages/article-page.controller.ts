import { Body, Controller, Get, Ip, Param, Post, Query, Req, Res } from '@nestjs/common';
import { IsOptional, IsString } from 'class-validator';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CurrentViewer, GUEST_COOKIE, Site } from '../accounts/request-context.js';
import { cookieRules } from '../accounts/session-cookie.js';
import type { Viewer } from '../accounts/viewer.js';
import { findArticle } from '../articles/find-article.js';
import { PostComment } from '../comments/post-comment.js';
import { PageCache } from '../page-cache/page-cache.js';
import { sendPage, type NamedPage } from '../page-cache/send-page.js';
import { readIdempotencyKey } from '../platform/database/idempotency.js';
import { Database } from '../platform/database/database.js';
import { Problem } from '../platform/errors/problem.js';
import { UserAgent } from '../platform/http/user-agent.js';
import type { CurrentSite } from '../sites/resolve-site.js';
import { ArticlePageQuery } from './article-page.query.js';
import { articlePageView } from './article-view.js';
import { fieldOf } from './field-of.js';
import { articleHref, noticeHref } from './hrefs.js';
import { readArticlePage } from './read-article-page.js';
import { asPage, asSharedPage, movedTo, seeOther } from './page-reply.js';
import { renderArticlePage } from './render.js';
import { ArticleMoved, sharedArticlePage } from './shared-article-page.js';
import { problemInWords } from './words/problem-in-words.js';
import { wordsFor } from './words/words.js';

const GUEST_DAYS = 90;

class CommentForm {
  @IsString()
  body: string;

  @IsOptional()
  @IsString()
  name?: string;

  @IsOptional()
  @IsString()
  email?: string;

  @IsOptional()
  @IsString()
  parentId?: string;

  @IsOptional()
  @IsString()
  idempotencyKey?: string;

  @IsOptional()
  @IsString()
  acceptedPolicyVersion?: string;
}

/** An article with its discussion, and the form that needs no script. */
@Controller('articles')
export class ArticlePageController {
  constructor(
    private readonly database: Database,
    private readonly pages: PageCache,
    private readonly postComment: PostComment,
  ) {}

  @Get(':slug')
  async read(
    @Site() site: CurrentSite,
    @CurrentViewer() viewer: Viewer,
    @Param('slug') slug: string,
    @Query()
    {
      sort = 'oldest',
      cursor = null,
      replies = null,
      'reply-to': replyTo = null,
      posted = null,
      reported = null,
      seen = null,
    }: ArticlePageQuery,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const part = { sort, cursor, replies };
    if (viewer.kind === 'anyone' && [replies, replyTo, posted, reported].every((more) => more === null)) {
      return this.readShared({ ...sharedArticlePage(site, slug, part), seen }, request, reply);
    }
    const data = await this.database.snapshot((reader) =>
      readArticlePage(reader, { site, viewer, slug, part, replyTo, posted, reported }),
    );
    if (slug !== data.article.slug) return movedTo(reply, articleHref(data.article.slug), request.url);
    asPage(reply);
    await reply.send(renderArticlePage(articlePageView(data)));
  }

  private async readShared(page: NamedPage, request: FastifyRequest, reply: FastifyReply): Promise<void> {
    asSharedPage(reply);
    try {
      await sendPage(this.pages, page, request, reply);
    } catch (error) {
      if (!(error instanceof ArticleMoved)) throw error;
      await movedTo(reply, articleHref(error.slug), request.url);
    }
  }

  /** At the article's own address, so that the links of a refusal's page lead where they do on the article's. */
  @Post(':slug')
  async post(
    @Site() site: CurrentSite,
    @CurrentViewer() viewer: Viewer,
    @Param('slug') slug: string,
    @Body() form: CommentForm,
    @Ip() ip: string,
    @UserAgent() userAgent: string | null,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    // The page's own script: it draws what became of it by itself, and the cookie of a guest stays out of its reach.
    const isScript = request.headers.accept === 'application/json';
    try {
      const { threadId } = await findArticle(this.database, site.id, slug, viewer);
      const guest = viewer.kind === 'account' ? null : { name: form.name ?? '', email: form.email || null };
      const acceptedPolicyVersion = Number(form.acceptedPolicyVersion) || null;
      const body = { body: form.body, parentId: form.parentId || null, guest, acceptedPolicyVersion };
      const posted = await this.postComment.execute({
        site,
        threadId,
        viewer,
        body,
        idempotencyKey: form.idempotencyKey ? readIdempotencyKey(form.idempotencyKey) : null,
        ip,
        userAgent,
      });
      const token =
        posted.guestToken ?? (viewer.kind === 'guest' ? request.cookies[GUEST_COOKIE] : undefined);
      if (token !== undefined) reply.setCookie(GUEST_COOKIE, token, cookieRules(request, GUEST_DAYS));
      if (isScript) {
        if (posted.threadRevision !== null) reply.header('thread-revision', posted.threadRevision);
        await reply.status(201).send({ commentId: posted.commentId });
      } else await seeOther(reply, noticeHref(slug, posted.commentId));
    } catch (error) {
      if (!(error instanceof Problem) || error.status === 404 || isScript) throw error;
      await this.again(reply, { site, viewer, slug }, form, error);
    }
  }

  /** The page once more, with what was typed and why it was refused: nothing is lost. */
  private async again(
    reply: FastifyReply,
    { site, viewer, slug }: { site: CurrentSite; viewer: Viewer; slug: string },
    form: CommentForm,
    problem: Problem,
  ): Promise<void> {
    const replyTo = form.parentId || null;
    const part = { sort: 'oldest', cursor: null, replies: null } as const;
    const request = { site, viewer, slug, part, replyTo, posted: null, reported: null };
    const data = await this.database.snapshot((reader) => readArticlePage(reader, request));
    const typed = { name: form.name ?? '', email: form.email ?? '', body: form.body };
    const detail = problemInWords(wordsFor(site.locale), problem, site);
    asPage(reply);
    await reply
      .status(problem.status)
      .headers(problem.headers)
      .send(
        renderArticlePage(articlePageView({ ...data, typed, problem: { detail, field: fieldOf(problem) } })),
      );
  }
}
