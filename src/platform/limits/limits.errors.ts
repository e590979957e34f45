import { Problem } from '../errors/problem.js';

export class TooManyRequests extends Problem {
  static readonly examples = (): TooManyRequests[] => [new TooManyRequests(540)];

  /** @param seconds until the next attempt counts anew */
  constructor(seconds: number) {
    super(
      429,
      'too_many_requests',
      'Too many attempts',
      `That was tried too often. Try again in ${inWords(seconds)}.`,
      {},
      { 'retry-after': String(seconds) },
    );
  }
}

const inWords = (seconds: number): string =>
  seconds < 60
    ? `${seconds} second${seconds === 1 ? '' : 's'}`
    : seconds < 120
      ? 'a minute or two'
      : `${Math.ceil(seconds / 60)} minutes`;
