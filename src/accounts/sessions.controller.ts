import { Body, Controller, Delete, Get, HttpCode, Post, Req, Res } from '@nestjs/common';
import { IsIn, IsOptional, IsString, MaxLength } from 'class-validator';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Database } from '../platform/database/database.js';
import { Documented, Meaning } from '../platform/http/documented.js';
import { exampleId } from '../platform/http/examples.js';
import { type CurrentSite } from '../sites/resolve-site.js';
import { NoSession, SignInLinkUsed } from './accounts.errors.js';
import { endSession } from './end-session.js';
import { CurrentViewer, Requires, SESSION_COOKIE, Site } from './request-context.js';
import { cookieRules } from './session-cookie.js';
import { signInByLink } from './sign-in-link.js';
import type { AccountViewer } from './viewer.js';

class SignInBody {
  static readonly example: SignInBody = { link: 'parley_link_…', as: 'token' };

  @Meaning('The token of a sign-in link.')
  @IsString()
  @MaxLength(200)
  link: string;

  @Meaning('"token": the session is answered for use as a bearer token, instead of as a cookie.')
  @IsOptional()
  @IsIn(['token', 'cookie'])
  as?: 'token' | 'cookie';
}

@Controller('api/v1')
export class SessionsController {
  constructor(private readonly database: Database) {}

  @Post('sessions')
  @Documented({
    does: 'Signs in',
    answers: {
      says: 'The session: as a token where that was asked for, else as a cookie',
      examples: { token: { token: 'parley_session_…' }, cookie: { signedIn: true } },
    },
    refuses: [SignInLinkUsed],
  })
  async signIn(
    @Site() site: CurrentSite,
    @Body() body: SignInBody,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object> {
    const token = await this.database.transaction((tx) => signInByLink(tx, site.id, body.link));
    if (body.as === 'token') return { token };
    reply.setCookie(SESSION_COOKIE, token, cookieRules(request, 30));
    return { signedIn: true };
  }

  @Delete('sessions/current')
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

  @Get('me')
  @Documented({
    does: 'Says who is signed in',
    answers: {
      says: 'The account',
      example: { id: exampleId('account'), name: 'Mary Shelley', role: 'moderator' },
    },
  })
  @Requires('account')
  me(@CurrentViewer() viewer: AccountViewer): object {
    return { id: viewer.accountId, name: viewer.name, role: viewer.role };
  }
}
