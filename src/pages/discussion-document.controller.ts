import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CurrentViewer, Site } from '../accounts/request-context.js';
import type { Viewer } from '../accounts/viewer.js';
import { PageCache } from '../page-cache/page-cache.js';
import { sendPage } from '../page-cache/send-page.js';
import { Database } from '../platform/database/database.js';
import { Documented } from '../platform/http/documented.js';
import type { CurrentSite } from '../sites/resolve-site.js';
import { ArticlePageQuery } from './article-page.query.js';
import { DISCUSSION_EXAMPLES } from './discussion.example.js';
import { discussionDocument } from './discussion-document.js';
import { readArticlePage } from './read-article-page.js';
import { sharedDiscussion } from './shared-article-page.js';

/** A discussion as data, for whoever draws it themselves: the page's own script and the embedded widget do. */
@Controller('api/v1/articles/:article/discussion')
export class DiscussionDocumentController {
  constructor(
    private readonly database: Database,
    private readonly pages: PageCache,
  ) {}

  @Get()
  @Documented({
    does: 'Reads a discussion as it is drawn',
    more: 'The part of it that the query names, with the form, the closing and what is personal to the viewer: what the page of the article shows, as data. Names ending in `Href` and `Action` are addresses on this service.',
    answers: [
      { says: 'The discussion', examples: DISCUSSION_EXAMPLES },
      { says: 'Nothing has changed', status: 304 },
    ],
  })
  async read(
    @Site() site: CurrentSite,
    @CurrentViewer() viewer: Viewer,
    @Param('article') name: string,
    @Query() query: ArticlePageQuery,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { sort = 'oldest', cursor = null, replies = null, posted = null, reported = null } = query;
    const part = { sort, cursor, replies };
    if (viewer.kind === 'anyone' && replies === null) {
      const page = { ...sharedDiscussion(site, name, part), seen: query.seen ?? null };
      reply.header('vary', 'accept-encoding, authorization, cookie');
      return sendPage(this.pages, page, request, reply);
    }
    const asked = { site, viewer, slug: name, part, replyTo: query['reply-to'] ?? null, posted, reported };
    const data = await this.database.snapshot((reader) => readArticlePage(reader, asked));
    await reply.header('cache-control', 'private, no-store').send(discussionDocument(data));
  }
}
