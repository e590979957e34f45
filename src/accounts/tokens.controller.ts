import { Body, Controller, Delete, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { IsIn, MaxLength, ValidateIf } from 'class-validator';
import { Database } from '../platform/database/database.js';
import { Documented, Meaning } from '../platform/http/documented.js';
import { exampleId } from '../platform/http/examples.js';
import { IdempotencyKeyHeader } from '../platform/http/idempotency-key.js';
import { IsLine } from '../platform/http/is-text.js';
import { LIST_LIMIT, ListQuery } from '../platform/http/list.query.js';
import type { CurrentSite } from '../sites/resolve-site.js';
import { RoleAboveOwn } from './accounts.errors.js';
import { Requires, SignedIn, Site } from './request-context.js';
import { issueToken, listTokens, revokeToken, type ApiToken } from './tokens.js';
import { ROLES, type AccountViewer, type Role } from './viewer.js';

class IssueTokenBody {
  static readonly example: IssueTokenBody = { name: 'Our content system', role: 'publisher' };

  @Meaning('What it is for.')
  @IsLine()
  @MaxLength(100)
  name: string;

  @Meaning('The most that it may do, and never more than its account may; your own role, if absent.')
  @ValidateIf((body: IssueTokenBody) => body.role !== undefined)
  @IsIn(ROLES)
  role?: Role;
}

const TOKEN: ApiToken = {
  id: exampleId('credential'),
  name: 'Our content system',
  role: 'publisher',
  account: { id: exampleId('account'), name: 'Mary Shelley' },
  createdAt: new Date('2026-11-02T08:41:07.250Z'),
  lastUsedOn: '2026-11-24',
};

/** The API tokens of a site, for its admins. */
@Controller('api/v1/tokens')
export class TokensController {
  constructor(private readonly database: Database) {}

  @Post()
  @Documented({
    does: 'Makes an API token',
    more: 'It acts for the admin who made it. The token is shown only here.',
    answers: { says: 'The token', example: { ...TOKEN, lastUsedOn: null, token: 'parley_api_…' } },
    refuses: [RoleAboveOwn],
  })
  @Requires('manage tokens')
  issue(
    @Site() { id: siteId }: CurrentSite,
    @SignedIn() by: AccountViewer,
    @Body() body: IssueTokenBody,
    @IdempotencyKeyHeader() key: string | null,
  ): Promise<object> {
    const { name, role = by.role } = body;
    const who = { credential: by.accountId };
    const request = key === null ? null : { siteId, key, route: 'tokens', who, body };
    return this.database.transaction((tx) => issueToken(tx, { siteId, by, name, role, request }));
  }

  @Get()
  @Documented({
    does: 'Lists the API tokens of the site',
    answers: { says: 'A page of tokens', example: { items: [TOKEN], nextCursor: null } },
  })
  @Requires('manage tokens')
  list(
    @Site() { id: siteId }: CurrentSite,
    @Query() { cursor = null, limit = LIST_LIMIT }: ListQuery,
  ): Promise<object> {
    return listTokens(this.database, { siteId, cursor, limit });
  }

  @Delete(':id')
  @Documented({ does: 'Revokes an API token', answers: { says: 'It is good for nothing any more' } })
  @Requires('manage tokens')
  @HttpCode(204)
  async revoke(
    @Site() { id: siteId }: CurrentSite,
    @SignedIn() by: AccountViewer,
    @Param('id') id: string,
  ): Promise<void> {
    await this.database.transaction((tx) => revokeToken(tx, { siteId, by, id }));
  }
}
