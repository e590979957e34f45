import { BadInput, Problem } from '../platform/errors/problem.js';
import { EXAMPLE_CLOSED, EXAMPLE_PAUSED } from './closing.examples.js';
import { presentClosing } from './present-closing.js';
import type { ExplainedClosing } from './read-closing.js';

/** The closing message is the detail, and the whole closing stands beside it, so that a page can say why. */
export class ThreadClosed extends Problem {
  static readonly examples = () => [new ThreadClosed(EXAMPLE_CLOSED), new ThreadClosed(EXAMPLE_PAUSED)];

  constructor(closing: ExplainedClosing) {
    const paused = closing.state === 'paused';
    super(
      403,
      paused ? 'thread_paused' : 'thread_closed',
      paused ? 'This discussion is paused' : 'This discussion is closed',
      closing.message,
      { closing: presentClosing(closing) },
    );
  }
}

export class ReopenHasNoEffect extends Problem {
  static readonly examples = () => [
    new ReopenHasNoEffect({ ...EXAMPLE_CLOSED, because: 'site', level: 'site' }),
  ];

  constructor(closing: ExplainedClosing) {
    super(
      409,
      'reopen_has_no_effect',
      'That would not open it',
      closing.because === 'maxOpenDays'
        ? `Discussions on this site are open for ${closing.limit} days at most: raise "maxOpenDays" in the closing policy of the site first.`
        : `Discussions are closed for the whole ${closing.level}: change the closing policy of the ${closing.level} first.`,
      { level: closing.level, because: closing.because },
    );
  }
}

export class ClosingMessageInvalid extends BadInput {
  constructor() {
    super(
      'closing_message_invalid',
      'The message to readers is one line of at most 300 characters: shorten it, or leave it out for the default.',
    );
  }
}

export class UntilIsPast extends BadInput {
  constructor() {
    super(
      'until_is_past',
      '"until" lies in the past: name an instant to come, or null to reopen without an end.',
    );
  }
}
