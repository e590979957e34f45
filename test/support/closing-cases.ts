import type { ClosingCase, ManualState, ThreadFacts } from '../../src/policies/closing-facts.js';
import type { ClosingPolicy } from '../../src/policies/closing-policy.rules.js';

export const DAY = 86_400_000;
export const at = (day: number, milliseconds = 0): Date => new Date(Date.UTC(2026, 0, day) + milliseconds);
export const now = at(20);

const untouched: ThreadFacts = {
  manual: null,
  closeAt: null,
  message: null,
  arrivals: { count: 0, lastAt: null },
};
const nowhere: ClosingCase['queueSince'] = { site: null, section: null, article: null };
export const plain: ClosingCase = {
  site: null,
  section: null,
  article: { policy: null, publishedAt: at(1) },
  thread: untouched,
  timeZone: 'Europe/Berlin',
  queueSince: nowhere,
};

export const closed = (since: Date): ManualState => ({ state: 'closed', since, until: null });
export const reopened = (since: Date, until: Date | null): ManualState => ({ state: 'open', since, until });

/** A case that differs from the plain one in what is named. */
export function caseOf(
  difference: {
    site?: ClosingPolicy;
    section?: ClosingPolicy;
    article?: ClosingPolicy;
    publishedAt?: Date | null;
    thread?: Partial<ThreadFacts>;
    queueSince?: Partial<ClosingCase['queueSince']>;
  } = {},
): ClosingCase {
  const { site = null, section = null, article = null, publishedAt = at(1), thread, queueSince } = difference;
  return {
    ...plain,
    site,
    section,
    article: { policy: article, publishedAt },
    thread: { ...untouched, ...thread },
    queueSince: { ...nowhere, ...queueSince },
  };
}

export const open = { state: 'open', because: null, since: null, closesAt: null, level: null, limit: null };
export const age = (level: string, since: Date, limit: number) => ({
  state: 'closed',
  because: 'age',
  level,
  since,
  closesAt: null,
  limit,
});
export const scheduledBy = (level: string, since: Date) => ({
  state: 'closed',
  because: 'scheduled',
  level,
  since,
  closesAt: null,
  limit: null,
});

export const ended = (because: string, since: Date, limit: number) => ({
  ...{ state: 'closed', because, level: 'site', closesAt: null },
  ...{ since, limit },
});
export const limitOf = (since: Date, limit: number) => ended('maxOpenDays', since, limit);
export const idle = (days: number, lastAt: Date): Parameters<typeof caseOf>[0] => ({
  site: { closeWhenIdleDays: days },
  thread: { arrivals: { count: 1, lastAt } },
});
export const likesAfter = (days: number): Parameters<typeof caseOf>[0] => ({
  site: { likesCloseAfterDays: days },
  thread: { manual: closed(at(19)) },
});
export const counted = (limit: number, count: number): Parameters<typeof caseOf>[0] => ({
  site: { closeAfterComments: limit },
  thread: { arrivals: { count, lastAt: at(18) } },
});
