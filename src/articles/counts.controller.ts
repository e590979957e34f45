import { Controller, Get, Header, Query } from '@nestjs/common';
import { Transform } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, IsString } from 'class-validator';
import { Site } from '../accounts/request-context.js';
import { Database } from '../platform/database/database.js';
import type { CurrentSite } from '../sites/resolve-site.js';
import { countComments } from './count-comments.js';

class CountsQuery {
  @Transform(({ value }: { value: unknown }) => (Array.isArray(value) ? (value as unknown[]) : [value]))
  @IsString({ each: true })
  @ArrayMinSize(1)
  @ArrayMaxSize(100)
  article: string[];
}

/** For lists of articles: how many comments each has, in one request. */
@Controller('api/v1/counts')
export class CountsController {
  constructor(private readonly database: Database) {}

  @Get()
  @Header('cache-control', 'public, max-age=0, s-maxage=2, must-revalidate')
  async read(@Site() site: CurrentSite, @Query() { article }: CountsQuery): Promise<object> {
    return { items: await countComments(this.database, site.id, article), nextCursor: null };
  }
}
