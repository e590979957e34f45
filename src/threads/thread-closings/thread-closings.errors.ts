import { BadInput, Problem } from '../../platform/errors/problem.js';

/** Nobody closes a whole site by a slip. */
export class ClosingFilterEmpty extends BadInput {
  constructor() {
    super(
      'closing_filter_empty',
      'The filter names nothing: name at least one of "section", "publishedBefore", "publishedAfter", "lastCommentBefore" and "articles", or send {"all": true} for every thread.',
    );
  }
}

export class ClosingOptionMisplaced extends BadInput {
  static readonly examples = () => [new ClosingOptionMisplaced('until', 'close')];

  constructor(option: string, action: 'close' | 'reopen') {
    super(
      'closing_option_misplaced',
      `"${option}" means nothing to the action "${action}": leave it out, or choose the other action.`,
      { option },
    );
  }
}

export class ClosingNotRun extends Problem {
  constructor() {
    super(
      409,
      'closing_not_run',
      'Nothing to undo',
      'This has changed no thread yet, so there is nothing to undo. Run it first, or leave it as it is.',
    );
  }
}

export class ClosingUndone extends Problem {
  constructor() {
    super(
      409,
      'closing_undone',
      'That was undone',
      'This has been undone and is not run again: make a new list with the same filter, and run that one.',
    );
  }
}
