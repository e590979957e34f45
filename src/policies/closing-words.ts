import type { ClosingCause } from './closing-facts.js';
import type { Closing } from './closing.rules.js';

/** Where and when a closing is put into words. */
export interface Telling {
  readonly locale: string;
  readonly timeZone: string;
  readonly now: Date;
}

interface Parts {
  /** The day on which it began, `2 November 2026`; empty where it is not known. */
  readonly day: string;
  /** When it opens again, `09:00` today or `3 November 2026 at 09:00`; empty where it is not known. */
  readonly until: string;
  readonly limit: number | null;
}

type Sentences = Readonly<Record<ClosingCause, (parts: Parts) => string>>;

const counted = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`;

const closedOn = (day: string): string => (day === '' ? 'Closed.' : `Closed on ${day}.`);
const english: Sentences = {
  site: () => 'The publisher has closed all discussions on this site.',
  maxOpenDays: ({ day, limit }) =>
    limit === null
      ? closedOn(day)
      : `Discussions on this site close ${counted(limit, 'day', 'days')} after publication.`,
  manual: ({ day }) => (day === '' ? 'Closed by the editors.' : `Closed by the editors on ${day}.`),
  scheduled: ({ day }) => closedOn(day),
  age: ({ day, limit }) =>
    limit === null
      ? closedOn(day)
      : `Closed ${counted(limit, 'day', 'days')} after publication${day && `, on ${day}`}.`,
  inactivity: ({ day, limit }) =>
    limit === null
      ? closedOn(day)
      : `Closed after ${counted(limit, 'day', 'days')} without a new comment${day && `, on ${day}`}.`,
  count: ({ day, limit }) =>
    limit === null
      ? closedOn(day)
      : `Closed after ${counted(limit, 'comment', 'comments')}${day && `, on ${day}`}.`,
  hours: ({ until }) => `Paused${until && ` until ${until}`}: our moderators are away.`,
  queue: () => 'Paused while comments wait for our moderators.',
};

const geschlossenAm = (day: string): string => (day === '' ? 'Geschlossen.' : `Geschlossen am ${day}.`);
const german: Sentences = {
  site: () => 'Alle Diskussionen dieser Website sind geschlossen.',
  maxOpenDays: ({ day, limit }) =>
    limit === null
      ? geschlossenAm(day)
      : `Diskussionen dieser Website schließen ${counted(limit, 'Tag', 'Tage')} nach der Veröffentlichung.`,
  manual: ({ day }) =>
    day === '' ? 'Von der Redaktion geschlossen.' : `Von der Redaktion geschlossen am ${day}.`,
  scheduled: ({ day }) => geschlossenAm(day),
  age: ({ day, limit }) =>
    limit === null
      ? geschlossenAm(day)
      : `Geschlossen ${counted(limit, 'Tag', 'Tage')} nach der Veröffentlichung${day && `, am ${day}`}.`,
  inactivity: ({ day, limit }) =>
    limit === null
      ? geschlossenAm(day)
      : `Geschlossen nach ${counted(limit, 'Tag', 'Tagen')} ohne neuen Kommentar${day && `, am ${day}`}.`,
  count: ({ day, limit }) =>
    limit === null
      ? geschlossenAm(day)
      : `Geschlossen nach ${counted(limit, 'Kommentar', 'Kommentaren')}${day && `, am ${day}`}.`,
  hours: ({ until }) => `Pause${until && ` bis ${until}`}: Unsere Moderation ist gerade nicht besetzt.`,
  queue: () => 'Pause, solange Kommentare auf unsere Moderation warten.',
};

/** By language; every other one reads English. */
const LANGUAGES: Readonly<Record<string, Sentences>> = { en: english, de: german };

/** Why a thread is not open, in a sentence to stand after the closing message; empty while it is open. */
export function closingInWords(
  { because, since, reopensAt, limit }: Pick<Closing, 'because' | 'since' | 'reopensAt' | 'limit'>,
  { locale, timeZone, now }: Telling,
): string {
  if (because === null) return '';
  const sentences = LANGUAGES[new Intl.Locale(locale).language] ?? english;
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
