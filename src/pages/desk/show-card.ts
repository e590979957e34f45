import { Injectable } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { may } from '../../accounts/permissions.rules.js';
import type { AccountViewer } from '../../accounts/viewer.js';
import { nextStatus } from '../../comments/comment-status.rules.js';
import { readCannedNotes } from '../../moderation/canned-notes.js';
import { ReadCard, type Card } from '../../moderation/card/read-card.js';
import { ACTION_NAMES } from '../../moderation/decide-comment.js';
import type { Action } from '../../moderation/decide.js';
import { Database } from '../../platform/database/database.js';
import { Problem } from '../../platform/errors/problem.js';
import { newId } from '../../platform/ids.js';
import { SANCTION_KINDS } from '../../sanctions/standing.rules.js';
import type { CurrentSite } from '../../sites/resolve-site.js';
import { articleHref } from '../hrefs.js';
import { officeLinks } from '../office/office-links.js';
import { asPage } from '../page-reply.js';
import { pageView } from '../page-view.js';
import { renderCardPage } from '../render.js';
import { claimAction, commentAction, giveBackAction, queueHref, takeOverAction } from './desk-hrefs.js';
import type { CardPageView, DeskNoticeView, Plain, TypedOnCard } from './desk-view.js';
import { readNotice } from './read-done.js';
import type { DeskRequest } from './read-queue-pages.js';
import { problemInWords } from '../words/problem-in-words.js';
import { wordsFor } from '../words/words.js';

/** Days for which a sanction can be asked. */
const DAYS = [1, 3, 7, 14, 30];

/** Which card: of an item, or of a comment where nothing waits. */
export type Shown = { readonly item: string } | { readonly comment: string };

/** Draws the card of a comment, also once more with what was typed and why it was not taken. */
@Injectable()
export class ShowCard {
  constructor(
    private readonly database: Database,
    private readonly readCard: ReadCard,
  ) {}

  async page(shown: Shown, request: DeskRequest): Promise<string> {
    const card = await this.cardOf(shown, request);
    const notice = await readNotice(this.database, {
      ...{ siteId: request.site.id, by: request.by },
      ...{ said: request.said, narrowing: request.narrowing },
      claim: card.item?.claim?.own ? card.item.claim.id : null,
    });
    return renderCardPage(await this.view(card, request, notice, {}));
  }

  /** The card as it is now, with the words of a refusal; nothing that was typed is lost. */
  async again(
    reply: FastifyReply,
    shown: Shown,
    request: DeskRequest,
    error: unknown,
    typed: TypedOnCard,
  ): Promise<void> {
    if (!(error instanceof Problem) || error.status === 404) throw error;
    const text = problemInWords(wordsFor(request.site.locale), error, request.site);
    // Whoever may not see it is told why they may not act on it either.
    const card = await this.cardOf(shown, request).catch(() => {
      throw error;
    });
    const kept = [typed.rule, typed.ready, typed.note, typed.sanctionNote, typed.text].some(Boolean);
    const page = renderCardPage(await this.view(card, request, { kind: 'problem', text, kept }, typed));
    asPage(reply);
    await reply.status(error.status).headers(error.headers).send(page);
  }

  cardOf(shown: Shown, asked: { site: CurrentSite; by: AccountViewer }): Promise<Card> {
    return 'item' in shown
      ? this.readCard.ofItem(asked, shown.item)
      : this.readCard.ofComment(asked, shown.comment);
  }

  private async view(
    card: Card,
    { site, by, narrowing }: DeskRequest,
    notice: DeskNoticeView | null,
    typed: TypedOnCard,
  ): Promise<CardPageView> {
    const { item, comment, author } = card;
    const isOpen = item !== null && item.closedAt === null;
    const isOwn = isOpen && item.claim?.own === true;
    const maySanction = may(by, 'sanction authors', 'site') && author !== null;
    const mayBan = may(by, 'ban authors', 'site');
    return {
      ...pageView(site, by),
      officeLinks: officeLinks(by, 'review'),
      notice,
      card: plain(card),
      articleHref: articleHref(card.article.slug),
      queue: item && { queue: item.queue, href: queueHref(item.queue, narrowing) },
      decideAction: commentAction(comment.id, 'decisions', narrowing),
      actions: actionsFor(card, isOpen),
      takeOverAction: isOpen && !isOwn ? takeOverAction(item.id, narrowing) : null,
      giveBackAction: isOwn ? giveBackAction(item.claim.id, narrowing) : null,
      nextAction: item !== null && !isOwn ? claimAction(item.queue, narrowing) : null,
      ready: (await readCannedNotes(this.database, site.id)).items,
      typed,
      noteAction: maySanction ? commentAction(comment.id, 'notes', narrowing) : null,
      sanction: maySanction
        ? {
            action: commentAction(comment.id, 'sanctions', narrowing),
            kinds: SANCTION_KINDS.filter((kind) => kind !== 'ban' || mayBan),
            days: DAYS,
            forGood: mayBan,
            key: newId(),
          }
        : null,
    };
  }
}

/** What can be decided. What was removed is restored, and approved only where it waits. */
function actionsFor({ comment: { status } }: Card, isOpen: boolean): Action[] {
  if (status === null) return [];
  const removed = status === 'rejected' || (status === 'spam' && !isOpen);
  return ACTION_NAMES.filter(
    (action) => nextStatus(status, action) !== null && action !== (removed ? 'approve' : 'restore'),
  );
}

const plain = <T>(value: T): Plain<T> => JSON.parse(JSON.stringify(value)) as Plain<T>;
