import { Injectable } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { AccountViewer } from '../../accounts/viewer.js';
import { ReadCard, type Card } from '../../moderation/card/read-card.js';
import { Database } from '../../platform/database/database.js';
import { Problem } from '../../platform/errors/problem.js';
import { newId } from '../../platform/ids.js';
import type { CurrentSite } from '../../sites/resolve-site.js';
import { asPage } from '../page-reply.js';
import { renderCardPage } from '../render.js';
import { aroundDesk, type DeskRequest } from './around-desk.js';
import { cardView } from './card-view.js';
import type { CardPageView, DeskNoticeView, Plain, TypedOnCard } from './desk-view.js';
import { readNotice } from './read-done.js';
import { problemInWords } from '../words/problem-in-words.js';
import { wordsFor } from '../words/words.js';

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
    request: DeskRequest,
    notice: DeskNoticeView | null,
    typed: TypedOnCard,
  ): Promise<CardPageView> {
    const around = await aroundDesk(this.database, request);
    const { powers, ready } = around.start;
    const { narrowing } = request;
    return { ...around, ...cardView(plain(card), { powers, narrowing, notice, typed, ready, key: newId() }) };
  }
}

const plain = <T>(value: T): Plain<T> => JSON.parse(JSON.stringify(value)) as Plain<T>;
