import { BadInput } from '../platform/errors/problem.js';

export class ClosingPolicyInvalid extends BadInput {
  static readonly examples = () => [
    new ClosingPolicyInvalid(
      '"closeAfterDays" takes a whole number of days from 1 to 36500, or "off". Leave it out to inherit it from the level above.',
      'closeAfterDays',
    ),
  ];

  constructor(detail: string, setting?: string) {
    super('closing_policy_invalid', detail, setting === undefined ? {} : { setting });
  }
}
