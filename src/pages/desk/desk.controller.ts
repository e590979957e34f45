import { Body, Controller, Get, Param, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Requires, SignedIn, Site } from '../../accounts/request-context.js';
import type { AccountViewer } from '../../accounts/viewer.js';
import { ClaimItems } from '../../moderation/claim-items.js';
import { Database } from '../../platform/database/database.js';
import type { CurrentSite } from '../../sites/resolve-site.js';
import { asPage, seeOther } from '../page-reply.js';
import { renderQueuePage, renderQueuesPage } from '../render.js';
import { DeskQuery, narrowingOf, ReleaseForm, saidOf } from './desk-forms.js';
import { itemHref, queueHref } from './desk-hrefs.js';
import { readQueuePage, readQueuesPage } from './read-queue-pages.js';
import { ShowCard } from './show-card.js';

/** The moderators' queues and who has what in hand, without any script. */
@Controller('console')
export class DeskController {
  constructor(
    private readonly database: Database,
    private readonly claimItems: ClaimItems,
    private readonly showCard: ShowCard,
  ) {}

  @Get()
  @Requires('read queues')
  async queues(
    @Site() site: CurrentSite,
    @SignedIn() by: AccountViewer,
    @Query() query: DeskQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const request = { site, by, narrowing: narrowingOf(query), said: saidOf(query) };
    const view = await this.database.snapshot((reader) => readQueuesPage(reader, request));
    asPage(reply);
    return renderQueuesPage(view);
  }

  @Get('queues/:queue')
  @Requires('read queues')
  async queue(
    @Site() site: CurrentSite,
    @SignedIn() by: AccountViewer,
    @Param('queue') queue: string,
    @Query() query: DeskQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const cursor = query.cursor || null;
    const request = { site, by, narrowing: narrowingOf(query), said: saidOf(query), queue, cursor };
    const view = await this.database.snapshot((reader) => readQueuePage(reader, request));
    asPage(reply);
    return renderQueuePage(view);
  }

  /** Claims one and leads to its card. */
  @Post('queues/:queue/claims')
  @Requires('decide on comments')
  async claim(
    @Site() { id: siteId }: CurrentSite,
    @SignedIn() by: AccountViewer,
    @Param('queue') queue: string,
    @Query() query: DeskQuery,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const narrowing = narrowingOf(query);
    const [claim] = await this.claimItems.next({ siteId, by, queue, narrowing, count: 1 });
    await seeOther(
      reply,
      claim ? itemHref(claim.item.id, narrowing) : queueHref(queue, narrowing, { said: 'empty' }),
    );
  }

  @Post('items/:id/take-over')
  @Requires('decide on comments')
  async takeOver(
    @Site() site: CurrentSite,
    @SignedIn() by: AccountViewer,
    @Param('id') itemId: string,
    @Query() query: DeskQuery,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const narrowing = narrowingOf(query);
    try {
      await this.claimItems.takeOver({ siteId: site.id, itemId, by });
    } catch (error) {
      const request = { site, by, narrowing, said: { done: null, said: null } };
      return this.showCard.again(reply, { item: itemId }, request, error, {});
    }
    await seeOther(reply, itemHref(itemId, narrowing, { said: 'taken' }));
  }

  @Post('claims/:id/release')
  @Requires('decide on comments')
  async giveBack(
    @SignedIn() by: AccountViewer,
    @Param('id') claimId: string,
    @Query() query: DeskQuery,
    @Body() { queue }: ReleaseForm,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.claimItems.release({ claimId, by });
    await seeOther(reply, queueHref(queue, narrowingOf(query), { said: 'given-back' }));
  }
}
