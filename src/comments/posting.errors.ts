import { BadInput, Problem } from '../platform/errors/problem.js';
import type { Cause, Status } from './comment-status.rules.js';

export class ParentUnknown extends BadInput {
  constructor() {
    super(
      'parent_unknown',
      'The comment that you answer is not here (any more): reload the discussion, and answer another or write without "parentId".',
    );
  }
}

export class ParentElsewhere extends BadInput {
  constructor() {
    super(
      'parent_elsewhere',
      'The comment that you answer stands in another discussion: post there, or write without "parentId".',
    );
  }
}

export class StatusNotAllowed extends Problem {
  static readonly examples = () => [new StatusNotAllowed('published', 'restore')];

  constructor(status: Status, cause: Cause) {
    super(
      409,
      'status_not_allowed',
      'That does not go from here',
      `A comment that is ${status} cannot be changed by "${cause}": look at it again, it may need nothing.`,
    );
  }
}
