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
