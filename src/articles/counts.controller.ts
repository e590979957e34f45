import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import { Transform } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, IsString } from 'class-validator';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Site } from '../accounts/request-context.js';
import { PageCache } from '../page-cache/page-cache.js';
import { sendPage } from '../page-cache/send-page.js';
import { Documented, Meaning } from '../platform/http/documented.js';
import { exampleId } from '../platform/http/examples.js';
import type { CurrentSite } from '../sites/resolve-site.js';
import { sharedCounts, type ArticleCount } from './count-comments.js';

class CountsQuery {
  @Meaning('An article, named as in a path; up to 100 of them: `article=a&article=b`.')
  @Transform(({ value }: { value: unknown }) => (Array.isArray(value) ? (value as unknown[]) : [value]))
  @IsString({ each: true })
  @ArrayMinSize(1)
  @ArrayMaxSize(100)
  article: string[];
}

const EXAMPLE: readonly ArticleCount[] = [
  { article: 'external:cms-4711', id: exampleId('article'), published: 12, topLevel: 7, state: 'open' },
  { article: 'no-such-article', id: null, published: 0, topLevel: 0, state: null },
];

/** For lists of articles: how many comments each has, in one request. */
@Controller('api/v1/counts')
export class CountsController {
  constructor(private readonly pages: PageCache) {}

  @Get()
  @Documented({
    does: 'Counts the comments of up to 100 articles',
    more: 'In the order asked. Of an article that is hidden or not there, `id` and `state` are null.',
    answers: [
      { says: 'The counts', example: { items: EXAMPLE, nextCursor: null } },
      { says: 'Nothing has changed', status: 304 },
    ],
  })
  read(
    @Site() site: CurrentSite,
    @Query() { article }: CountsQuery,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    return sendPage(this.pages, sharedCounts(site.id, article), request, reply);
  }
}
