import { instantOf } from '../platform/rfc3339.js';
import type { ClosingCase, TimedClosing } from './closing-facts.js';
import { nearest } from './closing-policy.rules.js';

const DAY = 86_400_000;
const LAST_INSTANT = Date.parse('9999-12-31T23:59:59.999Z');

type TimedKind = (facts: ClosingCase) => TimedClosing | null;

/** What closes a thread of its own accord, until somebody reopens it. The earliest decides, the first of two at one instant. */
const TIMED_KINDS: readonly TimedKind[] = [scheduled, age, inactivity, count];

export const timedClosings = (facts: ClosingCase): TimedClosing[] =>
  TIMED_KINDS.map((kind) => kind(facts)).filter((closing) => closing !== null);

/** The site's hard limit, in days since the article's publication: no level below, and no reopening, exceeds it. */
export function hardLimit({ site, article: { publishedAt } }: ClosingCase): TimedClosing | null {
  const limit = site?.maxOpenDays;
  if (limit === undefined || limit === 'off' || publishedAt === null) return null;
  return closingAfter(publishedAt, limit, { because: 'maxOpenDays', level: 'site' });
}

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
  return closingAfter(publishedAt, setting.value, { because: 'age', level: setting.level });
}

/** Since the last arrival; where there is none, since the publication, so that what nobody discusses closes too. */
function inactivity(facts: ClosingCase): TimedClosing | null {
  const lastAt = facts.thread.arrivals.lastAt ?? facts.article.publishedAt;
  const setting = nearest(facts, 'closeWhenIdleDays');
  if (lastAt === null || setting === null || setting.value === 'off') return null;
  return closingAfter(lastAt, setting.value, { because: 'inactivity', level: setting.level });
}

/** From the arrival that was one too many to follow: the last, since nothing arrives in a closed thread. */
function count(facts: ClosingCase): TimedClosing | null {
  const { count: arrived, lastAt } = facts.thread.arrivals;
  const setting = nearest(facts, 'closeAfterComments');
  if (lastAt === null || setting === null || setting.value === 'off' || arrived < setting.value) return null;
  return { because: 'count', level: setting.level, closesAt: lastAt, limit: setting.value };
}

function closingAfter(
  from: Date,
  days: number,
  kind: Pick<TimedClosing, 'because' | 'level'>,
): TimedClosing | null {
  const closesAt = new Date(from.getTime() + days * DAY);
  // Beyond the years that an instant can be written in: never.
  return closesAt.getTime() > LAST_INSTANT ? null : { ...kind, closesAt, limit: days };
}
