import { checks as order } from '../../screening/checks.js';
import type { CheckName, Finding, Verdict } from '../../screening/finding.js';

/** What moderators decided on a comment last: taken away, or let stand; null: nothing. */
export type Outcome = 'removed' | 'kept' | null;

/** What one set of settings makes of a comment. */
export interface Replayed {
  readonly verdict: Verdict;
  readonly trace: readonly Pick<Finding, 'check' | 'verdict'>[];
}

interface Outcomes {
  removed: number;
  kept: number;
  undecided: number;
}

/** What one set of settings made of all comments so far. */
interface SideTally {
  readonly verdicts: Record<Verdict, number>;
  readonly stopped: Outcomes;
  readonly passed: Outcomes;
  /** Of the stopped ones, by each check that would stop them. */
  readonly checks: Partial<Record<CheckName, Outcomes>>;
}

interface Differences {
  count: number;
  readonly examples: string[];
}

/** The counts of a replay, as far as it has come. */
export interface ReplayTally {
  readonly draft: SideTally;
  readonly inForce: SideTally;
  readonly newlyHeld: Differences;
  readonly newlyPublished: Differences;
}

const MOST_EXAMPLES = 20;

const noOutcomes = (): Outcomes => ({ removed: 0, kept: 0, undecided: 0 });
const newSide = (): SideTally => ({
  verdicts: { publish: 0, hold: 0, spam: 0, refuse: 0 },
  stopped: noOutcomes(),
  passed: noOutcomes(),
  checks: {},
});

export const newTally = (): ReplayTally => ({
  draft: newSide(),
  inForce: newSide(),
  newlyHeld: { count: 0, examples: [] },
  newlyPublished: { count: 0, examples: [] },
});

/** Adds a comment to the counts. */
export function addTo(
  tally: ReplayTally,
  comment: {
    readonly id: string;
    readonly draft: Replayed;
    readonly inForce: Replayed;
    readonly outcome: Outcome;
  },
): void {
  const { id, draft, inForce, outcome } = comment;
  addToSide(tally.draft, draft, outcome);
  addToSide(tally.inForce, inForce, outcome);
  if (isStopped(draft) === isStopped(inForce)) return;
  const differences = isStopped(draft) ? tally.newlyHeld : tally.newlyPublished;
  differences.count += 1;
  if (differences.examples.length < MOST_EXAMPLES) differences.examples.push(id);
}

const isStopped = ({ verdict }: Replayed): boolean => verdict !== 'publish';
const STOPS: readonly Finding['verdict'][] = ['hold', 'spam', 'refuse'];

function addToSide(side: SideTally, replayed: Replayed, outcome: Outcome): void {
  const became = outcome ?? 'undecided';
  side.verdicts[replayed.verdict] += 1;
  side[isStopped(replayed) ? 'stopped' : 'passed'][became] += 1;
  if (!isStopped(replayed)) return;
  for (const { check, verdict } of replayed.trace) {
    if (!STOPS.includes(verdict)) continue;
    const outcomes = (side.checks[check] ??= noOutcomes());
    outcomes[became] += 1;
  }
}

/** What one set of settings made of the comments. */
export interface ReplaySide extends Readonly<Record<Verdict, number>> {
  readonly undecided: number;
  readonly decided: Readonly<
    Record<'stoppedAndRemoved' | 'stoppedAndKept' | 'passedAndRemoved' | 'passedAndKept', number>
  >;
  readonly precision: number | null;
  readonly recall: number | null;
  readonly checks: readonly { check: CheckName; stopped: number; precision: number | null }[];
}

export interface ReplayResult extends Pick<ReplayTally, 'newlyHeld' | 'newlyPublished'> {
  readonly draft: ReplaySide;
  readonly inForce: ReplaySide;
}

/** A replay's counts as the API tells them. */
export const resultOf = ({ draft, inForce, newlyHeld, newlyPublished }: ReplayTally): ReplayResult => ({
  draft: sideOf(draft),
  inForce: sideOf(inForce),
  newlyHeld,
  newlyPublished,
});

// The tally comes from its row, which keeps no order.
const sideOf = ({
  verdicts: { publish, hold, spam, refuse },
  stopped,
  passed,
  checks,
}: SideTally): ReplaySide => ({
  publish,
  hold,
  spam,
  refuse,
  undecided: stopped.undecided + passed.undecided,
  decided: {
    stoppedAndRemoved: stopped.removed,
    stoppedAndKept: stopped.kept,
    passedAndRemoved: passed.removed,
    passedAndKept: passed.kept,
  },
  precision: precisionOf(stopped),
  recall: share(stopped.removed, stopped.removed + passed.removed),
  checks: order.flatMap(({ name: check }) => {
    const outcomes = checks[check];
    if (outcomes === undefined) return [];
    const { removed, kept, undecided } = outcomes;
    return [{ check, stopped: removed + kept + undecided, precision: precisionOf(outcomes) }];
  }),
});

const precisionOf = ({ removed, kept }: Outcomes): number | null => share(removed, removed + kept);

/** Null where there is nothing to divide. */
const share = (part: number, of: number): number | null =>
  of === 0 ? null : Math.round((part / of) * 10_000) / 10_000;
