import { Body, Controller, Get, Ip, Post, Res } from '@nestjs/common';
import { IsOptional, IsString, MaxLength } from 'class-validator';
import type { FastifyReply } from 'fastify';
import { MOST_TYPED } from '../accounts/passwords.rules.js';
import { CurrentViewer, Site } from '../accounts/request-context.js';
import { SignUp } from '../accounts/sign-up.js';
import type { Viewer } from '../accounts/viewer.js';
import { Problem } from '../platform/errors/problem.js';
import type { CurrentSite } from '../sites/resolve-site.js';
import { asPage, seeOther } from './page-reply.js';
import { pageView } from './page-view.js';
import { renderSignUpPage } from './render.js';
import type { SignUpView } from './sign-in-views.js';

class SignUpForm {
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
    @Res({ passthrough: true }) reply: FastifyReply,
  ): string {
    asPage(reply);
    return page(site, viewer, { name: '', email: '' }, null);
  }

  @Post()
  async take(
    @Site() site: CurrentSite,
    @CurrentViewer() viewer: Viewer,
    @Body() { email = '', name = '', password = '' }: SignUpForm,
    @Ip() ip: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    try {
      await this.signUp.execute({ siteId: site.id, email, name, password: password || null, ip });
      await seeOther(reply, '/sign-in/sent');
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      const problem = { detail: error.detail, field: fieldOf(error) };
      asPage(reply);
      await reply
        .status(error.status)
        .headers(error.headers)
        .send(page(site, viewer, { name, email }, problem));
    }
  }
}

const page = (
  site: CurrentSite,
  viewer: Viewer,
  typed: SignUpView['typed'],
  problem: SignUpView['problem'],
): string => renderSignUpPage({ ...pageView(site, viewer), action: '/sign-up', typed, problem });

const FIELDS = ['name', 'email', 'password'] as const;

const fieldOf = ({ code }: Problem): (typeof FIELDS)[number] | null =>
  FIELDS.find((field) => code === `${field}_invalid`) ?? null;
