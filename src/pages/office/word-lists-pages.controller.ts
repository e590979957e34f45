import { Body, Controller, Get, Param, Post, Query, Res } from '@nestjs/common';
import { IsIn, IsOptional } from 'class-validator';
import type { FastifyReply } from 'fastify';
import { Requires, SignedIn, Site } from '../../accounts/request-context.js';
import type { AccountViewer } from '../../accounts/viewer.js';
import { ReplayUnderWay } from '../../moderation/screening-replays/screening-replays.errors.js';
import { StartScreeningReplay } from '../../moderation/screening-replays/start-screening-replay.js';
import { testWords } from '../../moderation/test-words.js';
import { Database } from '../../platform/database/database.js';
import { BadInput, Problem } from '../../platform/errors/problem.js';
import { PreconditionFailed } from '../../platform/http/if-match.js';
import { InputInvalid, InputPipe } from '../../platform/http/input.pipe.js';
import { ReplaceWordLists } from '../../screening/replace-word-lists.js';
import { PhraseWithoutWords } from '../../screening/screening.errors.js';
import { LISTS_BYTES, WordListsBody } from '../../screening/word-lists.body.js';
import type { CurrentSite } from '../../sites/resolve-site.js';
import { sendPage, seeOther } from '../page-reply.js';
import { problemInWords } from '../words/problem-in-words.js';
import { wordsFor } from '../words/words.js';
import { typedOf } from './closing-form.rules.js';
import type { OfficeNoticeView } from './office-page-view.js';
import { readReplayPage, readWordListsPage, WORDS, type WordListsRequest } from './read-word-lists-page.js';
import { renderReplayPage, renderWordListsPage } from './render-office.js';
import { listWithoutWords, phrasesOf } from './word-lists-form.rules.js';
import { REPLAY_DAYS, type WordListsPageView } from './word-lists-view.js';

class WordListsQuery {
  @IsOptional()
  @IsIn(['saved'])
  done?: 'saved';
}

/** What a form sends takes more room than the lists: a percent sign and two digits for a byte. */
const FORM_BYTES = 3 * LISTS_BYTES;

/** A site's words: set, tried on a text, and replayed over past comments before anyone switches them on. */
@Controller('console/words')
export class WordListsPagesController {
  private readonly input = new InputPipe();

  constructor(
    private readonly database: Database,
    private readonly replaceWordLists: ReplaceWordLists,
    private readonly startScreeningReplay: StartScreeningReplay,
  ) {}

  @Get()
  @Requires('change settings')
  async read(
    @Site() site: CurrentSite,
    @SignedIn() by: AccountViewer,
    @Query() { done }: WordListsQuery,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const text = wordsFor(site.locale).wordLists.saved;
    const notice = done === undefined ? null : ({ kind: 'done', text } as const);
    await this.page(reply, 200, { site, by, notice });
  }

  /** Saves the lists, or replays past comments with them. */
  @Post()
  @Requires('change settings', { bodyLimit: FORM_BYTES })
  async send(
    @Site() site: CurrentSite,
    @SignedIn() by: AccountViewer,
    @Body() form: unknown,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const typed = typedOf(form);
    const lists = { held: phrasesOf(typed['held'] ?? ''), refused: phrasesOf(typed['refused'] ?? '') };
    const isReplay = typed['do'] === 'replay';
    try {
      const metadata = { type: 'body', metatype: WordListsBody } as const;
      const body = (await this.input.transform(lists, metadata)) as WordListsBody;
      if (isReplay) {
        const days = Number(REPLAY_DAYS.find((one) => one === typed['days']) ?? REPLAY_DAYS[1]);
        const replay = { settings: { wordLists: body }, days };
        const id = await this.startScreeningReplay.execute({ site, by, body: replay, idempotencyKey: null });
        await seeOther(reply, replayHref(id));
        return;
      }
      const ifMatch = /^\d{1,9}$/.test(typed['version'] ?? '') ? Number(typed['version']) : -1;
      await this.replaceWordLists.execute({ siteId: site.id, lists: body, ifMatch, by });
      await seeOther(reply, `${WORDS}?done=saved#notice`);
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      const { field, ...notice } = refusalOf(error, lists, site, isReplay);
      const request = { site, by, notice, sent: { typed, field, isOutdated: error.status === 412 } };
      await this.page(reply, error.status, request);
    }
  }

  /** Tries a text on the lists that are in force. */
  @Post('test')
  @Requires('change settings')
  async test(
    @Site() site: CurrentSite,
    @SignedIn() by: AccountViewer,
    @Body() form: unknown,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { text = '' } = typedOf(form);
    let test: WordListsPageView['test'];
    let status = 200;
    try {
      test = { text, problem: null, result: await testWords(this.database, site.id, text) };
    } catch (error) {
      if (!(error instanceof BadInput)) throw error;
      test = { text, problem: problemInWords(wordsFor(site.locale), error, site), result: null };
      status = error.status;
    }
    await this.page(reply, status, { site, by, notice: null, test });
  }

  @Get('screening-replays/:id')
  @Requires('replay screening')
  async replay(
    @Site() site: CurrentSite,
    @SignedIn() by: AccountViewer,
    @Param('id') replayId: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const view = await this.database.snapshot((reader) => readReplayPage(reader, { site, by, replayId }));
    await sendPage(reply, renderReplayPage(view));
  }

  private async page(reply: FastifyReply, status: number, request: WordListsRequest): Promise<void> {
    const view = await this.database.snapshot((reader) => readWordListsPage(reader, request));
    await sendPage(reply, renderWordListsPage(view), status);
  }
}

const replayHref = (id: string): string => `${WORDS}/screening-replays/${id}`;

/** Why the lists were not taken, and the one to correct. */
function refusalOf(
  error: Problem,
  lists: WordListsBody,
  site: CurrentSite,
  isReplay: boolean,
): Extract<OfficeNoticeView, { kind: 'problem' }> & { field: WordListsPageView['field'] } {
  const catalogue = wordsFor(site.locale);
  const words = catalogue.wordLists;
  const heading = isReplay ? words.notReplayed : words.problem;
  const detail = problemInWords(catalogue, error, site);
  const refusal = { kind: 'problem', heading, detail, field: null } as const;
  if (error instanceof PreconditionFailed) return { ...refusal, detail: words.meanwhile };
  if (error instanceof ReplayUnderWay) {
    const link = { href: replayHref(error.members['replayId'] as string), label: words.underWay };
    return { ...refusal, link };
  }
  if (error instanceof PhraseWithoutWords) {
    const field = listWithoutWords(lists);
    return { ...refusal, detail: words.withoutWords(words.lists[field]), field };
  }
  if (!(error instanceof InputInvalid)) throw error;
  const [{ member }] = error.members['errors'] as readonly [{ member: 'held' | 'refused' }];
  return { ...refusal, detail: words.tooMuch(words.lists[member]), field: member };
}
