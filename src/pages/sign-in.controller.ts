import { Body, Controller, Get, Post, Query, Req, Res } from '@nestjs/common';
import { IsString, MaxLength } from 'class-validator';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { endSession } from '../accounts/end-session.js';
import { CurrentViewer, SESSION_COOKIE, Site } from '../accounts/request-context.js';
import { cookieRules, SESSION_DAYS } from '../accounts/session-cookie.js';
import { identify } from '../accounts/identify.js';
import { emailOfLink, signInByLink } from '../accounts/sign-in-link.js';
import { isStaff, type Viewer } from '../accounts/viewer.js';
import { Database } from '../platform/database/database.js';
import type { CurrentSite } from '../sites/resolve-site.js';
import { asPage, seeOther } from './page-reply.js';
import { pageView } from './page-view.js';
import { renderSignInPage } from './render.js';

class SignInForm {
  @IsString()
  @MaxLength(200)
  link = '';
}

/** Signing in by a link. Opening it does nothing yet: mail programs open links too. */
@Controller()
export class SignInController {
  constructor(private readonly database: Database) {}

  @Get('sign-in')
  async ask(
    @Site() site: CurrentSite,
    @CurrentViewer() viewer: Viewer,
    @Query() { link }: SignInForm,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const email = await emailOfLink(this.database, site.id, link);
    asPage(reply);
    return renderSignInPage({ ...pageView(site, viewer), action: '/sign-in', link, email });
  }

  @Post('sign-in')
  async signIn(
    @Site() site: CurrentSite,
    @Body() { link }: SignInForm,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const session = await this.database.transaction((tx) => signInByLink(tx, site.id, link));
    reply.setCookie(SESSION_COOKIE, session, cookieRules(request, SESSION_DAYS));
    const viewer = await identify(this.database, site.id, session);
    await seeOther(reply, isStaff(viewer) ? '/console' : '/');
  }

  @Post('sign-out')
  async signOut(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await this.database.transaction((tx) => endSession(tx, request));
    reply.clearCookie(SESSION_COOKIE, cookieRules(request, 0));
    await seeOther(reply, '/');
  }
}
