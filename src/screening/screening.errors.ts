import { BadInput, Problem } from '../platform/errors/problem.js';

export const MOST_GRAPHEMES = 5_000;
export const MOST_BYTES = 20_000;

export class BodyEmpty extends BadInput {
  constructor() {
    super('body_empty', 'There is nothing in this comment yet: write something and send it again.');
  }
}

export class BodyTooLong extends BadInput {
  constructor() {
    super(
      'body_too_long',
      `This comment is too long: at most 5,000 characters (and 20,000 bytes) fit. Shorten it, or send it in parts.`,
      { most: { graphemes: MOST_GRAPHEMES, bytes: MOST_BYTES } },
    );
  }
}

export class BodyUnreadable extends BadInput {
  static readonly examples = () => [new BodyUnreadable(11)];

  /** @param position of the first character that cannot be stored, in code units from 0 */
  constructor(readonly position: number) {
    super(
      'body_unreadable',
      `This comment has a character that is not text, at position ${position + 1}. Remove it, or type that part again instead of pasting it.`,
      { position },
    );
  }
}

export class BodyInvisible extends BadInput {
  constructor() {
    super(
      'body_invisible',
      'Nothing of this comment would be seen: it has only spaces or invisible characters. Write something.',
    );
  }
}

export class SameText extends Problem {
  constructor() {
    super(
      409,
      'same_text',
      'You have said that already',
      'You posted the same text in this discussion within the last day. Look for it there: it may still wait for review.',
    );
  }
}
