import { Body, Controller, Get, Post, Query, Req, Res } from '@nestjs/common';
import { IsIn, IsOptional, IsString, MaxLength } from 'class-validator';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { MOST_TYPED } from '../accounts/passwords.rules.js';
import { readMe } from '../accounts/read-me.js';
import { accountTokenOf, Requires, SignedIn, Site } from '../accounts/request-context.js';
import { SetPassword } from '../accounts/set-password.js';
import type { AccountViewer } from '../accounts/viewer.js';
import { Database } from '../platform/database/database.js';
import { Problem } from '../platform/errors/problem.js';
import type { CurrentSite } from '../sites/resolve-site.js';
import type { AccountPageView } from './account-view.js';
import { asPage, seeOther } from './page-reply.js';
import { pageView } from './page-view.js';
import { renderAccountPage } from './render.js';
import { problemInWords } from './words/problem-in-words.js';
import { wordsFor } from './words/words.js';

class AccountQuery {
  @IsOptional()
  @IsIn(['password', 'opened'])
  done?: 'password' | 'opened' | null;
}

class PasswordForm {
  @IsString()
  @MaxLength(MOST_TYPED)
  password: string;

  @IsOptional()
  @IsString()
  @MaxLength(MOST_TYPED)
  currentPassword?: string;
}

/** A person's own account: who they are here, and their password. */
@Controller('account')
export class AccountController {
  constructor(
    private readonly database: Database,
    private readonly setPassword: SetPassword,
  ) {}

  @Get()
  @Requires('account')
  async read(
    @Site() site: CurrentSite,
    @SignedIn() viewer: AccountViewer,
    @Query() { done = null }: AccountQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    asPage(reply);
    return this.page(site, viewer, { problem: null, done });
  }

  @Post('password')
  @Requires('account')
  async change(
    @Site() site: CurrentSite,
    @SignedIn() viewer: AccountViewer,
    @Body() { password, currentPassword }: PasswordForm,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    try {
      await this.setPassword.execute({
        siteId: site.id,
        accountId: viewer.accountId,
        token: accountTokenOf(request)!,
        password,
        currentPassword: currentPassword || null,
      });
      await seeOther(reply, '/account?done=password#notice');
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      const field = error.code === 'password_invalid' ? 'password' : 'currentPassword';
      const problem = { detail: problemInWords(wordsFor(site.locale), error, site), field } as const;
      const page = await this.page(site, viewer, { problem, done: null });
      asPage(reply);
      await reply.status(error.status).headers(error.headers).send(page);
    }
  }

  private async page(
    site: CurrentSite,
    viewer: AccountViewer,
    became: Pick<AccountPageView, 'problem' | 'done'>,
  ): Promise<string> {
    const { name, email, hasPassword } = await readMe(this.database, viewer);
    const account = { name, email, hasPassword };
    return renderAccountPage({
      ...pageView(site, viewer),
      account,
      passwordAction: '/account/password',
      ...became,
    });
  }
}
