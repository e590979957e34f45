/** How much of everything a run does. */
export interface Sizes {
  /** Comments of the smallest, the usual and the largest thread. */
  readonly small: number;
  readonly usual: number;
  readonly large: number;
  /** Seconds under load, a line. */
  readonly seconds: number;
  readonly warmUp: number;
  readonly repeats: number;
  /** Threads that are posted to by turns. */
  readonly threads: number;
  /** People who post: each waits longer than the site's limit until it is their turn again. */
  readonly guests: number;
  readonly waiting: number;
  readonly readers: number;
  readonly overloadSeconds: number;
  readonly idleSeconds: number;
  /** Comments of the two imported files. */
  readonly imports: readonly [smaller: number, larger: number];
  /** How often what is timed alone is asked. */
  readonly askings: number;
  readonly claims: number;
  readonly starts: number;
}

export const FULL: Sizes = {
  small: 100,
  usual: 10_000,
  large: 100_000,
  seconds: 10,
  warmUp: 2,
  repeats: 2,
  threads: 1_000,
  guests: 80_000,
  waiting: 1_000_000,
  readers: 5_000,
  overloadSeconds: 60,
  idleSeconds: 10,
  imports: [25_000, 100_000],
  askings: 500,
  claims: 60,
  starts: 3,
};

export const QUICK: Sizes = {
  ...FULL,
  large: 10_000,
  seconds: 3,
  warmUp: 1,
  repeats: 1,
  guests: 30_000,
  waiting: 50_000,
  readers: 500,
  overloadSeconds: 5,
  idleSeconds: 2,
  imports: [5_000, 10_000],
  askings: 100,
  claims: 15,
  starts: 1,
};

/** A number as a person reads it. */
export const grouped = (count: number): string => count.toLocaleString('en');
