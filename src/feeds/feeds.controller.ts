import { createHash } from 'node:crypto';
import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Site } from '../accounts/request-context.js';
import { PublicUrl } from '../platform/config/public-url.js';
import { Database } from '../platform/database/database.js';
import { NotHere } from '../platform/errors/problem.js';
import { Documented } from '../platform/http/documented.js';
import type { CurrentSite } from '../sites/resolve-site.js';
import { FEED_EXAMPLE } from './feeds.examples.js';
import { isNotModified } from './not-modified.rules.js';
import { readArticleFeed, readSiteFeed } from './read-feed.js';
import { FORMATS, jsonOf, MEDIA_TYPES, renderFeed, type CommentFeed, type Format } from './render-feed.js';

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
    const feed = await this.database.snapshot((reader) => readArticleFeed(reader, site, slug));
    await answer({ ...feed, origin }, format, request, reply);
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
    await answer({ ...(await readSiteFeed(this.database, site)), origin }, format, request, reply);
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

async function answer(
  feed: CommentFeed,
  format: Format,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<void> {
  const text = renderFeed(feed, format);
  const etag = `"${createHash('sha256').update(text).digest('base64url')}"`;
  reply
    .type(`${MEDIA_TYPES[format]}; charset=utf-8`)
    .header('cache-control', 'public, max-age=60')
    .header('access-control-allow-origin', '*')
    .header('etag', etag);
  if (isNotModified(request.headers['if-none-match'], etag)) await reply.status(304).send();
  else await reply.send(text);
}
