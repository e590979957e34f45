import { Module } from '@nestjs/common';
import { AccountsController } from './accounts.controller.js';
import { AskForLink } from './ask-for-link.js';
import { Passwords } from './passwords.js';
import { SessionsController } from './sessions.controller.js';
import { SetPassword } from './set-password.js';
import { SignInByPassword } from './sign-in-by-password.js';
import { SignUp } from './sign-up.js';

@Module({
  controllers: [AccountsController, SessionsController],
  providers: [AskForLink, Passwords, SetPassword, SignInByPassword, SignUp],
  exports: [AskForLink, SignInByPassword, SignUp],
})
export class AccountsModule {}
