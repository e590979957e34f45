import { Controller, Get, Header, Param, Query } from '@nestjs/common';
import { IsOptional, MaxLength } from 'class-validator';
import { Requires, SignedIn, Site } from '../../accounts/request-context.js';
import type { AccountViewer } from '../../accounts/viewer.js';
import { Database } from '../../platform/database/database.js';
import { Documented, Meaning } from '../../platform/http/documented.js';
import { IsText } from '../../platform/http/is-text.js';
import { LIST_LIMIT, ListQuery } from '../../platform/http/list.query.js';
import type { CurrentSite } from '../../sites/resolve-site.js';
import { listAuthors } from './list-authors.js';
import { readAuthor } from './read-author.js';
import { AUTHOR_EXAMPLE, LISTED_AUTHOR_EXAMPLE } from './search.examples.js';

class AuthorsQuery extends ListQuery {
  @Meaning('The first letters of a name, whatever their case, or a whole e-mail address. Absent: everyone.')
  @IsOptional()
  @IsText()
  @MaxLength(320)
  query?: string;
}

@Controller('api/v1/moderation/authors')
export class AuthorsController {
  constructor(private readonly database: Database) {}

  @Get()
  @Requires('look up authors')
  @Header('cache-control', 'private, no-store')
  @Documented({
    does: 'Looks up authors',
    more: 'Accounts and guests in the order of their names, each with what became of their comments (exact to 10,000). What a guest typed proves nothing. A moderator sees e-mail addresses masked, a publisher as they are.',
    answers: { says: 'A page of authors', example: { items: [LISTED_AUTHOR_EXAMPLE], nextCursor: null } },
  })
  list(
    @Site() { id: siteId }: CurrentSite,
    @SignedIn() by: AccountViewer,
    @Query() { query, cursor = null, limit = LIST_LIMIT }: AuthorsQuery,
  ): Promise<object> {
    return listAuthors(this.database, by, { siteId, query: query ?? null, cursor, limit });
  }

  @Get(':id')
  @Requires('look up authors')
  @Header('cache-control', 'private, no-store')
  @Documented({
    does: 'Reads an author',
    more: 'An account or a guest, with the last 20 of their comments and every decision on these.',
    answers: { says: 'The author', example: AUTHOR_EXAMPLE },
  })
  read(
    @Site() { id: siteId }: CurrentSite,
    @SignedIn() by: AccountViewer,
    @Param('id') id: string,
  ): Promise<object> {
    return this.database.snapshot((reader) => readAuthor(reader, by, { siteId, id }));
  }
}
