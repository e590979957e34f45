import { BadInput } from '../../platform/errors/problem.js';
import { MOST_DAYS } from './statistics-period.rules.js';

/** It ends before it begins, or is longer than may be counted at once. */
export class PeriodInvalid extends BadInput {
  constructor() {
    super(
      'period_invalid',
      `Name a "from" that lies before "to", by at most ${MOST_DAYS} days: a longer time is asked for in parts.`,
    );
  }
}
