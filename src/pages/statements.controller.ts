import { Controller, Get, Param, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { CurrentViewer, Requires, Site } from '../accounts/request-context.js';
import type { Viewer } from '../accounts/viewer.js';
import { Secret } from '../platform/config/secret.js';
import { Database } from '../platform/database/database.js';
import { LIST_LIMIT, ListQuery } from '../platform/http/list.query.js';
import { AcknowledgeWarning } from '../sanctions/acknowledge-warning.js';
import { readStatements } from '../sanctions/read-statements.js';
import type { CurrentSite } from '../sites/resolve-site.js';
import { asPage, seeOther } from './page-reply.js';
import { pageView } from './page-view.js';
import { renderStatementsPage } from './render.js';
import { STATEMENTS_HREF, statementView } from './statement-view.js';

/** What was decided against who reads this, and the button of a warning. */
@Controller('me/statements')
export class StatementPagesController {
  constructor(
    private readonly database: Database,
    private readonly secret: Secret,
    private readonly acknowledgeWarning: AcknowledgeWarning,
  ) {}

  @Get()
  @Requires('person')
  async read(
    @Site() site: CurrentSite,
    @CurrentViewer() viewer: Viewer,
    @Query() { cursor = null, limit = LIST_LIMIT }: ListQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const { items, nextCursor } = await readStatements(this.database, {
      ...{ siteId: site.id, viewer, cursor, limit },
      secret: this.secret.value,
    });
    asPage(reply);
    return renderStatementsPage({
      ...pageView(site, viewer),
      statements: items.map(statementView),
      moreHref: nextCursor === null ? null : `${STATEMENTS_HREF}?cursor=${nextCursor}`,
    });
  }

  @Post(':id/acknowledgement')
  @Requires('person')
  async acknowledge(
    @Site() site: CurrentSite,
    @CurrentViewer() viewer: Viewer,
    @Param('id') id: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.acknowledgeWarning.execute({ siteId: site.id, id, viewer });
    await seeOther(reply, STATEMENTS_HREF);
  }
}
