import { instantOf } from '../platform/rfc3339.js';
import { loneSurrogateAt, showsNothing } from '../platform/text/characters.js';
import { hasMoreGraphemesThan } from '../platform/text/graphemes.js';
import { ClosingPolicyInvalid } from './closing-policy.errors.js';
import { MOST_WAITING, readQueueLimits, type QueueLimits } from './queue-pressure.rules.js';
import { readStaffedHours, type StaffedHours } from './staffed-hours.rules.js';

export type PolicyLevel = 'site' | 'section' | 'article';

/** The settings of one level, as stored. An absent one is inherited from the level above; `off` is a value of its own. */
export interface ClosingPolicy {
  /** Of the site only: off closes every thread of it. */
  readonly switch?: 'on' | 'off';
  /** Of the site only: days since the article's publication that no thread is open beyond, 1 to 36,500, or off. */
  readonly maxOpenDays?: number | 'off';
  /** An instant, RFC 3339 in UTC, or off. */
  readonly closeAt?: string;
  /** Days of 86,400 s since the article's publication, 1 to 36,500, or off. */
  readonly closeAfterDays?: number | 'off';
  /** Days since the last arrival, 1 to 36,500, or off. */
  readonly closeWhenIdleDays?: number | 'off';
  /** Arrivals, 1 to 1,000,000, or off. */
  readonly closeAfterComments?: number | 'off';
  /** When the desk is staffed: paused otherwise; or off. */
  readonly hours?: StaffedHours | 'off';
  /** Paused while so many comments wait for moderators, counted where it is set; or off. */
  readonly queue?: QueueLimits | 'off';
  /** What readers are told instead of the default, at most 300 graphemes. */
  readonly message?: string;
  /** What becomes of comments that are held when a thread closes: kept for moderators unless it says otherwise. */
  readonly onClose?: OnClose;
  /** Days after a thread has closed until it takes no likes any more, 0 to 36,500, or off. */
  readonly likesCloseAfterDays?: number | 'off';
}

export interface OnClose {
  readonly held: 'keep' | 'reject';
}

/** The policies that a thread stands under. */
export interface PolicyLevels {
  readonly site: ClosingPolicy | null;
  readonly section: ClosingPolicy | null;
  readonly article: { readonly policy: ClosingPolicy | null };
}

const MOST_DAYS = 36_500;
const MOST_COMMENTS = 1_000_000;
const LONGEST_MESSAGE = 300;
const CONTROL = /\p{Cc}/u;

/** The value of one setting for a thread, of the nearest level that has any; `off` ends the search like every other. */
export function nearest<Name extends keyof ClosingPolicy>(
  { site, section, article }: PolicyLevels,
  setting: Name,
): { value: NonNullable<ClosingPolicy[Name]>; level: PolicyLevel } | null {
  const levels: [PolicyLevel, ClosingPolicy | null][] = [
    ['article', article.policy],
    ['section', section],
    ['site', site],
  ];
  for (const [level, policy] of levels) {
    const value = policy?.[setting];
    if (value !== undefined) return { value, level };
  }
  return null;
}

/** A message to readers as it is stored: one line that shows something. Null: it cannot be one. */
export function readMessage(typed: string): string | null {
  const message = typed.normalize('NFC').trim();
  const unfit =
    showsNothing(message) ||
    CONTROL.test(message) ||
    loneSurrogateAt(message) !== -1 ||
    hasMoreGraphemesThan(LONGEST_MESSAGE, message);
  return unfit ? null : message;
}

interface Setting {
  readonly levels: readonly PolicyLevel[];
  /** What it takes, to end the sentence of a refusal. */
  readonly takes: string;
  /** The value as stored; undefined when it is none. */
  readonly read: (value: unknown) => SettingValue | undefined;
}

type SettingValue = string | number | StaffedHours | QueueLimits | OnClose;

const everyLevel: readonly PolicyLevel[] = ['site', 'section', 'article'];

/** A whole number with its bounds, or off. */
const numberOf = (noun: string, least: number, most: number): Pick<Setting, 'takes' | 'read'> => ({
  takes: `a whole number of ${noun} from ${least} to ${most}, or "off"`,
  read: (value) =>
    value === 'off' || (Number.isInteger(value) && (value as number) >= least && (value as number) <= most)
      ? (value as number | 'off')
      : undefined,
});

const settings: Record<keyof ClosingPolicy, Setting> = {
  switch: {
    levels: ['site'],
    takes: '"on" or "off"',
    read: (value) => (value === 'on' || value === 'off' ? value : undefined),
  },
  maxOpenDays: { levels: ['site'], ...numberOf('days', 1, MOST_DAYS) },
  closeAt: {
    levels: everyLevel,
    takes: 'an instant with its offset, such as "2026-11-02T18:00:00+01:00", or "off"',
    read: (value) => {
      if (typeof value !== 'string') return undefined;
      return value === 'off' ? value : instantOf(value)?.toISOString();
    },
  },
  // Zero would never be open: that is a switch or a closing by hand, which say so.
  closeAfterDays: { levels: everyLevel, ...numberOf('days', 1, MOST_DAYS) },
  closeWhenIdleDays: { levels: everyLevel, ...numberOf('days', 1, MOST_DAYS) },
  closeAfterComments: { levels: everyLevel, ...numberOf('comments', 1, MOST_COMMENTS) },
  hours: {
    levels: everyLevel,
    takes:
      'shifts by weekday and the dates that differ, such as {"weekly": {"mon": [["09:00", "18:00"]]}, "dates": [{"date": "2026-12-25", "shifts": []}]}, or "off"',
    read: (value) => (value === 'off' ? value : readStaffedHours(value)),
  },
  queue: {
    levels: everyLevel,
    takes: `two limits of comments that wait, 1 to ${MOST_WAITING} and the second no higher than the first, such as {"pauseAbove": 200, "resumeBelow": 50}, or "off"`,
    read: (value) => (value === 'off' ? value : readQueueLimits(value)),
  },
  message: {
    levels: everyLevel,
    takes: `one line of 1 to ${LONGEST_MESSAGE} characters`,
    read: (value) => (typeof value === 'string' ? (readMessage(value) ?? undefined) : undefined),
  },
  onClose: {
    levels: everyLevel,
    takes: '{"held": "keep"} or {"held": "reject"}',
    read: readOnClose,
  },
  likesCloseAfterDays: { levels: everyLevel, ...numberOf('days', 0, MOST_DAYS) },
};

function readOnClose(value: unknown): OnClose | undefined {
  if (typeof value !== 'object' || value === null || Object.keys(value).length !== 1) return undefined;
  const { held } = value as { held?: unknown };
  return held === 'keep' || held === 'reject' ? { held } : undefined;
}

const namesAt = (level: PolicyLevel): string[] =>
  Object.entries(settings).flatMap(([name, { levels }]) => (levels.includes(level) ? [name] : []));

/**
 * Reads the whole policy of a level, as a publisher sends it. Instants come out in UTC, cut to milliseconds.
 * @throws ClosingPolicyInvalid naming the first setting that is unknown, of another level or out of bounds
 */
export function parseClosingPolicy(level: PolicyLevel, input: unknown): ClosingPolicy {
  if (typeof input !== 'object' || input === null || Array.isArray(input)) {
    throw new ClosingPolicyInvalid(`A closing policy is an object with any of ${namesAt(level).join(', ')}.`);
  }
  const entries = Object.entries(input).map(([name, value]) => [name, readSetting(level, name, value)]);
  return Object.fromEntries(entries) as ClosingPolicy;
}

function readSetting(level: PolicyLevel, name: string, value: unknown): SettingValue {
  const setting = Object.hasOwn(settings, name) ? settings[name as keyof ClosingPolicy] : undefined;
  if (setting === undefined) {
    const shown = name.slice(0, 60);
    const known = namesAt(level).join(', ');
    throw new ClosingPolicyInvalid(`There is no setting "${shown}". A closing policy has ${known}.`, shown);
  }
  if (!setting.levels.includes(level)) {
    throw new ClosingPolicyInvalid(
      `"${name}" belongs to the policy of the ${setting.levels.join(' or ')}: leave it out here.`,
      name,
    );
  }
  const read = setting.read(value);
  if (read === undefined) {
    throw new ClosingPolicyInvalid(
      `"${name}" takes ${setting.takes}. Leave it out to inherit it from the level above.`,
      name,
    );
  }
  return read;
}
