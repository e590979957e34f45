import { BadInput } from '../platform/errors/problem.js';

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
