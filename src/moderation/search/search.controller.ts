import { Controller, Get, Header, Query } from '@nestjs/common';
import { IsIn, IsOptional, IsString, IsUUID, MaxLength } from 'class-validator';
import { Requires, SignedIn, Site } from '../../accounts/request-context.js';
import type { AccountViewer } from '../../accounts/viewer.js';
import { findArticle } from '../../articles/find-article.js';
import { STATUSES, type Status } from '../../comments/comment-status.rules.js';
import { Database } from '../../platform/database/database.js';
import { Documented, Meaning } from '../../platform/http/documented.js';
import { IsMoment } from '../../platform/http/is-moment.js';
import { IsText } from '../../platform/http/is-text.js';
import { LIST_LIMIT, ListQuery } from '../../platform/http/list.query.js';
import { periodOf } from '../../platform/period.rules.js';
import { SectionUnknown } from '../../sites/sites.errors.js';
import type { CurrentSite } from '../../sites/resolve-site.js';
import { sectionsOf } from '../sections-of.js';
import { searchComments } from './search-comments.js';
import { FOUND_EXAMPLE } from './search.examples.js';

class SearchQuery extends ListQuery {
  @Meaning('Words of the text: all of them, `"a phrase"`, `-not`, `or`. Without a word it finds nothing.')
  @IsOptional()
  @IsText()
  @MaxLength(200)
  query?: string;

  @Meaning('The id of the account or guest that wrote it.')
  @IsOptional()
  @IsUUID('all')
  author?: string;

  @IsOptional()
  @IsIn(STATUSES)
  status?: Status;

  @Meaning('The article: as paths name it.')
  @IsOptional()
  @IsString()
  @MaxLength(2_000)
  article?: string;

  @Meaning('The key of a section.')
  @IsOptional()
  @IsString()
  @MaxLength(60)
  section?: string;

  @Meaning('A date of the site, or an instant.')
  @IsOptional()
  @IsMoment()
  from?: string;

  @Meaning('A date of the site, which counts as a whole, or an instant, which does not.')
  @IsOptional()
  @IsMoment()
  to?: string;
}

@Controller('api/v1/moderation/comments')
export class SearchController {
  constructor(private readonly database: Database) {}

  @Get()
  @Requires('read held comments')
  @Header('cache-control', 'private, no-store')
  @Documented({
    does: 'Searches comments',
    more: 'Of any status, by the text in force (its first 50,000 characters) and all else that is named, newest first. Words count as they are written, whatever the case of their letters. A moderator sees e-mail addresses masked, a publisher as they are.',
    answers: { says: 'A page of comments', example: { items: [FOUND_EXAMPLE], nextCursor: null } },
    refuses: [SectionUnknown],
  })
  async search(
    @Site() site: CurrentSite,
    @SignedIn() by: AccountViewer,
    @Query() query: SearchQuery,
  ): Promise<object> {
    const { cursor = null, limit = LIST_LIMIT, article = null, section = null } = query;
    const { database } = this;
    const filter = {
      query: query.query?.normalize('NFC') ?? null,
      author: query.author ?? null,
      status: query.status ?? null,
      threadId: article === null ? null : (await findArticle(database, site.id, article, by)).threadId,
      sections: await sectionsOf(database, site.id, by, section),
      ...periodOf(query, site.timeZone),
    };
    return searchComments(database, by, { siteId: site.id, filter, cursor, limit });
  }
}
