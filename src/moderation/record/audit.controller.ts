import { Controller, Get, Header, Query, Req, Res } from '@nestjs/common';
import { IsIn, IsOptional, IsUUID, Matches } from 'class-validator';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Requires, Site } from '../../accounts/request-context.js';
import { listAudit, type AuditFilter, type ListedDeed } from '../../audit/list-audit.js';
import { Database } from '../../platform/database/database.js';
import { asFile, CSV_FORMATS, CSV_TYPE, wantsCsv } from '../../platform/http/csv.js';
import { Documented, Meaning } from '../../platform/http/documented.js';
import { exampleId } from '../../platform/http/examples.js';
import { IsMoment } from '../../platform/http/is-moment.js';
import { LIST_LIMIT, ListQuery } from '../../platform/http/list.query.js';
import { periodOf } from '../../platform/period.rules.js';
import type { CurrentSite } from '../../sites/resolve-site.js';
import { MOST_ROWS, writeAuditFile } from './audit-file.js';

const WORD = /^[a-z_.-]{1,60}$/;

class AuditQuery extends ListQuery {
  @Meaning('What was done, such as `comment.reject`, `thread.close` or `settings.set`.')
  @IsOptional()
  @Matches(WORD)
  action?: string;

  @Meaning('The id of who did it.')
  @IsOptional()
  @IsUUID('all')
  actor?: string;

  @Meaning('The id of what it was done to.')
  @IsOptional()
  @IsUUID('all')
  subject?: string;

  @Meaning('The kind of thing that it was done to, such as `comment` or `thread`.')
  @IsOptional()
  @Matches(WORD)
  subjectKind?: string;

  @Meaning('A date of the site, or an instant.')
  @IsOptional()
  @IsMoment()
  from?: string;

  @Meaning('A date of the site, which counts as a whole, or an instant, which does not.')
  @IsOptional()
  @IsMoment()
  to?: string;

  @Meaning('`csv`: as a file, as `Accept: text/csv` asks for too.')
  @IsOptional()
  @IsIn(CSV_FORMATS)
  format?: (typeof CSV_FORMATS)[number];
}

const DEED_EXAMPLE: ListedDeed = {
  id: exampleId('audit-record'),
  at: new Date('2026-11-02T09:20:00Z'),
  actor: { kind: 'account', id: exampleId('account'), name: 'Mary Shelley' },
  action: 'comment.reject',
  subject: { kind: 'comment', id: exampleId('comment') },
  detail: { from: 'held', to: 'rejected' },
};

@Controller('api/v1/audit')
export class AuditController {
  constructor(private readonly database: Database) {}

  @Get()
  @Requires('read audit')
  @Header('cache-control', 'private, no-store')
  @Documented({
    does: 'Lists what privileged people did',
    more: `Newest first; all that is named must hold, and an action that there is not finds nothing. As a file, the newest ${MOST_ROWS} at most: where there are more, the file's name says so and \`x-next-cursor\` is the \`cursor\` of the next file.`,
    answers: [
      {
        says: 'A page of the audit log',
        type: CSV_TYPE,
        example: `at,actorKind,actorId,actorName,action,subjectKind,subjectId,detail\r\n`,
      },
      { says: 'A page of the audit log', example: { items: [DEED_EXAMPLE], nextCursor: null } },
    ],
  })
  async list(
    @Site() { id: siteId, timeZone }: CurrentSite,
    @Query() query: AuditQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object | string> {
    const { cursor = null, limit = LIST_LIMIT, format } = query;
    const filter = filterOf(query, timeZone);
    if (!wantsCsv(format, request)) return listAudit(this.database, { siteId, filter, cursor, limit });
    const { csv, nextCursor } = await writeAuditFile(this.database, { siteId, filter, cursor });
    if (nextCursor !== null) reply.header('x-next-cursor', nextCursor);
    return asFile(reply, nextCursor === null ? 'audit' : `audit-newest-${MOST_ROWS}`, csv);
  }
}

const filterOf = (query: AuditQuery, timeZone: string): AuditFilter => ({
  action: query.action ?? null,
  actor: query.actor ?? null,
  subject: query.subject ?? null,
  subjectKind: query.subjectKind ?? null,
  ...periodOf(query, timeZone),
});
