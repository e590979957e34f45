import type { Closing } from '../policies/closing.rules.js';
import { Problem } from '../platform/errors/problem.js';
import { presentClosing } from './present-closing.js';

/** The closing message is the detail, and the whole closing stands beside it, so that a page can say why. */
export class ThreadClosed extends Problem {
  constructor(closing: Closing) {
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
  constructor(closing: Closing) {
    super(
      409,
      'reopen_has_no_effect',
      'That would not open it',
      `The ${closing.level} keeps this discussion closed (${closing.because}): change the closing policy of the ${closing.level} first.`,
      { level: closing.level, because: closing.because },
    );
  }
}
