import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { CurrentViewer, Requires, SignedIn, Site } from '../accounts/request-context.js';
import type { AccountViewer, Viewer } from '../accounts/viewer.js';
import { Database } from '../platform/database/database.js';
import { IdempotencyKeyHeader } from '../platform/http/idempotency-key.js';
import { LIST_LIMIT, ListQuery } from '../platform/http/list.query.js';
import type { CurrentSite } from '../sites/resolve-site.js';
import { readThread } from '../threads/read-thread.js';
import { findArticle, presentArticle, type ArticleRow } from './find-article.js';
import { HostArticleBody } from './host-article.body.js';
import { HostArticle } from './host-article.js';
import { listArticles } from './list-articles.js';

const ARTICLE_BYTES = 1.5 * 1024 * 1024;

@Controller('api/v1/articles')
export class ArticlesController {
  constructor(
    private readonly database: Database,
    private readonly hostArticle: HostArticle,
  ) {}

  @Get()
  async list(
    @Site() site: CurrentSite,
    @Query() { cursor = null, limit = LIST_LIMIT }: ListQuery,
  ): Promise<object> {
    const { items, nextCursor } = await listArticles(this.database, { siteId: site.id, cursor, limit });
    return {
      items: items.map(presentArticle),
      nextCursor,
    };
  }

  @Get(':article')
  async read(
    @Site() site: CurrentSite,
    @CurrentViewer() viewer: Viewer,
    @Param('article') name: string,
  ): Promise<object> {
    return presentArticle(await this.find(site, viewer, name));
  }

  @Get(':article/thread')
  async thread(
    @Site() site: CurrentSite,
    @CurrentViewer() viewer: Viewer,
    @Param('article') name: string,
  ): Promise<object> {
    const { threadId } = await this.find(site, viewer, name);
    return this.database.snapshot((reader) => readThread(reader, site, threadId));
  }

  @Post()
  @Requires('host articles', { bodyLimit: ARTICLE_BYTES })
  async host(
    @Site() site: CurrentSite,
    @SignedIn() by: AccountViewer,
    @Body() body: HostArticleBody,
    @IdempotencyKeyHeader() idempotencyKey: string | null,
  ): Promise<object> {
    const id = await this.hostArticle.execute({ siteId: site.id, by, body, idempotencyKey });
    return presentArticle(await this.find(site, by, id));
  }

  private find(site: CurrentSite, viewer: Viewer, name: string): Promise<ArticleRow> {
    return findArticle(this.database, site.id, name, viewer);
  }
}
