import type {
  ClosingCase,
  ClosingCause,
  ClosingLevel,
  Ruling,
  ThreadFacts,
  TimedClosing,
} from './closing-facts.js';
import { hardLimit, timedClosings } from './closing-kinds.rules.js';
import { nearest } from './closing-policy.rules.js';
import { isStaffed, nextTurnOfHours } from './staffed-hours.rules.js';
import { policyWordsFor } from './words.js';

export type ClosingState = 'open' | 'paused' | 'closed';

/** What can still be done in a thread. */
export interface Accepts {
  readonly comments: boolean;
  readonly replies: boolean;
  readonly edits: boolean;
  readonly likes: boolean;
  readonly reports: boolean;
}

/** Whether a thread takes comments at a moment, why, and until when. */
export interface Closing {
  readonly state: ClosingState;
  /** Null while open; so are `level` and `limit`. */
  readonly because: ClosingCause | null;
  /** When the state began, where that is known. */
  readonly since: Date | null;
  /** While open: the instant at which it is foreseen to be open no more. */
  readonly closesAt: Date | null;
  /** While paused: the instant at which it is foreseen to be open again. */
  readonly reopensAt: Date | null;
  /** Whose value decided. */
  readonly level: ClosingLevel | null;
  /** What readers are told; empty while open. */
  readonly message: string;
  readonly accepts: Accepts;
  /** The number that ended it, such as the days of `age`; null where no number did, as when a reopening ran out. */
  readonly limit: number | null;
}

const DAY = 86_400_000;

const ACCEPTS_ALL: Accepts = { comments: true, replies: true, edits: true, likes: true, reports: true };
const ACCEPTS_CLOSED: Accepts = { ...ACCEPTS_ALL, comments: false, replies: false };
const ACCEPTS_SITE_OFF: Accepts = { ...ACCEPTS_CLOSED, edits: false, likes: false };

const OPEN = {
  state: 'open',
  because: null,
  level: null,
  message: '',
  accepts: ACCEPTS_ALL,
  limit: null,
} as const;

/** The kinds in the order in which they decide: the first that rules is the answer, and none means open. */
const KINDS: readonly ((facts: ClosingCase, at: Date) => Ruling | null)[] = [
  siteSwitch,
  hardLimitPassed,
  manualClosing,
  earliestTimed,
  unstaffed,
  queueTooLong,
];

/**
 * Whether a thread is open at `now`: closed from `closesAt` on, to the millisecond. Pure: whoever must rely on it reads
 * the facts and the instant under the thread's locks.
 */
export function closingOf({ now, ...facts }: ClosingCase & { readonly now: Date }): Closing {
  const ruling = rulingAt(facts, now);
  if (ruling === null) {
    const since = isReopened(facts.thread, now) ? facts.thread.manual!.since : null;
    return { ...OPEN, since, closesAt: foreseenClosing(facts, now), reopensAt: null };
  }
  const { state, level } = ruling;
  const message = (level === 'thread' ? facts.thread.message : null) ?? nearest(facts, 'message')?.value;
  return {
    ...ruling,
    closesAt: null,
    reopensAt: state === 'paused' ? foreseenReopening(facts, now) : null,
    message: message ?? policyWordsFor(facts.locale ?? 'en').message[state],
    accepts: acceptedIn(facts, ruling, now),
  };
}

/** What decides at an instant, without all that {@link closingOf} tells of it; null: the thread is open. */
export function rulingAt(facts: ClosingCase, at: Date): Ruling | null {
  for (const kind of KINDS) {
    const ruling = kind(facts, at);
    if (ruling !== null) return ruling;
  }
  return null;
}

/** The next instant at which a thread may close or open by itself, pauses apart; null where there is none to come. */
export function nextTurn(facts: ClosingCase, now: Date): Date | null {
  return turnsOf(facts, now)[0] ?? null;
}

/** Whether an arrival closes the thread, opens it, or brings the next turn nearer. */
export function turnsByArrival(facts: ClosingCase, now: Date): boolean {
  const arrivals = { count: facts.thread.arrivals.count + 1, lastAt: now };
  const after = { ...facts, thread: { ...facts.thread, arrivals } };
  const [before, next] = [nextTurn(facts, now), nextTurn(after, now)];
  const isNearer = next !== null && (before === null || next < before);
  return isNearer || isClosedAt(after, now) !== isClosedAt(facts, now);
}

const isClosedAt = (facts: ClosingCase, at: Date): boolean => rulingAt(facts, at)?.state === 'closed';

/** The next instant at which anything that {@link closingOf} tells may be another; null: none is foreseen. */
export function nextChange(facts: ClosingCase, now: Date): Date | null {
  const likesEnd = endOfLikes(facts, rulingAt(facts, now));
  const changes = [...turnsOf(facts, now), turnOfHours(facts, now), likesEnd];
  return changes.filter((change): change is Date => change !== null && change > now).sort(byTime)[0] ?? null;
}

/** The same facts as if the site's switch were on: what becomes of a thread by itself. */
export const asIfOn = (facts: ClosingCase): ClosingCase => ({
  ...facts,
  site: facts.site && { ...facts.site, switch: 'on' },
});

/** Instants to come at which a kind begins to rule, or a reopening ends; the earliest first. */
export function turnsOf(facts: ClosingCase, now: Date): Date[] {
  const closings = [...timedClosings(facts), hardLimit(facts)].map((closing) => closing?.closesAt ?? null);
  return [...closings, facts.thread.manual?.until ?? null]
    .filter((turn): turn is Date => turn !== null && turn > now)
    .sort(byTime);
}

/** The first instant to come at which the same rules say anything but open. */
function foreseenClosing(facts: ClosingCase, now: Date): Date | null {
  const away = turnOfHours(facts, now);
  const turns = [...turnsOf(facts, now), ...(away === null ? [] : [away])].sort(byTime);
  return turns.find((turn) => rulingAt(facts, turn) !== null) ?? null;
}

/** The end of a pause, unless the thread is closed by then. */
function foreseenReopening(facts: ClosingCase, now: Date): Date | null {
  const turn = turnOfHours(facts, now);
  return turn !== null && rulingAt(facts, turn) === null ? turn : null;
}

function siteSwitch({ site }: ClosingCase): Ruling | null {
  if (site?.switch !== 'off') return null;
  return { state: 'closed', because: 'site', level: 'site', since: null, limit: null };
}

function hardLimitPassed(facts: ClosingCase, at: Date): Ruling | null {
  const limit = hardLimit(facts);
  return limit === null || at < limit.closesAt ? null : closedBy(limit);
}

function manualClosing({ thread: { manual } }: ClosingCase): Ruling | null {
  if (manual?.state !== 'closed') return null;
  return { state: 'closed', because: 'manual', level: 'thread', since: manual.since, limit: null };
}

function earliestTimed(facts: ClosingCase, at: Date): Ruling | null {
  if (isReopened(facts.thread, at)) return null;
  const [earliest] = timedClosings(facts).sort((one, other) => byTime(one.closesAt, other.closesAt));
  if (earliest === undefined || at < earliest.closesAt) return null;
  const reopenedUntil = facts.thread.manual?.until ?? earliest.closesAt;
  const reopened = reopenedUntil > earliest.closesAt;
  return reopened ? { ...closedBy(earliest), since: reopenedUntil, limit: null } : closedBy(earliest);
}

/** A reopening does not call moderators to their desk: it is paused as every other thread. */
function unstaffed(facts: ClosingCase, at: Date): Ruling | null {
  const setting = nearest(facts, 'hours');
  if (setting === null || setting.value === 'off' || isStaffed(setting.value, facts.timeZone, at))
    return null;
  return { state: 'paused', because: 'hours', level: setting.level, since: null, limit: null };
}

/** Nobody foresees how long it will be: what is said here holds for the queue of now. */
function queueTooLong(facts: ClosingCase): Ruling | null {
  const setting = nearest(facts, 'queue');
  const since = setting === null || setting.value === 'off' ? null : facts.queueSince[setting.level];
  if (since === null) return null;
  return { state: 'paused', because: 'queue', level: setting!.level, since, limit: null };
}

function turnOfHours(facts: ClosingCase, now: Date): Date | null {
  const setting = nearest(facts, 'hours');
  return setting === null || setting.value === 'off'
    ? null
    : nextTurnOfHours(setting.value, facts.timeZone, now);
}

function acceptedIn(facts: ClosingCase, ruling: Ruling, now: Date): Accepts {
  if (ruling.because === 'site') return ACCEPTS_SITE_OFF;
  const likesEnd = endOfLikes(facts, ruling);
  return { ...ACCEPTS_CLOSED, likes: likesEnd === null || now < likesEnd };
}

/** Likes may end some days after the thread has closed; a closing of unknown age is an old one. Null: they do not. */
function endOfLikes(facts: ClosingCase, ruling: Ruling | null): Date | null {
  const days = nearest(facts, 'likesCloseAfterDays')?.value ?? 'off';
  if (ruling?.state !== 'closed' || days === 'off') return null;
  return new Date((ruling.since?.getTime() ?? 0) + days * DAY);
}

const closedBy = ({ because, level, closesAt, limit }: TimedClosing): Ruling => ({
  state: 'closed',
  because,
  level,
  since: closesAt,
  limit,
});

export const isReopened = ({ manual }: ThreadFacts, at: Date): boolean =>
  manual?.state === 'open' && (manual.until === null || at < manual.until);

const byTime = (one: Date, other: Date): number => one.getTime() - other.getTime();
