import { BadInput, Problem } from '../platform/errors/problem.js';
import { smallestRole, type Permission } from './permissions.rules.js';

export class NotSignedIn extends Problem {
  constructor(
    detail = 'This needs a credential: send "Authorization: Bearer <token>", or sign in on the site. A token that was revoked or has expired does not count.',
  ) {
    super(401, 'not_signed_in', 'Sign in first', detail, {}, { 'www-authenticate': 'Bearer' });
  }
}

export class NotAllowed extends Problem {
  static readonly examples = () => [new NotAllowed('host articles')];

  constructor(permission: Permission) {
    super(
      403,
      'not_allowed',
      'Not allowed',
      `Your role may not ${permission} here: ask a ${smallestRole(permission)} of this site, or of the section.`,
    );
  }
}

export class OriginNotAllowed extends Problem {
  constructor() {
    super(
      403,
      'origin_not_allowed',
      'Not from there',
      'A browser sent this from another website. Do it on the pages of this site.',
    );
  }
}

export class SignInLinkUsed extends BadInput {
  constructor() {
    super(
      'sign_in_link_invalid',
      'This sign-in link was used before, has expired or is not whole. Ask for a new one.',
    );
  }
}

export class FormNotTaken extends Problem {
  constructor() {
    super(
      415,
      'media_type_unsupported',
      'Not as a form',
      'The API reads JSON: send it with Content-Type: application/json.',
    );
  }
}

export class NoSession extends BadInput {
  constructor() {
    super('no_session', 'An API token is no session: it stays until an admin revokes it.');
  }
}

export class SessionNeeded extends Problem {
  constructor() {
    super(
      403,
      'session_needed',
      'Sign in yourself',
      'An API token sets no password: sign in, by a mailed link or by password, and send that session.',
    );
  }
}

export class NameInvalid extends BadInput {
  constructor() {
    super(
      'name_invalid',
      'Give a name of 1 to 60 characters on one line, with at least one that can be seen.',
    );
  }
}

export class EmailInvalid extends BadInput {
  constructor() {
    super('email_invalid', 'That does not look like an e-mail address: write it as name@example.org.');
  }
}

export class PasswordInvalid extends BadInput {
  constructor() {
    super(
      'password_invalid',
      'A password has 10 to 128 characters: any that can be typed, spaces too. Several words make a good one.',
    );
  }
}

/** The same for a wrong password, an unknown address and an account without a password. */
export class SignInFailed extends Problem {
  constructor() {
    super(
      401,
      'sign_in_failed',
      'Not signed in',
      'E-mail address and password do not belong together. Check both, or have a sign-in link mailed to you.',
    );
  }
}

export class CurrentPasswordWrong extends Problem {
  constructor() {
    super(
      403,
      'current_password_wrong',
      'Not changed',
      'Send your current password as "currentPassword". Forgotten? Sign in by a mailed link: for 15 minutes after that it is not asked for.',
    );
  }
}

export class AccountExists extends Problem {
  constructor() {
    super(
      409,
      'account_exists',
      'There is an account',
      'There is an account with this e-mail address: find it among the people, and change its role there.',
    );
  }
}

export class OwnRole extends Problem {
  constructor() {
    super(
      403,
      'own_role',
      'Not your own',
      'Nobody changes their own role or sections: ask another admin, or use the command line.',
    );
  }
}

export class RoleAboveOwn extends Problem {
  constructor() {
    super(403, 'role_above_own', 'Above your own', 'Nobody gives or takes a role above their own.');
  }
}
