import { BadInput, Problem } from '../../platform/errors/problem.js';

/** Nobody decides on a whole site by a slip. */
export class BulkFilterEmpty extends BadInput {
  constructor() {
    super(
      'bulk_filter_empty',
      'Send either "ids" or a "filter" that names at least one of "queue", "status", "section", "author", "article", "reason", "postedAfter" and "postedBefore".',
    );
  }
}

export class TooMany extends BadInput {
  static readonly examples = () => [new TooMany(10_000)];

  constructor(most: number) {
    super(
      'too_many',
      `More than ${most} comments fit: narrow the filter, by a section, an author or a time, and decide on them part by part.`,
      { most },
    );
  }
}

export class BulkDecisionNotRun extends Problem {
  constructor() {
    super(
      409,
      'bulk_decision_not_run',
      'Nothing to undo',
      'This has not been run, so there is nothing to undo. Run it first, or leave it as it is.',
    );
  }
}

export class BulkDecisionRunning extends Problem {
  constructor() {
    super(
      409,
      'bulk_decision_running',
      'It is still running',
      'This is still under way: read it again until its state is "done", and undo it then. If it does not go on, run it again.',
    );
  }
}

export class BulkDecisionUndone extends Problem {
  constructor() {
    super(
      409,
      'bulk_decision_undone',
      'That was undone',
      'This has been undone and is not run again: make a new list, and run that one.',
    );
  }
}
