import type { ClosingPolicy, PolicyLevel, PolicyLevels } from './closing-policy.rules.js';

export type ClosingCause =
  'site' | 'maxOpenDays' | 'manual' | 'scheduled' | 'age' | 'inactivity' | 'count' | 'hours' | 'queue';
export type ClosingLevel = PolicyLevel | 'thread';

/** What a person set by hand on a thread. A closing has no end; a reopening holds until `until`, where that is set. */
export interface ManualState {
  readonly state: 'open' | 'closed';
  /** Null where only the state is known, as of an imported thread. */
  readonly since: Date | null;
  readonly until: Date | null;
}

/** Accepted posts, whatever their status then or later. */
export interface Arrivals {
  readonly count: number;
  readonly lastAt: Date | null;
}

export interface ThreadFacts {
  readonly manual: ManualState | null;
  /** The thread's own scheduled closing: it goes before the article's. */
  readonly closeAt: Date | null;
  /** The message that was given with the closing by hand or with `closeAt`. */
  readonly message: string | null;
  readonly arrivals: Arrivals;
}

/** All that decides whether a thread is open, but for the moment. */
export interface ClosingCase extends PolicyLevels {
  readonly article: { readonly policy: ClosingPolicy | null; readonly publishedAt: Date | null };
  readonly thread: ThreadFacts;
  /** The site's, by whose clock the desk is staffed. */
  readonly timeZone: string;
  /** The site's, for a message where no publisher has set one; absent: English. */
  readonly locale?: string;
  /** Since when the queue pauses discussions, by the level whose limits it went beyond; null where it does not. */
  readonly queueSince: Readonly<Record<PolicyLevel, Date | null>>;
}

/** What a kind says where it applies. */
export interface Ruling {
  readonly state: 'paused' | 'closed';
  readonly because: ClosingCause;
  readonly level: ClosingLevel;
  /** Null where it is not known. */
  readonly since: Date | null;
  /** The number that ended it, such as the days of `age`; null where no number did. */
  readonly limit: number | null;
}

/** A closing that comes with time, or has come with an arrival. */
export interface TimedClosing extends Omit<Ruling, 'state' | 'since'> {
  readonly closesAt: Date;
}
