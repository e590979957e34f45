import { Controller, Get, Query, Res } from '@nestjs/common';
import { IsOptional, IsString, IsUUID, Matches, MaxLength, ValidateIf } from 'class-validator';
import type { FastifyReply } from 'fastify';
import { Requires, SignedIn, Site } from '../../accounts/request-context.js';
import type { AccountViewer } from '../../accounts/viewer.js';
import { Database } from '../../platform/database/database.js';
import { IsMoment } from '../../platform/http/is-moment.js';
import type { CurrentSite } from '../../sites/resolve-site.js';
import { sendPage } from '../page-reply.js';
import { readAuditPage } from './read-audit-page.js';
import { renderAuditPage } from './render-office.js';

/** A form sends what is not named as nothing. */
const IfNamed = (): PropertyDecorator =>
  ValidateIf((_query: object, value: unknown) => value !== undefined && value !== '');

class AuditPageQuery {
  @IfNamed()
  @IsUUID('all')
  actor?: string;

  @IfNamed()
  @Matches(/^[a-z_.-]{1,60}$/)
  action?: string;

  @IfNamed()
  @IsMoment()
  from?: string;

  @IfNamed()
  @IsMoment()
  to?: string;

  @IfNamed()
  @IsUUID('all')
  subject?: string;

  @IsOptional()
  @IsString()
  @MaxLength(200)
  cursor?: string;
}

/** What privileged people did: who, what, when, to what. */
@Controller('console/audit')
export class AuditPageController {
  constructor(private readonly database: Database) {}

  @Get()
  @Requires('read audit')
  async read(
    @Site() site: CurrentSite,
    @SignedIn() by: AccountViewer,
    @Query() { cursor, actor = '', action = '', from = '', to = '', subject = '' }: AuditPageQuery,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const filter = { actor, action, from, to, subject };
    const request = { site, by, filter, cursor: cursor || null };
    const view = await this.database.snapshot((reader) => readAuditPage(reader, request));
    await sendPage(reply, renderAuditPage(view));
  }
}
