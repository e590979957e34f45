import { Body, Controller, Get, Param, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Requires, SignedIn, Site } from '../../accounts/request-context.js';
import type { AccountViewer } from '../../accounts/viewer.js';
import { readCannedNotes } from '../../moderation/canned-notes.js';
import { ClaimItems } from '../../moderation/claim-items.js';
import { DecideComment } from '../../moderation/decide-comment.js';
import { UndoDecision } from '../../moderation/undo-decision.js';
import { Database } from '../../platform/database/database.js';
import { Problem } from '../../platform/errors/problem.js';
import type { CurrentSite } from '../../sites/resolve-site.js';
import { asPage, seeOther } from '../page-reply.js';
import { DecisionForm, DeskQuery, narrowingOf, saidOf, UndoForm } from './desk-forms.js';
import { cardHref, itemHref, queueHref, type DeskNarrowing } from './desk-hrefs.js';
import { noteAndRule } from './notes.rules.js';
import { ShowCard } from './show-card.js';

const NOTHING_SAID = { done: null, said: null };

/** The card of a comment, and what is decided there: then the next one, claimed at once. */
@Controller('console')
export class DeskDecisionsController {
  constructor(
    private readonly database: Database,
    private readonly claimItems: ClaimItems,
    private readonly decideComment: DecideComment,
    private readonly undoDecision: UndoDecision,
    private readonly showCard: ShowCard,
  ) {}

  @Get('items/:id')
  @Requires('decide on comments')
  async item(
    @Site() site: CurrentSite,
    @SignedIn() by: AccountViewer,
    @Param('id') item: string,
    @Query() query: DeskQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const request = { site, by, narrowing: narrowingOf(query), said: saidOf(query) };
    const page = await this.showCard.page({ item }, request);
    asPage(reply);
    return page;
  }

  @Get('comments/:id')
  @Requires('decide on comments')
  async comment(
    @Site() site: CurrentSite,
    @SignedIn() by: AccountViewer,
    @Param('id') comment: string,
    @Query() query: DeskQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const request = { site, by, narrowing: narrowingOf(query), said: saidOf(query) };
    const page = await this.showCard.page({ comment }, request);
    asPage(reply);
    return page;
  }

  @Post('comments/:id/decisions')
  @Requires('decide on comments')
  async decide(
    @Site() site: CurrentSite,
    @SignedIn() by: AccountViewer,
    @Param('id') commentId: string,
    @Query() query: DeskQuery,
    @Body() form: DecisionForm,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { action, revision, item, queue } = form;
    const narrowing = narrowingOf(query);
    let done: string;
    try {
      const { items } = await readCannedNotes(this.database, site.id);
      const said = noteAndRule(form, items);
      // An approval has no rule: one chosen for a rejection that was thought better of is left out.
      const rule = action === 'reject' ? said.rule : null;
      const decision = { siteId: site.id, commentId, by, revision, rule, note: said.note };
      done = (await this.decideComment.execute(action, decision)).id;
    } catch (error) {
      const request = { site, by, narrowing, said: NOTHING_SAID };
      return this.showCard.again(reply, item ? { item } : { comment: commentId }, request, error, form);
    }
    await seeOther(reply, await this.onwards({ site, by, narrowing, queue: queue || null, commentId, done }));
  }

  @Post('decisions/:id/undo')
  @Requires('decide on comments')
  async undo(
    @Site() site: CurrentSite,
    @SignedIn() by: AccountViewer,
    @Param('id') decisionId: string,
    @Query() query: DeskQuery,
    @Body() { claim }: UndoForm,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const narrowing = narrowingOf(query);
    const undone = await this.undoDecision.execute({ siteId: site.id, decisionId, by });
    if (claim) await this.claimItems.release({ claimId: claim, by });
    const { item } = await this.showCard.cardOf({ comment: undone.commentId }, { site, by });
    if (item === null)
      return void (await seeOther(reply, cardHref(undone.commentId, narrowing, { said: 'undone' })));
    if (item.claim === null) await this.claimItems.takeOver({ siteId: site.id, itemId: item.id, by });
    await seeOther(reply, itemHref(item.id, narrowing, { said: 'undone' }));
  }

  /** After a decision: to the next of its queue, claimed; where none is free, to the queue's page. */
  private async onwards({
    site: { id: siteId },
    by,
    narrowing,
    queue,
    commentId,
    done,
  }: {
    site: CurrentSite;
    by: AccountViewer;
    narrowing: DeskNarrowing;
    queue: string | null;
    commentId: string;
    done: string;
  }): Promise<string> {
    if (queue === null) return cardHref(commentId, narrowing, { done });
    try {
      const [claim] = await this.claimItems.next({ siteId, by, queue, narrowing, count: 1 });
      return claim ? itemHref(claim.item.id, narrowing, { done }) : queueHref(queue, narrowing, { done });
    } catch (error) {
      // The decision stands: a section that is gone by now takes nothing from it.
      if (error instanceof Problem) return cardHref(commentId, narrowing, { done });
      throw error;
    }
  }
}
