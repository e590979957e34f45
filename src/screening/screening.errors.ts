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

export class PolicyNotAccepted extends Problem {
  static readonly examples = () => [new PolicyNotAccepted(2)];

  constructor(current: number) {
    super(
      422,
      'policy_not_accepted',
      'The comment policy asks for your yes',
      `Comments are accepted under version ${current} of the comment policy: read it, and post again with "acceptedPolicyVersion": ${current}.`,
      { policy: { version: current, url: '/policy' } },
    );
  }
}

export class TooFast extends Problem {
  static readonly examples = () => [new TooFast('person', 7), new TooFast('address', 24)];

  /** @param wait seconds until the next post is taken */
  constructor(of: 'person' | 'address', wait: number) {
    super(
      429,
      'too_fast',
      'One after the other',
      of === 'person'
        ? `You have posted just now: wait ${seconds(wait)}, then send this again.`
        : `Many comments come from your network at once: wait ${seconds(wait)}, then send this again.`,
      { retryAfter: wait },
      { 'retry-after': String(wait) },
    );
  }
}

export class SlowModeOn extends Problem {
  static readonly examples = () => [new SlowModeOn(60, 42)];

  /** @param every seconds between two comments of a person */
  constructor(every: number, wait: number) {
    super(
      429,
      'slow_mode',
      'This discussion is in slow mode',
      `Everyone can post one comment every ${seconds(every)} here: wait ${seconds(wait)}, then send this again.`,
      { retryAfter: wait, slowModeSeconds: every },
      { 'retry-after': String(wait) },
    );
  }
}

export class WordsRefused extends Problem {
  constructor() {
    super(
      422,
      'words_refused',
      'Not in these words',
      'This comment has words that are not taken here. Say it in other words, or read the comment policy to see what is wanted.',
    );
  }
}

export class PhraseWithoutWords extends BadInput {
  static readonly examples = () => [new PhraseWithoutWords(3)];

  /** @param index of the phrase in its list, from 0 */
  constructor(index: number) {
    super(
      'phrase_without_words',
      `Phrase ${index + 1} of a list has no letter, digit or symbol that a comment could match: correct it or leave it out.`,
      { index },
    );
  }
}

const seconds = (count: number): string => (count === 1 ? '1 second' : `${count} seconds`);
