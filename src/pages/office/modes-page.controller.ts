import { Body, Controller, Get, Param, Post, Query, Res } from '@nestjs/common';
import { IsIn, IsOptional } from 'class-validator';
import type { FastifyReply } from 'fastify';
import { Requires, SignedIn, Site } from '../../accounts/request-context.js';
import type { AccountViewer } from '../../accounts/viewer.js';
import { Database } from '../../platform/database/database.js';
import { PreconditionFailed } from '../../platform/http/if-match.js';
import { instantOfLocal } from '../../platform/local-time.rules.js';
import { MODES } from '../../policies/moderation-mode.rules.js';
import type { CurrentSite } from '../../sites/resolve-site.js';
import { ReplaceModerationMode } from '../../threads/replace-moderation-mode.js';
import { sendPage, seeOther } from '../page-reply.js';
import { wordsFor } from '../words/words.js';
import { typedOf } from './closing-form.rules.js';
import { MODES_PAGE, readModesPage } from './read-settings-pages.js';
import { renderModesPage } from './render-office.js';

class ModesQuery {
  @IsOptional()
  @IsIn(['saved'])
  done?: 'saved';
}

/** How comments meet the public: of the site, and of each section. */
@Controller('console/settings/modes')
export class ModesPageController {
  constructor(
    private readonly database: Database,
    private readonly replaceMode: ReplaceModerationMode,
  ) {}

  @Get()
  @Requires('set moderation modes')
  async read(
    @Site() site: CurrentSite,
    @SignedIn() by: AccountViewer,
    @Query() { done }: ModesQuery,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const text = wordsFor(site.locale).modesPage.saved;
    const notice = done === undefined ? null : ({ kind: 'done', text } as const);
    await this.page(reply, 200, { site, by, notice, refused: null });
  }

  @Post(':subject')
  @Requires('set moderation modes')
  async save(
    @Site() site: CurrentSite,
    @SignedIn() by: AccountViewer,
    @Param('subject') subject: string,
    @Body() form: unknown,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const typed = typedOf(form);
    const { version = '' } = typed;
    const words = wordsFor(site.locale);
    const refuse = (status: number, detail: string): Promise<void> => {
      const notice = { kind: 'problem', heading: words.modesPage.problem, detail } as const;
      // After somebody else's, the page shows what that is: two fields are chosen again in a moment.
      const refused = status === 400 ? { subject, typed } : null;
      return this.page(reply, status, { site, by, notice, refused });
    };
    const text = (typed['until'] ?? '').trim();
    const until = text === '' ? null : instantOfLocal(text, site.timeZone);
    if (text !== '' && until === null) return refuse(400, `${words.control.noTime}.`);
    const mode = MODES.find((one) => one === typed['mode']) ?? null;
    const ifMatch = /^\d{1,9}$/.test(version) ? Number(version) : -1;
    try {
      await this.replaceMode.execute({ siteId: site.id, subject, mode, until, ifMatch, by });
    } catch (error) {
      if (!(error instanceof PreconditionFailed)) throw error;
      return refuse(error.status, words.modesPage.meanwhile);
    }
    await seeOther(reply, `${MODES_PAGE}?done=saved#notice`);
  }

  private async page(
    reply: FastifyReply,
    status: number,
    request: Parameters<typeof readModesPage>[1],
  ): Promise<void> {
    const view = await this.database.snapshot((reader) => readModesPage(reader, request));
    await sendPage(reply, renderModesPage(view), status);
  }
}
