import { Body, Controller, Get, Logger, Param, Post, Query, Res } from '@nestjs/common';
import { IsOptional, IsString, MaxLength } from 'class-validator';
import type { FastifyReply } from 'fastify';
import { Requires, SignedIn, Site } from '../../accounts/request-context.js';
import type { AccountViewer } from '../../accounts/viewer.js';
import { Database } from '../../platform/database/database.js';
import { Problem } from '../../platform/errors/problem.js';
import { InputInvalid, InputPipe } from '../../platform/http/input.pipe.js';
import type { CurrentSite } from '../../sites/resolve-site.js';
import { ListThreadClosing } from '../../threads/thread-closings/list-thread-closing.js';
import { findThreadClosing, type NamedClosing } from '../../threads/thread-closings/read-thread-closing.js';
import { RunThreadClosing } from '../../threads/thread-closings/run-thread-closing.js';
import { ThreadClosingBody } from '../../threads/thread-closings/thread-closing.body.js';
import { UndoThreadClosing } from '../../threads/thread-closings/undo-thread-closing.js';
import { sendPage, seeOther } from '../page-reply.js';
import { problemInWords } from '../words/problem-in-words.js';
import { wordsFor } from '../words/words.js';
import { readManyForm, type ManyField } from './closing-filter.rules.js';
import { typedOf, type TypedForm } from './closing-form.rules.js';
import { closingHref } from './discussions-hrefs.js';
import { goOnAlone } from './go-on-alone.js';
import { readManyFormPage, readThreadClosingPage } from './read-thread-closing-page.js';
import { renderManyFormPage, renderThreadClosingPage } from './render-office.js';

class ResultsQuery {
  @IsOptional()
  @IsString()
  @MaxLength(200)
  cursor?: string;
}

/** Many discussions at once, without any script: listed and counted first, then closed or reopened, then undone. */
@Controller('console/discussions/closings')
export class ThreadClosingPagesController {
  private readonly input = new InputPipe();
  private readonly log = new Logger('ThreadClosing');

  constructor(
    private readonly database: Database,
    private readonly listThreadClosing: ListThreadClosing,
    private readonly runThreadClosing: RunThreadClosing,
    private readonly undoThreadClosing: UndoThreadClosing,
  ) {}

  @Get()
  @Requires('close threads')
  async ask(
    @Site() site: CurrentSite,
    @SignedIn() by: AccountViewer,
    @Query() query: unknown,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.form(reply, 200, { site, by, typed: typedOf(query), field: null, notice: null });
  }

  /** Lists and counts, and leads to the list: nothing is closed by that. */
  @Post()
  @Requires('close threads')
  async list(
    @Site() site: CurrentSite,
    @SignedIn() by: AccountViewer,
    @Body() sent: unknown,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const typed = typedOf(sent);
    const words = wordsFor(site.locale);
    const { many, control } = words;
    const refuse = (status: number, field: ManyField | null, detail: string): Promise<void> => {
      const notice = { kind: 'problem', heading: many.problem, detail } as const;
      return this.form(reply, status, { site, by, typed, field, notice });
    };
    const read = readManyForm(typed, site.timeZone);
    if ('unreadable' in read) return refuse(400, read.unreadable, `${control.noTime}.`);
    try {
      const metadata = { type: 'body', metatype: ThreadClosingBody } as const;
      const body = (await this.input.transform(read.body, metadata)) as ThreadClosingBody;
      const command = { siteId: site.id, by, body, idempotencyKey: null };
      await seeOther(reply, closingHref(await this.listThreadClosing.execute(command)));
    } catch (error) {
      const field = error instanceof Problem ? fieldOf(error) : undefined;
      if (!(error instanceof Problem) || field === undefined) throw error;
      const own = { closing_filter_empty: many.filterEmpty, until_is_past: control.past }[error.code];
      await refuse(error.status, field, own ?? problemInWords(words, error, site));
    }
  }

  @Get(':id')
  @Requires('close threads')
  async read(
    @Site() site: CurrentSite,
    @SignedIn() by: AccountViewer,
    @Param('id') closingId: string,
    @Query() { cursor }: ResultsQuery,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.standing(reply, { siteId: site.id, closingId, by }, site, { cursor: cursor || null });
  }

  @Post(':id/run')
  @Requires('close threads')
  async run(
    @Site() site: CurrentSite,
    @SignedIn() by: AccountViewer,
    @Param('id') closingId: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const named = { siteId: site.id, closingId, by };
    await this.work(reply, site, named, () => this.runThreadClosing.execute(named));
  }

  @Post(':id/undo')
  @Requires('close threads')
  async undo(
    @Site() site: CurrentSite,
    @SignedIn() by: AccountViewer,
    @Param('id') closingId: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const named = { siteId: site.id, closingId, by };
    await this.work(reply, site, named, () => this.undoThreadClosing.execute(named));
  }

  /** Leads to the list once it is done, or while it goes on: its page tells how far it is. */
  private async work(
    reply: FastifyReply,
    site: CurrentSite,
    named: NamedClosing,
    act: () => Promise<void>,
  ): Promise<void> {
    await findThreadClosing(this.database, named);
    try {
      await goOnAlone(act(), (error) => this.log.error(error));
    } catch (error) {
      if (!(error instanceof Problem) || error.status !== 409) throw error;
      const words = wordsFor(site.locale);
      const refusal = { heading: words.many.notDone, detail: problemInWords(words, error, site) };
      return this.standing(reply, named, site, { status: 409, refusal });
    }
    await seeOther(reply, `${closingHref(named.closingId)}#progress`);
  }

  private async standing(
    reply: FastifyReply,
    named: NamedClosing,
    site: CurrentSite,
    {
      cursor = null,
      status = 200,
      refusal,
    }: { cursor?: string | null; status?: number; refusal?: { heading: string; detail: string } },
  ): Promise<void> {
    const notice = refusal === undefined ? null : ({ kind: 'problem', ...refusal } as const);
    const request = { site, by: named.by, closingId: named.closingId, cursor, notice };
    const view = await this.database.snapshot((reader) => readThreadClosingPage(reader, request));
    await sendPage(reply, renderThreadClosingPage(view), status);
  }

  private async form(
    reply: FastifyReply,
    status: number,
    request: Parameters<typeof readManyFormPage>[1] & { typed: TypedForm },
  ): Promise<void> {
    const view = await this.database.snapshot((reader) => readManyFormPage(reader, request));
    await sendPage(reply, renderManyFormPage(view), status);
  }
}

/** The field that a refusal is about, null where none is to blame; undefined: it is none of this form. */
function fieldOf(error: Problem): ManyField | null | undefined {
  if (error instanceof InputInvalid) {
    const [first] = error.members['errors'] as readonly { member: string }[];
    return (first?.member.split('.').at(-1) ?? null) as ManyField | null;
  }
  const fields: Readonly<Record<string, ManyField>> = {
    closing_filter_empty: 'all',
    closing_message_invalid: 'message',
    until_is_past: 'until',
    section_unknown: 'section',
  };
  return fields[error.code];
}
