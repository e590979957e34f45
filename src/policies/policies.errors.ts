import { BadInput, Problem } from '../platform/errors/problem.js';

const EXAMPLE_RULES = ['abuse', 'illegal', 'off-topic', 'spam', 'other'];

export class RuleUnknown extends BadInput {
  static readonly examples = () => [new RuleUnknown('rudeness', EXAMPLE_RULES)];

  constructor(rule: string, keys: readonly string[]) {
    super(
      'rule_unknown',
      `The comment policy in force has no rule "${rule}": name one of ${keys.join(', ')}.`,
      { rules: keys },
    );
  }
}

export class RuleInUse extends Problem {
  static readonly examples = () => [new RuleInUse(['off-topic'])];

  constructor(keys: readonly string[]) {
    super(
      409,
      'rule_in_use',
      'Decisions cite this rule',
      `Decisions cite ${keys.map((key) => `"${key}"`).join(', ')}: keep each such rule in the draft, with its key; its words may change.`,
      { rules: keys },
    );
  }
}

export class DraftNotThere extends Problem {
  static readonly examples = () => [new DraftNotThere(3), new DraftNotThere(null)];

  /** @param version of the draft that is there; null: of none */
  constructor(version: number | null) {
    super(
      409,
      'draft_not_there',
      'That is no draft',
      version === null
        ? 'There is no draft of the comment policy: send one first.'
        : `The draft is version ${version}: read it, and publish that.`,
      { version },
    );
  }
}

export class PolicyNotInForce extends Problem {
  static readonly examples = () => [new PolicyNotInForce(2)];

  constructor(current: number) {
    super(
      409,
      'policy_not_in_force',
      'Another version is in force',
      `Version ${current} of the comment policy is in force: read it, and accept that.`,
      { policy: { version: current, url: '/policy' } },
    );
  }
}
