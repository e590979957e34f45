import type { ItemReason } from '../../queues/items.js';

/** So many decided reports of a person tell how far the next one counts. */
export const REMEMBERED = 100;
/** A moderator mutes up to so many days; a publisher longer. */
const MUTE_DAYS = 30;
const DAY = 86_400_000;
/** Even who was never right is heard, a little. */
const LEAST_WEIGHT = 0.1;

/** Of a person's decided reports. */
export interface TrackRecord {
  readonly decided: number;
  /** Those whose comment was removed. */
  readonly right: number;
}

/** How far a report counts, to the hundredth: 1 at the start, below 2 for who is always right. */
export const weightOf = ({ decided, right }: TrackRecord): number =>
  Math.max(LEAST_WEIGHT, Math.round((200 * (right + 1)) / (decided + 2)) / 100);

/** The open reports on a comment, together. */
export interface OpenReports {
  readonly reports: number;
  readonly weight: number;
  /** How many by reason. */
  readonly reasons: Readonly<Record<string, number>>;
}

/** Why the comment waits. */
export const reasonOf = (open: OpenReports): ItemReason => ({ reason: 'reported', evidence: open });

/** Whether that hides a published comment until a moderator has looked. */
export const holds = ({ weight }: OpenReports, threshold: number | 'off'): boolean =>
  threshold !== 'off' && weight >= threshold;

/** Whether only a publisher may mute until then; null: for good. */
export const isLongMute = (until: Date | null, now: Date): boolean =>
  until === null || until.getTime() > now.getTime() + MUTE_DAYS * DAY;

/** Seconds until the oldest of the last day's reports is a day old. */
export const secondsToWait = (oldest: Date, now: Date): number =>
  Math.max(1, Math.ceil((oldest.getTime() + DAY - now.getTime()) / 1_000));

/** Reports after this instant count towards those of a day. */
export const dayBefore = (now: Date): Date => new Date(now.getTime() - DAY);
