import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Site } from '../accounts/request-context.js';
import { PageCache } from '../page-cache/page-cache.js';
import { sendPage, type NamedPage } from '../page-cache/send-page.js';
import { PublicUrl } from '../platform/config/public-url.js';
import { Database } from '../platform/database/database.js';
import { NotHere } from '../platform/errors/problem.js';
import { Documented } from '../platform/http/documented.js';
import type { CurrentSite } from '../sites/resolve-site.js';
import { FEED_EXAMPLE } from './feeds.examples.js';
import { articleFeed, siteFeed } from './read-feed.js';
import { FORMATS, jsonOf, MEDIA_TYPES, renderFeed, type Format } from './render-feed.js';

const FED = FORMATS.map((format) => ({
  says: 'The feed',
  type: MEDIA_TYPES[format],
  example: format === 'json' ? jsonOf(FEED_EXAMPLE) : renderFeed(FEED_EXAMPLE, format),
}));
const ANSWERS = [...FED, { says: 'Nothing has changed', status: 304 }];

/** Feeds of what anyone sees, in three formats. */
@Controller()
export class FeedsController {
  constructor(
    private readonly database: Database,
    private readonly pages: PageCache,
    private readonly publicUrl: PublicUrl,
  ) {}

  @Get('articles/:slug/comments.:format')
  @Documented({ does: 'Feeds the newest comments on an article', answers: ANSWERS })
  async ofArticle(
    @Site() site: CurrentSite,
    @Param('slug') slug: string,
    @Param('format') named: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const format = formatOf(named);
    const origin = await this.originOf(site, request);
    await this.answer(articleFeed({ site, format, origin }, slug), request, reply);
  }

  @Get('comments.:format')
  @Documented({ does: 'Feeds the newest comments of the site', answers: ANSWERS })
  async ofSite(
    @Site() site: CurrentSite,
    @Param('format') named: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const format = formatOf(named);
    const origin = await this.originOf(site, request);
    await this.answer(siteFeed({ site, format, origin }), request, reply);
  }

  private async answer(feed: NamedPage, request: FastifyRequest, reply: FastifyReply): Promise<void> {
    reply.header('access-control-allow-origin', '*').header('vary', 'accept-encoding');
    await sendPage(this.pages, feed, request, reply);
  }

  /** The public address where it is the site's; another site is reached at a host of its own. */
  private async originOf({ id }: CurrentSite, { protocol, host }: FastifyRequest): Promise<string> {
    const { value } = this.publicUrl;
    const [known] =
      value === null
        ? []
        : await this.database.query('SELECT FROM site_hosts WHERE site_id = $1 AND host = $2', [
            id,
            new URL(value).hostname,
          ]);
    return known === undefined ? `${protocol}://${host}` : value!;
  }
}

function formatOf(named: string): Format {
  const format = FORMATS.find((name) => name === named);
  if (format === undefined) throw new NotHere('feed');
  return format;
}
