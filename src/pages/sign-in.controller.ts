import { Body, Controller, Get, Ip, Post, Query, Req, Res } from '@nestjs/common';
import { IsIn, IsOptional, IsString, MaxLength } from 'class-validator';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { AskForLink } from '../accounts/ask-for-link.js';
import { endSession } from '../accounts/end-session.js';
import { identify } from '../accounts/identify.js';
import { MOST_TYPED } from '../accounts/passwords.rules.js';
import { CurrentViewer, SESSION_COOKIE, Site } from '../accounts/request-context.js';
import { cookieRules, SESSION_DAYS } from '../accounts/session-cookie.js';
import { signInByLink } from '../accounts/sign-in-by-link.js';
import { SignInByPassword } from '../accounts/sign-in-by-password.js';
import { emailOfLink } from '../accounts/sign-in-link.js';
import { isStaff, type Viewer } from '../accounts/viewer.js';
import { Database } from '../platform/database/database.js';
import { Problem } from '../platform/errors/problem.js';
import type { CurrentSite } from '../sites/resolve-site.js';
import { keepNext, takeNext } from './next-cookie.js';
import { readNext, signUpHref } from './next.rules.js';
import { mustSetUp, SET_UP } from './office/must-set-up.js';
import { asOpenedWindow, asPage, seeOther } from './page-reply.js';
import { pageView } from './page-view.js';
import { renderMailSentPage, renderSignInFormPage, renderSignInPage } from './render.js';
import { proofOf } from './sign-up-cookie.js';
import { problemInWords } from './words/problem-in-words.js';
import { wordsFor } from './words/words.js';

class SignInQuery {
  @IsOptional()
  @IsString()
  @MaxLength(200)
  link?: string;

  @IsOptional()
  @IsString()
  @MaxLength(2_000)
  next?: string;
}

/** Either `link`, of the page that a mailed link opens; or the rest. */
class SignInForm extends SignInQuery {
  @IsOptional()
  @IsString()
  @MaxLength(320)
  email?: string;

  @IsOptional()
  @IsString()
  @MaxLength(MOST_TYPED)
  password?: string;

  @IsOptional()
  @IsIn(['password', 'link'])
  how?: 'password' | 'link';
}

/** Signing in, by password or by a mailed link. Opening a link does nothing yet: mail programs open links too. */
@Controller()
export class SignInController {
  constructor(
    private readonly database: Database,
    private readonly signInByPassword: SignInByPassword,
    private readonly askForLink: AskForLink,
  ) {}

  @Get('sign-in')
  async ask(
    @Site() site: CurrentSite,
    @CurrentViewer() viewer: Viewer,
    @Query() { link, next }: SignInQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const email = link === undefined ? null : await emailOfLink(this.database, site.id, link);
    asOpenedWindow(asPage(reply));
    return email === null
      ? this.form(site, viewer, { next })
      : renderSignInPage({ ...pageView(site, viewer), action: '/sign-in', link: link!, email });
  }

  @Get('sign-in/sent')
  sent(
    @Site() site: CurrentSite,
    @CurrentViewer() viewer: Viewer,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): string {
    asOpenedWindow(asPage(reply));
    return renderMailSentPage(pageView(site, viewer));
  }

  @Post('sign-in')
  async signIn(
    @Site() site: CurrentSite,
    @CurrentViewer() viewer: Viewer,
    @Body() form: SignInForm,
    @Ip() ip: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { link, email = '', password = '', how, next } = form;
    if (link !== undefined) {
      const inHand = { siteId: site.id, link, signedUp: { proof: proofOf(request) } };
      const { session, passwordLeftOut } = await this.database.transaction((tx) => signInByLink(tx, inHand));
      const onwards = takeNext(request, reply) ?? (passwordLeftOut ? '/account?done=opened#notice' : null);
      return this.enter(site, session, onwards, request, reply);
    }
    try {
      if (how === 'link') {
        await this.askForLink.execute({ siteId: site.id, email, ip });
        keepNext(request, reply, readNext(next));
        await seeOther(asOpenedWindow(reply), '/sign-in/sent');
      } else {
        const session = await this.signInByPassword.execute({ siteId: site.id, email, password, ip });
        await this.enter(site, session, readNext(next), request, reply);
      }
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      asOpenedWindow(asPage(reply));
      const problem = problemInWords(wordsFor(site.locale), error, site);
      const again = this.form(site, viewer, { next, email, problem });
      await reply.status(error.status).headers(error.headers).send(again);
    }
  }

  @Post('sign-out')
  async signOut(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await this.database.transaction((tx) => endSession(tx, request));
    reply.clearCookie(SESSION_COOKIE, cookieRules(request, 0));
    await seeOther(reply, '/');
  }

  private form(
    site: CurrentSite,
    viewer: Viewer,
    {
      next,
      email = '',
      problem = null,
    }: { next?: string | undefined; email?: string; problem?: string | null },
  ): string {
    const onwards = readNext(next);
    const view = {
      action: '/sign-in',
      signUpHref: signUpHref(onwards),
      next: onwards,
      typed: { email },
      problem,
    };
    return renderSignInFormPage({ ...pageView(site, viewer), ...view });
  }

  private async enter(
    site: CurrentSite,
    session: string,
    next: string | null,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<void> {
    reply.setCookie(SESSION_COOKIE, session, cookieRules(request, SESSION_DAYS));
    const viewer = await identify(this.database, site.id, session);
    const isNew = await mustSetUp(this.database, site, viewer);
    await seeOther(asOpenedWindow(reply), isNew ? SET_UP : (next ?? (isStaff(viewer) ? '/console' : '/')));
  }
}
