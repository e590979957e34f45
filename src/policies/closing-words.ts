import type { ClosingCause } from './closing-facts.js';
import type { Closing } from './closing.rules.js';

interface Parts {
  /** ` on 2 November 2026`, or nothing where the day is unknown. */
  readonly on: string;
  /** ` until 2 November 2026 at 09:00`, likewise. */
  readonly until: string;
  readonly limit: number | null;
}

const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;

/** In English. What ended without its number, at the end of a reopening, says the day alone. */
const sentences: Record<ClosingCause, (parts: Parts) => string> = {
  site: () => 'The publisher has closed all discussions on this site.',
  maxOpenDays: ({ on, limit }) =>
    limit === null
      ? `Closed${on}.`
      : `Discussions on this site close ${counted(limit, 'day')} after publication.`,
  manual: ({ on }) => `Closed by the editors${on}.`,
  scheduled: ({ on }) => `Closed${on}.`,
  age: ({ on, limit }) =>
    limit === null ? `Closed${on}.` : `Closed ${counted(limit, 'day')} after publication${on && `,${on}`}.`,
  inactivity: ({ on, limit }) =>
    limit === null
      ? `Closed${on}.`
      : `Closed after ${counted(limit, 'day')} without a new comment${on && `,${on}`}.`,
  count: ({ on, limit }) =>
    limit === null ? `Closed${on}.` : `Closed after ${counted(limit, 'comment')}${on && `,${on}`}.`,
  hours: ({ until }) => `Paused${until}: our moderators are away.`,
  queue: () => 'Paused while comments wait for our moderators.',
};

/** Why a thread is not open, in a sentence to stand after the closing message; empty while it is open. */
export function closingInWords(
  { because, since, reopensAt, limit }: Pick<Closing, 'because' | 'since' | 'reopensAt' | 'limit'>,
  { locale, timeZone }: { readonly locale: string; readonly timeZone: string },
): string {
  if (because === null) return '';
  const format = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone });
  const toTheMinute = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'short', timeZone });
  return sentences[because]({
    on: since === null ? '' : ` on ${format.format(since)}`,
    until: reopensAt === null ? '' : ` until ${toTheMinute.format(reopensAt)}`,
    limit,
  });
}
