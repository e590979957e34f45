import { Body, Controller, Get, HttpCode, Ip, Post, Put, Req } from '@nestjs/common';
import { IsOptional, IsString, MaxLength } from 'class-validator';
import type { FastifyRequest } from 'fastify';
import { Database } from '../platform/database/database.js';
import { Busy } from '../platform/errors/problem.js';
import { Documented, Meaning } from '../platform/http/documented.js';
import { exampleId } from '../platform/http/examples.js';
import { TooManyRequests } from '../platform/limits/limits.errors.js';
import { MailNotSetUp } from '../platform/mail/mail.errors.js';
import type { CurrentSite } from '../sites/resolve-site.js';
import {
  CurrentPasswordWrong,
  EmailInvalid,
  NameInvalid,
  PasswordInvalid,
  SessionNeeded,
} from './accounts.errors.js';
import { AskForLink } from './ask-for-link.js';
import { MOST_TYPED } from './passwords.rules.js';
import { readMe, type Me } from './read-me.js';
import { accountTokenOf, Requires, SignedIn, Site } from './request-context.js';
import { SetPassword } from './set-password.js';
import { SignUp } from './sign-up.js';
import type { AccountViewer } from './viewer.js';

class SignUpBody {
  static readonly example: SignUpBody = {
    email: 'mary@example.org',
    name: 'Mary Shelley',
    password: 'a sentence that nobody guesses',
  };

  @IsString()
  @MaxLength(320)
  email: string;

  @Meaning('As everyone sees it beside the comments: 1 to 60 characters.')
  @IsString()
  name: string;

  @Meaning('10 to 128 characters. Without one, signing in is by mailed links.')
  @IsOptional()
  @IsString()
  @MaxLength(MOST_TYPED)
  password?: string | null;
}

class AskForLinkBody {
  static readonly example: AskForLinkBody = { email: 'mary@example.org' };

  @IsString()
  @MaxLength(320)
  email: string;
}

class SetPasswordBody {
  static readonly example: SetPasswordBody = {
    password: 'another sentence that nobody guesses',
    currentPassword: 'a sentence that nobody guesses',
  };

  @IsString()
  @MaxLength(MOST_TYPED)
  password: string;

  @Meaning('Not asked for where there is none yet, or within 15 minutes of signing in by a mailed link.')
  @IsOptional()
  @IsString()
  @MaxLength(MOST_TYPED)
  currentPassword?: string | null;
}

/** The same whether or not there is an account with the address. */
const MAIL_SENT = { status: 'mail_sent' };
const MAILS = { says: 'A mail is on its way', example: MAIL_SENT };

const ME: Me = {
  id: exampleId('account'),
  email: 'mary@example.org',
  name: 'Mary Shelley',
  role: 'moderator',
  sections: null,
  hasPassword: true,
};

@Controller('api/v1')
export class AccountsController {
  constructor(
    private readonly database: Database,
    private readonly signUp: SignUp,
    private readonly askForLink: AskForLink,
    private readonly setPassword: SetPassword,
  ) {}

  @Post('accounts')
  @Documented({
    does: 'Asks for an account',
    more: 'The mailed link opens it, on our page with the password only in the browser that signed up there. The answer is the same whether or not the address has an account: the mail tells.',
    answers: MAILS,
    refuses: [EmailInvalid, NameInvalid, PasswordInvalid, TooManyRequests, MailNotSetUp, Busy],
  })
  @HttpCode(202)
  async open(
    @Site() site: CurrentSite,
    @Body() { email, name, password = null }: SignUpBody,
    @Ip() ip: string,
  ): Promise<object> {
    await this.signUp.execute({ siteId: site.id, email, name, password, ip });
    return MAIL_SENT;
  }

  @Post('sign-in-links')
  @Documented({
    does: 'Has a sign-in link mailed',
    more: 'The answer is the same whether or not the address has an account; without one there is no mail.',
    answers: MAILS,
    refuses: [EmailInvalid, TooManyRequests, MailNotSetUp],
  })
  @HttpCode(202)
  async mailLink(
    @Site() site: CurrentSite,
    @Body() { email }: AskForLinkBody,
    @Ip() ip: string,
  ): Promise<object> {
    await this.askForLink.execute({ siteId: site.id, email, ip });
    return MAIL_SENT;
  }

  @Get('me')
  @Documented({ does: 'Says who is signed in', answers: { says: 'The account', example: ME } })
  @Requires('account')
  me(@SignedIn() viewer: AccountViewer): Promise<object> {
    return readMe(this.database, viewer);
  }

  @Put('me/password')
  @Documented({
    does: 'Sets a password',
    more: 'Takes a session: an API token sets none. Ends the other sessions of the person.',
    answers: { says: 'The password is set' },
    refuses: [SessionNeeded, PasswordInvalid, CurrentPasswordWrong, TooManyRequests, Busy],
  })
  @Requires('account')
  @HttpCode(204)
  async changePassword(
    @Site() site: CurrentSite,
    @SignedIn() { accountId }: AccountViewer,
    @Body() { password, currentPassword = null }: SetPasswordBody,
    @Req() request: FastifyRequest,
  ): Promise<void> {
    const token = accountTokenOf(request)!;
    await this.setPassword.execute({ siteId: site.id, accountId, token, password, currentPassword });
  }
}
