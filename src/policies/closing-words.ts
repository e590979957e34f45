import type { Closing } from './closing.rules.js';
import { policyWordsFor } from './words.js';

/** Where and when a closing is put into words. */
export interface Telling {
  readonly locale: string;
  readonly timeZone: string;
  readonly now: Date;
}

/** Why a thread is not open, in a sentence to stand after the closing message; empty while it is open. */
export function closingInWords(
  { because, since, reopensAt, limit }: Pick<Closing, 'because' | 'since' | 'reopensAt' | 'limit'>,
  { locale, timeZone, now }: Telling,
): string {
  if (because === null) return '';
  const sentences = policyWordsFor(locale).closing;
  const day = (instant: Date): string =>
    new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone }).format(instant);
  const until = (instant: Date): string => {
    // Without its day it would be another instant tomorrow.
    const dateStyle = day(instant) === day(now) ? undefined : ('long' as const);
    return new Intl.DateTimeFormat(locale, { dateStyle, timeStyle: 'short', timeZone }).format(instant);
  };
  return sentences[because]({
    day: since === null ? '' : day(since),
    until: reopensAt === null ? '' : until(reopensAt),
    limit,
  });
}
