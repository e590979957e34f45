import { Body, Controller, Get, Ip, Post, Query, Req, Res } from '@nestjs/common';
import { IsOptional, IsString, MaxLength } from 'class-validator';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { MOST_TYPED } from '../accounts/passwords.rules.js';
import { CurrentViewer, Site } from '../accounts/request-context.js';
import { SignUp } from '../accounts/sign-up.js';
import type { Viewer } from '../accounts/viewer.js';
import { Problem } from '../platform/errors/problem.js';
import type { CurrentSite } from '../sites/resolve-site.js';
import { keepNext } from './next-cookie.js';
import { readNext, signInHref } from './next.rules.js';
import { asOpenedWindow, asPage, seeOther } from './page-reply.js';
import { pageView } from './page-view.js';
import { renderSignUpPage } from './render.js';
import type { SignUpView } from './sign-in-views.js';
import { keepProof } from './sign-up-cookie.js';
import { problemInWords } from './words/problem-in-words.js';
import { wordsFor } from './words/words.js';

class SignUpQuery {
  @IsOptional()
  @IsString()
  @MaxLength(2_000)
  next?: string;
}

class SignUpForm extends SignUpQuery {
  @IsOptional()
  @IsString()
  @MaxLength(320)
  email?: string;

  @IsOptional()
  @IsString()
  name?: string;

  @IsOptional()
  @IsString()
  @MaxLength(MOST_TYPED)
  password?: string;
}

/** Asking for an account; the mailed link opens it. */
@Controller('sign-up')
export class SignUpController {
  constructor(private readonly signUp: SignUp) {}

  @Get()
  ask(
    @Site() site: CurrentSite,
    @CurrentViewer() viewer: Viewer,
    @Query() { next }: SignUpQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): string {
    asOpenedWindow(asPage(reply));
    return page(site, viewer, { next, typed: { name: '', email: '' }, problem: null });
  }

  @Post()
  async take(
    @Site() site: CurrentSite,
    @CurrentViewer() viewer: Viewer,
    @Body() { email = '', name = '', password = '', next }: SignUpForm,
    @Ip() ip: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    try {
      const asked = { siteId: site.id, email, name, password: password || null, ip };
      keepProof(request, reply, await this.signUp.execute(asked));
      keepNext(request, reply, readNext(next));
      await seeOther(asOpenedWindow(reply), '/sign-in/sent');
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      const problem = { detail: problemInWords(wordsFor(site.locale), error, site), field: fieldOf(error) };
      asOpenedWindow(asPage(reply));
      await reply
        .status(error.status)
        .headers(error.headers)
        .send(page(site, viewer, { next, typed: { name, email }, problem }));
    }
  }
}

function page(
  site: CurrentSite,
  viewer: Viewer,
  { next, ...form }: Pick<SignUpView, 'typed' | 'problem'> & { next: string | undefined },
): string {
  const onwards = readNext(next);
  const around = { ...pageView(site, viewer), signInHref: signInHref(onwards) };
  return renderSignUpPage({ ...around, action: '/sign-up', next: onwards, ...form });
}

const FIELDS = ['name', 'email', 'password'] as const;

const fieldOf = ({ code }: Problem): (typeof FIELDS)[number] | null =>
  FIELDS.find((field) => code === `${field}_invalid`) ?? null;
