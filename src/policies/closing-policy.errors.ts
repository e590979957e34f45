import { BadInput } from '../platform/errors/problem.js';

export class ClosingPolicyInvalid extends BadInput {
  constructor(detail: string, setting?: string) {
    super('closing_policy_invalid', detail, setting === undefined ? {} : { setting });
  }
}
