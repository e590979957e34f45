import { BadInput } from '../platform/errors/problem.js';

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
    super(
      'email_invalid',
      'That does not look like an e-mail address, such as name@example.org. Correct it, or leave it out.',
    );
  }
}
