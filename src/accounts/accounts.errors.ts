import { BadInput, Problem } from '../platform/errors/problem.js';
import { smallestRole, type Permission } from './permissions.rules.js';

export class NotSignedIn extends Problem {
  constructor() {
    super(
      401,
      'not_signed_in',
      'Sign in first',
      'This needs a credential: send "Authorization: Bearer <token>", or sign in on the site. A token that was revoked or has expired does not count.',
      {},
      { 'www-authenticate': 'Bearer' },
    );
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
