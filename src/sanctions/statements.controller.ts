import { Controller, Get, Header, HttpCode, Param, Post, Query } from '@nestjs/common';
import { CurrentViewer, Requires, Site } from '../accounts/request-context.js';
import type { Viewer } from '../accounts/viewer.js';
import { Secret } from '../platform/config/secret.js';
import { Database } from '../platform/database/database.js';
import { Documented } from '../platform/http/documented.js';
import { exampleId } from '../platform/http/examples.js';
import { LIST_LIMIT, ListQuery } from '../platform/http/list.query.js';
import type { CurrentSite } from '../sites/resolve-site.js';
import { AcknowledgeWarning } from './acknowledge-warning.js';
import { readStatements } from './read-statements.js';
import { STATEMENTS_EXAMPLE } from './sanctions.examples.js';

/** What authors are told of what was decided against them. */
@Controller('api/v1/me')
export class StatementsController {
  constructor(
    private readonly database: Database,
    private readonly secret: Secret,
    private readonly acknowledgeWarning: AcknowledgeWarning,
  ) {}

  @Get('statements')
  @Requires('person')
  @Header('cache-control', 'private, no-store')
  @Documented({
    does: 'Lists what was decided against the viewer, and why',
    more: 'Comments that moderators rejected or filed as spam, and sanctions: the newest first, each with the rule in the words of the version that it cites.',
    answers: { says: 'A page of statements', example: STATEMENTS_EXAMPLE },
  })
  list(
    @Site() { id: siteId }: CurrentSite,
    @CurrentViewer() viewer: Viewer,
    @Query() { cursor = null, limit = LIST_LIMIT }: ListQuery,
  ): Promise<object> {
    return readStatements(this.database, { siteId, viewer, secret: this.secret.value, cursor, limit });
  }

  @Post('sanctions/:id/acknowledgement')
  @Requires('person')
  @HttpCode(200)
  @Header('cache-control', 'private, no-store')
  @Documented({
    does: 'Acknowledges a warning',
    more: 'From then on comments are taken again. Sent twice, the first instant stays.',
    answers: {
      says: 'When it was acknowledged first',
      example: { id: exampleId('sanction'), acknowledgedAt: '2026-11-02T09:25:00.000Z' },
    },
  })
  acknowledge(
    @Site() { id: siteId }: CurrentSite,
    @CurrentViewer() viewer: Viewer,
    @Param('id') id: string,
  ): Promise<object> {
    return this.acknowledgeWarning.execute({ siteId, id, viewer });
  }
}
