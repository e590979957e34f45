import { Body, Controller, Param, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Requires, SignedIn, Site } from '../../accounts/request-context.js';
import type { AccountViewer } from '../../accounts/viewer.js';
import { Database } from '../../platform/database/database.js';
import type { CurrentSite } from '../../sites/resolve-site.js';
import { SetThreadMode } from '../../threads/set-thread-mode.js';
import { sendPage, seeOther } from '../page-reply.js';
import { wordsFor } from '../words/words.js';
import { typedOf } from './closing-form.rules.js';
import { discussionsHref } from './discussions-hrefs.js';
import { DiscussionsQuery, filterOf } from './discussions.query.js';
import { readDiscussionsPage } from './read-discussions-page.js';
import { renderDiscussionsPage } from './render-office.js';
import { readModeForm } from './thread-mode-form.rules.js';

/** How the comments of one discussion meet the public, and how fast: set from the list. */
@Controller('console/discussions')
export class DiscussionModeController {
  constructor(
    private readonly database: Database,
    private readonly setThreadMode: SetThreadMode,
  ) {}

  @Post('threads/:id/mode')
  @Requires('close threads')
  async set(
    @Site() site: CurrentSite,
    @SignedIn() by: AccountViewer,
    @Param('id') threadId: string,
    @Query() query: DiscussionsQuery,
    @Body() form: unknown,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const typed = typedOf(form);
    const filter = filterOf(query);
    const cursor = query.cursor || null;
    const asked = readModeForm(typed, site.timeZone);
    if (!('unreadable' in asked)) {
      await this.setThreadMode.execute({ siteId: site.id, threadId, by, ...asked });
      const said = { ...(cursor !== null && { cursor }), done: 'mode' };
      await seeOther(reply, `${discussionsHref(filter, said)}#notice`);
      return;
    }
    const { discussionMode: words, control } = wordsFor(site.locale);
    const field = asked.unreadable;
    const detail = field === 'slowModeSeconds' ? words.noSeconds : `${control.noTime}.`;
    const notice = { kind: 'problem', heading: words.problem, detail } as const;
    const request = { site, by, filter, cursor, notice, refused: null };
    const view = await this.database.snapshot((reader) =>
      readDiscussionsPage(reader, { ...request, refusedMode: { threadId, typed, field } }),
    );
    await sendPage(reply, renderDiscussionsPage(view), 400);
  }
}
