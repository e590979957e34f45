import { Module } from '@nestjs/common';
import { AccountsController } from './accounts.controller.js';
import { AskForLink } from './ask-for-link.js';
import { InvitePerson } from './invite-person.js';
import { Passwords } from './passwords.js';
import { PeopleController } from './people.controller.js';
import { SessionsController } from './sessions.controller.js';
import { SetPassword } from './set-password.js';
import { SignInByPassword } from './sign-in-by-password.js';
import { SignUp } from './sign-up.js';
import { TokensController } from './tokens.controller.js';

@Module({
  controllers: [AccountsController, PeopleController, SessionsController, TokensController],
  providers: [AskForLink, InvitePerson, Passwords, SetPassword, SignInByPassword, SignUp],
  exports: [AskForLink, InvitePerson, SetPassword, SignInByPassword, SignUp],
})
export class AccountsModule {}
