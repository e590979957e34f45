import { Body, Controller, Get, Param, Patch, Post, Put, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { CurrentViewer, Requires, SignedIn, Site } from '../accounts/request-context.js';
import type { AccountViewer, Viewer } from '../accounts/viewer.js';
import { Database } from '../platform/database/database.js';
import { Documented } from '../platform/http/documented.js';
import { IdempotencyKeyHeader } from '../platform/http/idempotency-key.js';
import { LIST_LIMIT } from '../platform/http/list.query.js';
import type { CurrentSite } from '../sites/resolve-site.js';
import { THREAD_EXAMPLES } from '../threads/closing.examples.js';
import { presentThread } from '../threads/present-thread.js';
import { readThread } from '../threads/read-thread.js';
import {
  ExternalIdDiffers,
  ExternalIdInvalid,
  ExternalIdTaken,
  SlugTaken,
  UrlTaken,
} from './articles.errors.js';
import { SectionUnknown } from '../sites/sites.errors.js';
import { ARTICLE_EXAMPLE } from './articles.examples.js';
import { ArticleBody, ArticlePatch } from './article.body.js';
import { findArticle, presentArticle, type ArticleRow } from './find-article.js';
import { HostArticle } from './host-article.js';
import { ArticlesQuery, listArticles } from './list-articles.js';
import { PatchArticle } from './patch-article.js';
import { PutArticle } from './put-article.js';

const ARTICLE_BYTES = 1.5 * 1024 * 1024;

@Controller('api/v1/articles')
export class ArticlesController {
  constructor(
    private readonly database: Database,
    private readonly hostArticle: HostArticle,
    private readonly putArticle: PutArticle,
    private readonly patchArticle: PatchArticle,
  ) {}

  @Get()
  @Documented({
    does: 'Lists the articles',
    more: 'Public ones only, the last published first.',
    answers: { says: 'A page of articles', example: { items: [ARTICLE_EXAMPLE], nextCursor: null } },
    refuses: [SectionUnknown],
  })
  async list(
    @Site() site: CurrentSite,
    @Query() { section = null, cursor = null, limit = LIST_LIMIT }: ArticlesQuery,
  ): Promise<object> {
    const { items, nextCursor } = await listArticles(this.database, {
      siteId: site.id,
      section,
      cursor,
      limit,
    });
    return {
      items: items.map(presentArticle),
      nextCursor,
    };
  }

  @Get(':article')
  @Documented({
    does: 'Reads an article',
    more: 'A hidden one is there for moderators and above only.',
    answers: { says: 'The article', example: ARTICLE_EXAMPLE },
  })
  async read(
    @Site() site: CurrentSite,
    @CurrentViewer() viewer: Viewer,
    @Param('article') name: string,
  ): Promise<object> {
    return presentArticle(await this.find(site, viewer, name));
  }

  @Get(':article/thread')
  @Documented({
    does: "Reads an article's thread",
    more: 'Its state and why, its counts, and the version of the comment policy that posts are accepted under.',
    answers: { says: 'The thread', examples: THREAD_EXAMPLES },
  })
  async thread(
    @Site() site: CurrentSite,
    @CurrentViewer() viewer: Viewer,
    @Param('article') name: string,
  ): Promise<object> {
    const { threadId } = await this.find(site, viewer, name);
    return presentThread(await readThread(this.database, site.id, threadId));
  }

  @Post()
  @Requires('host articles', { bodyLimit: ARTICLE_BYTES })
  @Documented({
    does: 'Hosts an article, with its thread',
    answers: { says: 'The article as it stands', example: ARTICLE_EXAMPLE },
    refuses: [SlugTaken, ExternalIdTaken, UrlTaken, SectionUnknown],
  })
  async host(
    @Site() site: CurrentSite,
    @SignedIn() by: AccountViewer,
    @Body() body: ArticleBody,
    @IdempotencyKeyHeader() idempotencyKey: string | null,
  ): Promise<object> {
    const id = await this.hostArticle.execute({ siteId: site.id, by, body, idempotencyKey });
    return presentArticle(await this.find(site, by, id));
  }

  @Put(':article')
  @Requires('host articles', { bodyLimit: ARTICLE_BYTES })
  @Documented({
    does: 'Replaces an article, or hosts it under its `external:` id',
    more: 'What is left out is empty then; only `slug`, `publishedAt`, `state` and `externalId` stay as they are. Canonical addresses of before stay as aliases.',
    answers: [
      { status: 200, says: 'The article as it stands', example: ARTICLE_EXAMPLE },
      { status: 201, says: 'The article, new', example: ARTICLE_EXAMPLE },
    ],
    refuses: [SlugTaken, ExternalIdTaken, UrlTaken, SectionUnknown, ExternalIdDiffers, ExternalIdInvalid],
  })
  async put(
    @Site() site: CurrentSite,
    @SignedIn() by: AccountViewer,
    @Param('article') name: string,
    @Body() body: ArticleBody,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object> {
    const { id, created } = await this.putArticle.execute({ siteId: site.id, name, by, body });
    reply.status(created ? 201 : 200);
    return presentArticle(await this.find(site, by, id));
  }

  @Patch(':article')
  @Requires('host articles', { bodyLimit: ARTICLE_BYTES })
  @Documented({
    does: 'Changes what is named of an article',
    more: 'Hides it with `{"state": "hidden"}`. Aliases that are named are the whole list.',
    answers: { says: 'The article as it stands', example: ARTICLE_EXAMPLE },
    refuses: [SlugTaken, ExternalIdTaken, UrlTaken, SectionUnknown],
  })
  async patch(
    @Site() site: CurrentSite,
    @SignedIn() by: AccountViewer,
    @Param('article') name: string,
    @Body() patch: ArticlePatch,
  ): Promise<object> {
    const id = await this.patchArticle.execute({ siteId: site.id, name, by, patch });
    return presentArticle(await this.find(site, by, id));
  }

  private find(site: CurrentSite, viewer: Viewer, name: string): Promise<ArticleRow> {
    return findArticle(this.database, site.id, name, viewer);
  }
}
