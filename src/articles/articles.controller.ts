import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { CurrentViewer, Requires, SignedIn, Site } from '../accounts/request-context.js';
import type { AccountViewer, Viewer } from '../accounts/viewer.js';
import { Database } from '../platform/database/database.js';
import { Documented } from '../platform/http/documented.js';
import { IdempotencyKeyHeader } from '../platform/http/idempotency-key.js';
import { LIST_LIMIT, ListQuery } from '../platform/http/list.query.js';
import type { CurrentSite } from '../sites/resolve-site.js';
import { THREAD_EXAMPLES } from '../threads/closing.examples.js';
import { readThread } from '../threads/read-thread.js';
import { ExternalIdTaken, SectionUnknown, SlugTaken, UrlTaken } from './articles.errors.js';
import { ARTICLE_EXAMPLE } from './articles.examples.js';
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
  @Documented({
    does: 'Lists the articles',
    more: 'Public ones only, the last published first.',
    answers: { says: 'A page of articles', example: { items: [ARTICLE_EXAMPLE], nextCursor: null } },
  })
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
    return this.database.snapshot((reader) => readThread(reader, site, threadId));
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
