import { Body, Controller, Param, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Requires, SignedIn, Site } from '../../accounts/request-context.js';
import type { AccountViewer } from '../../accounts/viewer.js';
import { SanctionAuthor } from '../../moderation/sanction-author.js';
import { readClock } from '../../platform/clock.js';
import { readIdempotencyKey } from '../../platform/database/idempotency.js';
import { Database } from '../../platform/database/database.js';
import { NotHere } from '../../platform/errors/problem.js';
import { noteAuthor } from '../../sanctions/author-notes.js';
import type { CurrentSite } from '../../sites/resolve-site.js';
import { seeOther } from '../page-reply.js';
import { DeskQuery, narrowingOf, NoteForm, SanctionForm } from './desk-forms.js';
import { cardHref, itemHref } from './desk-hrefs.js';
import { NoteEmpty } from './desk.errors.js';
import { typedNote } from './notes.rules.js';
import { ShowCard, type Shown } from './show-card.js';

const MINUTE = 60_000;

/** To the minute: a form that is sent twice says the same. */
const daysFrom = (now: Date, days: number): string =>
  new Date((Math.floor(now.getTime() / MINUTE) + days * 1_440) * MINUTE).toISOString();

/** What is done about the author of a comment, on its card. */
@Controller('console/comments/:id')
export class DeskAuthorsController {
  constructor(
    private readonly database: Database,
    private readonly sanctionAuthor: SanctionAuthor,
    private readonly showCard: ShowCard,
  ) {}

  @Post('sanctions')
  @Requires('sanction authors')
  async sanction(
    @Site() site: CurrentSite,
    @SignedIn() by: AccountViewer,
    @Param('id') commentId: string,
    @Query() query: DeskQuery,
    @Body() form: SanctionForm,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { kind, days, sanctionRule, sanctionNote, item, idempotencyKey } = form;
    await this.take(
      reply,
      { site, by, commentId, query, item, typed: form },
      'sanctioned',
      async (author) => {
        const until =
          kind === 'warn' || !days ? null : daysFrom(await readClock(this.database), Number(days));
        await this.sanctionAuthor.execute({
          siteId: site.id,
          by,
          body: {
            ...{ kind, on: { [author.kind]: author.id }, until, comment: commentId },
            ...{ rule: sanctionRule || null, note: typedNote(sanctionNote) },
          },
          idempotencyKey: idempotencyKey ? readIdempotencyKey(idempotencyKey) : null,
        });
      },
    );
  }

  @Post('notes')
  @Requires('sanction authors')
  async note(
    @Site() site: CurrentSite,
    @SignedIn() by: AccountViewer,
    @Param('id') commentId: string,
    @Query() query: DeskQuery,
    @Body() form: NoteForm,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.take(
      reply,
      { site, by, commentId, query, item: form.item, typed: form },
      'noted',
      async ({ id }) => {
        const text = typedNote(form.text);
        if (text === null) throw new NoteEmpty();
        await this.database.transaction((tx) => noteAuthor(tx, { siteId: site.id, authorId: id, by, text }));
      },
    );
  }

  /** Does something about the author, and leads back to the card. */
  private async take(
    reply: FastifyReply,
    asked: {
      site: CurrentSite;
      by: AccountViewer;
      commentId: string;
      query: DeskQuery;
      item: string | undefined;
      typed: Omit<SanctionForm, 'kind'> | NoteForm;
    },
    said: 'sanctioned' | 'noted',
    act: (author: { kind: 'account' | 'guest'; id: string }) => Promise<void>,
  ): Promise<void> {
    const { site, by, commentId, query, item, typed } = asked;
    const narrowing = narrowingOf(query);
    const shown: Shown = item ? { item } : { comment: commentId };
    const { author } = await this.showCard.cardOf({ comment: commentId }, { site, by });
    if (author === null) throw new NotHere('author');
    try {
      await act(author);
    } catch (error) {
      const request = { site, by, narrowing, said: { done: null, said: null } };
      return this.showCard.again(reply, shown, request, error, typed);
    }
    await seeOther(
      reply,
      item ? itemHref(item, narrowing, { said }) : cardHref(commentId, narrowing, { said }),
    );
  }
}
