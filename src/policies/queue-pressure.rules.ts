/** Paused above so many waiting for moderators, resumed below so many. */
export interface QueueLimits {
  /** 1 to 10,000. */
  readonly pauseAbove: number;
  /** 1 to `pauseAbove`: between the two, what is paused stays paused and what is open stays open. */
  readonly resumeBelow: number;
}

/** As far as a queue's count is exact. */
export const MOST_WAITING = 10_000;

/** Limits as a publisher sends them; undefined where they are none. */
export function readQueueLimits(value: unknown): QueueLimits | undefined {
  if (typeof value !== 'object' || value === null || Object.keys(value).length !== 2) return undefined;
  const { pauseAbove, resumeBelow } = value as { pauseAbove?: unknown; resumeBelow?: unknown };
  const fit = isWithin(pauseAbove, MOST_WAITING) && isWithin(resumeBelow, pauseAbove);
  return fit ? { pauseAbove, resumeBelow } : undefined;
}

/**
 * Whether the queue pauses discussions once so many wait.
 * @param isPaused whether it did until now
 */
export function pausesAt(
  { pauseAbove, resumeBelow }: QueueLimits,
  waiting: number,
  isPaused: boolean,
): boolean {
  return waiting > pauseAbove || (isPaused && waiting >= resumeBelow);
}

const isWithin = (value: unknown, most: number): value is number =>
  Number.isInteger(value) && (value as number) >= 1 && (value as number) <= most;
