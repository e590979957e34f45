import type { Status } from '../comments/comment-status.rules.js';
import { BadInput, Problem } from '../platform/errors/problem.js';
import { exampleId } from '../platform/http/examples.js';

/** The decision that stands where another was aimed at. */
export interface StandingDecision {
  readonly id: string;
  readonly action: string;
  readonly rule: string | null;
  readonly decidedBy: { readonly id: string; readonly name: string };
  readonly decidedAt: Date;
}

export class StaleDecision extends Problem {
  static readonly examples = () => [
    new StaleDecision(
      { revision: 3, status: 'rejected' },
      {
        id: exampleId('decision'),
        action: 'reject',
        rule: 'off-topic',
        decidedBy: { id: exampleId('account'), name: 'Mary Shelley' },
        decidedAt: new Date('2026-11-02T09:20:00Z'),
      },
    ),
  ];

  /** The decision that stands; null: nobody has decided since. */
  readonly decisionId: string | null;

  constructor(current: { revision: number; status: string }, decision: StandingDecision | null) {
    const what = decision
      ? `${decision.decidedBy.name} decided "${decision.action}" at ${decision.decidedAt.toISOString()}.`
      : 'It was changed, and nobody has decided on it since.';
    super(
      409,
      'stale_decision',
      'Someone was faster',
      `The comment is at revision ${current.revision} by now (${current.status}). ${what} Look at it again and decide on that revision.`,
      // Not `status`, which is the answer's own.
      { revision: current.revision, commentStatus: current.status, decision },
    );
    this.decisionId = decision?.id ?? null;
  }
}

export class RuleRequired extends BadInput {
  static readonly examples = () => [new RuleRequired(['abuse', 'illegal', 'off-topic', 'spam', 'other'])];

  constructor(keys: readonly string[]) {
    super('rule_required', `Rejecting a comment names the rule that it breaks: one of ${keys.join(', ')}.`, {
      rules: keys,
    });
  }
}

export class OwnComment extends Problem {
  constructor() {
    super(
      403,
      'own_comment',
      'Not your own',
      'Nobody decides on their own comment: leave it to another moderator of this site.',
    );
  }
}

/** Only what readers see is put forward. */
export class NotPublished extends Problem {
  static readonly examples = () => [new NotPublished('held')];

  constructor(status: Status) {
    super(
      409,
      'not_published',
      'Readers do not see it',
      `The comment is ${status}, so there is nothing to put forward: approve or restore it first.`,
    );
  }
}

/** Ten minutes are over: what comes now is a decision of its own. */
export class UndoTooLate extends Problem {
  static readonly examples = () => [new UndoTooLate(new Date('2026-11-02T09:30:00Z'))];

  constructor(until: Date) {
    super(
      409,
      'undo_too_late',
      'Too late to take back',
      `That could be taken back until ${until.toISOString()}. Decide anew instead: the record keeps both.`,
      { until: until.toISOString() },
    );
  }
}
