import { Body, Controller, Get, Post, Req, Res } from '@nestjs/common';
import { MaxLength } from 'class-validator';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { readMe } from '../../accounts/read-me.js';
import { accountTokenOf, Requires, SignedIn, Site } from '../../accounts/request-context.js';
import { SetPassword } from '../../accounts/set-password.js';
import type { AccountViewer } from '../../accounts/viewer.js';
import { Database } from '../../platform/database/database.js';
import { Problem } from '../../platform/errors/problem.js';
import { InputInvalid, InputPipe } from '../../platform/http/input.pipe.js';
import { IsLine } from '../../platform/http/is-text.js';
import { IsLocale, IsTimeZone } from '../../settings/is-setting.js';
import { SetUpSite } from '../../settings/set-up-site.js';
import { awaitsSetUp } from '../../sites/await-set-up.js';
import type { CurrentSite } from '../../sites/resolve-site.js';
import { sendPage, seeOther } from '../page-reply.js';
import { problemInWords } from '../words/problem-in-words.js';
import { wordsFor } from '../words/words.js';
import { typedOf, type TypedForm } from './closing-form.rules.js';
import { officePageView } from './office-page-view.js';
import { SETTINGS } from './read-settings-pages.js';
import { renderSetUpPage } from './render-office.js';
import type { SetUpField, SetUpPageView } from './set-up-view.js';

/** What a new site is. */
class SetUpBody {
  @IsLine()
  @MaxLength(100)
  name: string;

  @IsLocale()
  locale: string;

  @IsTimeZone()
  timeZone: string;
}

const DONE_BEFORE = `${SETTINGS}?done=set-up-before#notice`;

/** Where the first admin of a new site begins: once, and nobody after them. */
@Controller('console/set-up')
export class SetUpController {
  private readonly input = new InputPipe();

  constructor(
    private readonly database: Database,
    private readonly setPassword: SetPassword,
    private readonly setUpSite: SetUpSite,
  ) {}

  @Get()
  @Requires('manage sites')
  async ask(
    @Site() site: CurrentSite,
    @SignedIn() by: AccountViewer,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    if (await awaitsSetUp(this.database, site.id)) {
      const { name, locale, timeZone } = site;
      await this.page(reply, 200, site, by, { typed: { name, locale, timeZone }, notice: null, fields: [] });
    } else await seeOther(reply, SETTINGS);
  }

  @Post()
  @Requires('manage sites')
  async send(
    @Site() site: CurrentSite,
    @SignedIn() by: AccountViewer,
    @Body() form: unknown,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const typed = typedOf(form);
    const { name = '', locale = '', timeZone = '', password } = typed;
    const given = { name: name.trim(), locale: locale.trim(), timeZone: timeZone.trim() };
    // No password is set by a form that comes too late.
    if (!(await awaitsSetUp(this.database, site.id))) return void (await seeOther(reply, DONE_BEFORE));
    let isFirst: boolean;
    try {
      const metadata = { type: 'body', metatype: SetUpBody } as const;
      const body = (await this.input.transform(given, metadata)) as SetUpBody;
      const { hasPassword } = await readMe(this.database, by);
      if (!hasPassword) await this.choosePassword(site, by, password ?? '', request);
      isFirst = await this.setUpSite.execute({ siteId: site.id, by, ...body });
    } catch (error) {
      const fields = fieldsOf(error);
      if (!(error instanceof Problem) || fields === null) throw error;
      const words = wordsFor(site.locale);
      const detail =
        error instanceof InputInvalid ? words.setUp.seeFields : problemInWords(words, error, site);
      const notice = { kind: 'problem', heading: words.setUp.problem, detail } as const;
      // What somebody chose as a password goes back to nobody.
      return this.page(reply, error.status, site, by, { typed: given, notice, fields });
    }
    await seeOther(reply, isFirst ? `${SETTINGS}?done=saved#notice` : DONE_BEFORE);
  }

  private async choosePassword(
    site: CurrentSite,
    { accountId }: AccountViewer,
    password: string,
    request: FastifyRequest,
  ): Promise<void> {
    const token = accountTokenOf(request)!;
    const command = { siteId: site.id, accountId, token, password, currentPassword: null };
    await this.setPassword.execute(command);
  }

  private async page(
    reply: FastifyReply,
    status: number,
    site: CurrentSite,
    by: AccountViewer,
    form: Pick<SetUpPageView, 'notice' | 'fields'> & { typed: TypedForm },
  ): Promise<void> {
    const { email, hasPassword } = await readMe(this.database, by);
    const around = officePageView(site, by, 'settings');
    const view = { ...around, ...form, email, asksPassword: !hasPassword };
    await sendPage(reply, renderSetUpPage(view), status);
  }
}

/** The fields that a refusal is about; null: it is none of this form. */
function fieldsOf(error: unknown): SetUpField[] | null {
  if (error instanceof InputInvalid) {
    return (error.members['errors'] as readonly { member: SetUpField }[]).map(({ member }) => member);
  }
  return error instanceof Problem && error.code === 'password_invalid' ? ['password'] : null;
}
