import { BadInput, Problem } from '../platform/errors/problem.js';

const EXAMPLE_RULES = ['abuse', 'illegal', 'off-topic', 'spam', 'other'];

export class PreconditionRequired extends Problem {
  constructor() {
    super(
      428,
      'if_match_required',
      'Say which version you change',
      'Read it first and send its ETag as If-Match: then nobody overwrites what another has just set.',
    );
  }
}

export class PreconditionFailed extends Problem {
  static readonly examples = () => [new PreconditionFailed(4)];

  constructor(version: number) {
    super(
      412,
      'version_changed',
      'Someone was faster',
      `It is at version ${version} by now: read it again, look at what changed, and send your change with the new ETag.`,
      { version },
    );
  }
}

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
