/** How a new comment meets the public: at once, after a first approval of its author, or after a moderator has seen it. */
export const MODES = ['after', 'newcomers', 'before'] as const;
export type ModerationMode = (typeof MODES)[number];

/** A mode that was set at a level; from its end on, the level above counts. */
export interface SetMode {
  readonly mode: ModerationMode;
  /** Null: without an end. */
  readonly until: Date | null;
}

/** What was set at each level; null where nothing is. */
export interface SetModes {
  readonly thread: SetMode | null;
  readonly section: SetMode | null;
  readonly site: SetMode | null;
}

/** The mode in force: the nearest that has not ended, else `after`. */
export function modeOf({ thread, section, site }: SetModes, now: Date): SetMode {
  return [thread, section, site].find((set) => isInForce(set, now)) ?? { mode: 'after', until: null };
}

/** One comment a person every so many seconds in a thread. */
export interface SlowMode {
  readonly seconds: number;
  /** Null: without an end. */
  readonly until: Date | null;
}

export const FEWEST_SLOW_SECONDS = 5;
export const MOST_SLOW_SECONDS = 3_600;

/** The slow mode in force; null when there is none, or no more. */
export const slowModeOf = (set: SlowMode | null, now: Date): SlowMode | null =>
  isInForce(set, now) ? set : null;

const isInForce = <T extends { readonly until: Date | null }>(set: T | null, now: Date): set is T =>
  set !== null && (set.until === null || now < set.until);
