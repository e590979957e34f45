import { instantOf } from '../platform/rfc3339.js';
import { nearest, type ClosingPolicy, type PolicyLevel, type PolicyLevels } from './closing-policy.rules.js';

export type ClosingState = 'open' | 'paused' | 'closed';
export type ClosingCause =
  'site' | 'maxOpenDays' | 'manual' | 'scheduled' | 'age' | 'inactivity' | 'count' | 'hours' | 'queue';
export type ClosingLevel = PolicyLevel | 'thread';

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
  /** While paused or closed: the instant at which it is foreseen to be open again. */
  readonly reopensAt: Date | null;
  /** Whose value decided. */
  readonly level: ClosingLevel | null;
  /** What readers are told; empty while open. */
  readonly message: string;
  readonly accepts: Accepts;
  /** The number that ended it, such as the days of `age`; null where no number did, as when a reopening ran out. */
  readonly limit: number | null;
}

/** What a person set by hand on a thread. A closing has no end; a reopening holds until `until`, where that is set. */
export interface ManualState {
  readonly state: 'open' | 'closed';
  /** Null where only the state is known, as of an imported thread. */
  readonly since: Date | null;
  readonly until: Date | null;
}

export interface ThreadFacts {
  readonly manual: ManualState | null;
  /** The thread's own scheduled closing: it goes before the article's. */
  readonly closeAt: Date | null;
  /** The message that was given with the closing by hand or with `closeAt`. */
  readonly message: string | null;
}

/** All that decides whether a thread is open, but for the moment. */
export interface ClosingCase extends PolicyLevels {
  readonly article: { readonly policy: ClosingPolicy | null; readonly publishedAt: Date | null };
  readonly thread: ThreadFacts;
}

interface Ruling {
  readonly state: 'paused' | 'closed';
  readonly because: ClosingCause;
  readonly level: ClosingLevel;
  readonly since: Date | null;
  readonly limit: number | null;
}

/** A closing that comes with time. */
interface TimedClosing {
  readonly because: ClosingCause;
  readonly level: ClosingLevel;
  readonly closesAt: Date;
  readonly limit: number | null;
}

const DEFAULT_MESSAGE = 'Comments are closed.';
const DAY = 86_400_000;
const LAST_INSTANT = Date.parse('9999-12-31T23:59:59.999Z');

const ACCEPTS_ALL: Accepts = { comments: true, replies: true, edits: true, likes: true, reports: true };
const ACCEPTS_CLOSED: Accepts = { comments: false, replies: false, edits: true, likes: true, reports: true };
const ACCEPTS_SITE_OFF: Accepts = {
  comments: false,
  replies: false,
  edits: false,
  likes: false,
  reports: true,
};

const OPEN = {
  state: 'open',
  because: null,
  level: null,
  message: '',
  accepts: ACCEPTS_ALL,
  limit: null,
} as const;

/** The kinds in the order in which they decide: the first that rules is the answer, and none means open. */
const kinds: readonly ((facts: ClosingCase, at: Date) => Ruling | null)[] = [
  siteSwitch,
  manualClosing,
  earliestTimed,
];

/** What closes with time. The earliest decides, the first of two at one instant. A reopening exempts from all of them. */
const timedKinds: readonly ((facts: ClosingCase) => TimedClosing | null)[] = [scheduled, age];

/**
 * Whether a thread is open at `now`: closed from `closesAt` on, to the millisecond. Pure: whoever must rely on it reads
 * the facts and the instant under the thread's locks.
 */
export function closingOf({ now, ...facts }: ClosingCase & { readonly now: Date }): Closing {
  const ruling = rulingAt(facts, now);
  // No kind so far opens a thread again by itself.
  const reopensAt = null;
  if (ruling === null) {
    const since = isReopened(facts.thread, now) ? facts.thread.manual!.since : null;
    const closesAt = foreseenClosing(facts, now);
    return { ...OPEN, since, closesAt, reopensAt };
  }
  const message =
    (ruling.level === 'thread' ? facts.thread.message : null) ?? nearest(facts, 'message')?.value;
  return {
    ...ruling,
    closesAt: null,
    reopensAt,
    message: message ?? DEFAULT_MESSAGE,
    accepts: ruling.because === 'site' ? ACCEPTS_SITE_OFF : ACCEPTS_CLOSED,
  };
}

function rulingAt(facts: ClosingCase, at: Date): Ruling | null {
  for (const kind of kinds) {
    const ruling = kind(facts, at);
    if (ruling !== null) return ruling;
  }
  return null;
}

/** The first instant to come at which the same rules say anything but open. */
function foreseenClosing(facts: ClosingCase, now: Date): Date | null {
  const until = facts.thread.manual?.until ?? null;
  const turns = [...timedClosings(facts).map(({ closesAt }) => closesAt), ...(until === null ? [] : [until])]
    .filter((turn) => turn > now)
    .sort((one, other) => one.getTime() - other.getTime());
  return turns.find((turn) => rulingAt(facts, turn) !== null) ?? null;
}

function siteSwitch({ site }: ClosingCase): Ruling | null {
  if (site?.switch !== 'off') return null;
  return { state: 'closed', because: 'site', level: 'site', since: null, limit: null };
}

function manualClosing({ thread: { manual } }: ClosingCase): Ruling | null {
  if (manual?.state !== 'closed') return null;
  return { state: 'closed', because: 'manual', level: 'thread', since: manual.since, limit: null };
}

function earliestTimed(facts: ClosingCase, at: Date): Ruling | null {
  if (isReopened(facts.thread, at)) return null;
  const [earliest] = timedClosings(facts).sort(
    (one, other) => one.closesAt.getTime() - other.closesAt.getTime(),
  );
  if (earliest === undefined || at < earliest.closesAt) return null;
  const { because, level, closesAt, limit } = earliest;
  const reopenedUntil = facts.thread.manual?.until ?? closesAt;
  return reopenedUntil > closesAt
    ? { state: 'closed', because, level, since: reopenedUntil, limit: null }
    : { state: 'closed', because, level, since: closesAt, limit };
}

const isReopened = ({ manual }: ThreadFacts, at: Date): boolean =>
  manual?.state === 'open' && (manual.until === null || at < manual.until);

const timedClosings = (facts: ClosingCase): TimedClosing[] =>
  timedKinds.map((kind) => kind(facts)).filter((closing) => closing !== null);

function scheduled(facts: ClosingCase): TimedClosing | null {
  const own = facts.thread.closeAt;
  if (own !== null) return { because: 'scheduled', level: 'thread', closesAt: own, limit: null };
  const setting = nearest(facts, 'closeAt');
  if (setting === null || setting.value === 'off') return null;
  const closesAt = instantOf(setting.value);
  if (closesAt === null)
    throw new Error(`the stored closing policy of the ${setting.level} has no instant in closeAt`);
  return { because: 'scheduled', level: setting.level, closesAt, limit: null };
}

function age(facts: ClosingCase): TimedClosing | null {
  const { publishedAt } = facts.article;
  const setting = nearest(facts, 'closeAfterDays');
  if (publishedAt === null || setting === null || setting.value === 'off') return null;
  const closesAt = new Date(publishedAt.getTime() + setting.value * DAY);
  // Beyond the years that an instant can be written in: never.
  if (closesAt.getTime() > LAST_INSTANT) return null;
  return { because: 'age', level: setting.level, closesAt, limit: setting.value };
}
