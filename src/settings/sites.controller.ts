import { Body, Controller, Get, Param, Patch, Post, Query } from '@nestjs/common';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsOptional,
  IsString,
  MaxLength,
  ValidateIf,
} from 'class-validator';
import { Requires, SignedIn, Site } from '../accounts/request-context.js';
import type { AccountViewer } from '../accounts/viewer.js';
import { Database } from '../platform/database/database.js';
import { CursorInvalid } from '../platform/errors/problem.js';
import { Documented, Meaning } from '../platform/http/documented.js';
import { IdempotencyKeyHeader } from '../platform/http/idempotency-key.js';
import { isSent } from '../platform/http/is-sent.js';
import { IsLine } from '../platform/http/is-text.js';
import { LIST_LIMIT, ListQuery } from '../platform/http/list.query.js';
import type { CurrentSite } from '../sites/resolve-site.js';
import { HostInvalid, SiteExists, SiteKeyInvalid } from '../sites/sites.errors.js';
import { IsLocale } from './is-setting.js';
import { addOwnSite, ChangeOwnSite, listOwnSites, type OwnSite } from './own-sites.js';

const SITE_EXAMPLE: OwnSite = { key: 'city', name: 'The City Times', hosts: ['news.example'] };

class SiteBody {
  static readonly example: SiteBody = { ...SITE_EXAMPLE, hosts: [...SITE_EXAMPLE.hosts] };

  @IsString()
  @MaxLength(60)
  @Meaning('Lower-case letters, digits and hyphens; travels in `?site=`.')
  key: string;

  @IsLine()
  @MaxLength(100)
  name: string;

  @IsOptional()
  @IsLocale()
  @Meaning('Of its pages, and of the comment policy with which it starts.')
  locale?: string | null;

  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(50)
  @IsLine({ each: true })
  @Meaning(
    'Without scheme, port and path. Mailed links lead to the first, in the order of the alphabet, unless the address of the service is one of them.',
  )
  hosts: string[];
}

class SitePatch {
  static readonly example: SitePatch = { hosts: ['news.example', 'www.news.example'] };

  @ValidateIf(isSent)
  @IsLine()
  @MaxLength(100)
  name?: string;

  @ValidateIf(isSent)
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(50)
  @IsLine({ each: true })
  @Meaning('The whole list.')
  hosts?: string[];
}

/** The sites of this service that an admin has. */
@Controller('api/v1/sites')
export class SitesController {
  constructor(
    private readonly database: Database,
    private readonly changeOwnSite: ChangeOwnSite,
  ) {}

  @Get()
  @Requires('manage sites')
  @Documented({
    does: 'Lists your sites',
    more: 'The sites of this service on which your e-mail address is an admin.',
    answers: { says: 'A page of sites', example: { items: [SITE_EXAMPLE], nextCursor: null } },
  })
  async list(
    @SignedIn() by: AccountViewer,
    @Query() { cursor = null, limit = LIST_LIMIT }: ListQuery,
  ): Promise<object> {
    if (cursor !== null && !/^s[a-z0-9-]{1,60}$/.test(cursor)) throw new CursorInvalid();
    const after = cursor === null ? null : cursor.slice(1);
    const rows = await listOwnSites(this.database, by, { cursor: after, limit: limit + 1 });
    const items = rows.slice(0, limit).map(({ key, name, hosts }) => ({ key, name, hosts }));
    return { items, nextCursor: rows.length > limit ? `s${items.at(-1)!.key}` : null };
  }

  @Post()
  @Requires('manage sites')
  @Documented({
    does: 'Adds a site',
    more: 'With an account for you as its admin. Credentials are of one site: `token` is an API token of the new one, shown only now.',
    answers: { says: 'The site', example: { ...SITE_EXAMPLE, token: 'parley_api_...' } },
    refuses: [SiteExists, SiteKeyInvalid, HostInvalid],
  })
  add(
    @Site() { id: siteId }: CurrentSite,
    @SignedIn() by: AccountViewer,
    @Body() body: SiteBody,
    @IdempotencyKeyHeader() key: string | null,
  ): Promise<object> {
    const who = { credential: by.accountId };
    const request = key === null ? null : { siteId, key, route: 'sites', who, body };
    return this.database.transaction((tx) => addOwnSite(tx, { by, site: body, request }));
  }

  @Patch(':site')
  @Requires('manage sites')
  @Documented({
    does: 'Changes the name or the hosts of one of your sites',
    answers: { says: 'The site', example: SITE_EXAMPLE },
    refuses: [SiteExists, HostInvalid],
  })
  async change(
    @SignedIn() by: AccountViewer,
    @Param('site') key: string,
    @Body() { name, hosts }: SitePatch,
  ): Promise<object> {
    return this.changeOwnSite.execute(by, key, { name, hosts });
  }
}
