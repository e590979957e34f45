import type { ReaderWords } from './reader-words.js';

/** A reason as words: from the catalogue, or as it came, with the joints of a key opened. */
export const heldReasonInWords = ({ reasons }: Pick<ReaderWords, 'reasons'>, reason: string): string =>
  (Object.hasOwn(reasons, reason) ? reasons[reason] : undefined) ??
  (/^[a-z0-9_-]+$/.test(reason) ? reason.replace(/[_-]+/g, ' ') : reason);
