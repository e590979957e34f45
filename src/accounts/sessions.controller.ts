import { Body, Controller, Delete, HttpCode, Ip, Post, Req, Res } from '@nestjs/common';
import { IsIn, IsOptional, IsString, MaxLength, ValidateIf } from 'class-validator';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Database } from '../platform/database/database.js';
import { BadInput, Busy } from '../platform/errors/problem.js';
import { Documented, Meaning } from '../platform/http/documented.js';
import { TooManyRequests } from '../platform/limits/limits.errors.js';
import { type CurrentSite } from '../sites/resolve-site.js';
import { NoSession, SignInFailed, SignInLinkUsed } from './accounts.errors.js';
import { endSession } from './end-session.js';
import { MOST_TYPED } from './passwords.rules.js';
import { Requires, SESSION_COOKIE, Site } from './request-context.js';
import { cookieRules, SESSION_DAYS } from './session-cookie.js';
import { signInByLink } from './sign-in-by-link.js';
import { SignInByPassword } from './sign-in-by-password.js';

const byPassword = ({ email, password }: SignInBody): boolean =>
  email !== undefined || password !== undefined;

class SignInBody {
  static readonly example: SignInBody = { link: 'parley_link_…', as: 'token' };

  @Meaning('The token of a sign-in link; or else `email` and `password`.')
  @ValidateIf((body: SignInBody) => body.link !== undefined || !byPassword(body))
  @IsString()
  @MaxLength(200)
  link?: string;

  @ValidateIf(byPassword)
  @IsString()
  @MaxLength(320)
  email?: string;

  @ValidateIf(byPassword)
  @IsString()
  @MaxLength(MOST_TYPED)
  password?: string;

  @Meaning('"token": the session is answered for use as a bearer token, instead of as a cookie.')
  @IsOptional()
  @IsIn(['token', 'cookie'])
  as?: 'token' | 'cookie';
}

@Controller('api/v1/sessions')
export class SessionsController {
  constructor(
    private readonly database: Database,
    private readonly signInByPassword: SignInByPassword,
  ) {}

  @Post()
  @Documented({
    does: 'Signs in',
    more: 'By the token of a mailed link, or by e-mail address and password; an unknown address is told the same as a wrong password. The link of a sign-up opens the account.',
    answers: {
      says: 'The session: as a token where that was asked for, else as a cookie',
      examples: { token: { token: 'parley_session_…' }, cookie: { signedIn: true } },
    },
    refuses: [SignInLinkUsed, SignInFailed, TooManyRequests, Busy],
  })
  async signIn(
    @Site() site: CurrentSite,
    @Body() body: SignInBody,
    @Ip() ip: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object> {
    const token = await this.open(site.id, body, ip);
    if (body.as === 'token') return { token };
    reply.setCookie(SESSION_COOKIE, token, cookieRules(request, SESSION_DAYS));
    return { signedIn: true };
  }

  @Delete('current')
  @Documented({ does: 'Signs out', answers: { says: 'The session has ended' }, refuses: [NoSession] })
  @Requires('account')
  @HttpCode(204)
  async signOut(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    await this.database.transaction((tx) => endSession(tx, request));
    reply.clearCookie(SESSION_COOKIE, cookieRules(request, 0));
  }

  private async open(siteId: string, body: SignInBody, ip: string): Promise<string> {
    const { link, email, password } = body;
    if (link === undefined)
      return this.signInByPassword.execute({ siteId, email: email!, password: password!, ip });
    if (byPassword(body))
      throw new BadInput('input_invalid', 'Send a link, or an e-mail address with its password: not both.');
    const inHand = { siteId, link, signedUp: 'vouched for' } as const;
    return (await this.database.transaction((tx) => signInByLink(tx, inHand))).session;
  }
}
