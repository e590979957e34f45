export const SANCTION_KINDS = ['warn', 'hold', 'mute', 'ban'] as const;
export type SanctionKind = (typeof SANCTION_KINDS)[number];
export type SubjectKind = 'account' | 'guest' | 'email' | 'address';

/** What of a sanction says how its author stands. */
export interface StandingSanction {
  readonly id: string;
  readonly kind: SanctionKind;
  /** Null: for good. */
  readonly until: Date | null;
  readonly lifted: boolean;
  readonly acknowledged: boolean;
  /** Of the rule that it cites. */
  readonly ruleTitle: string | null;
}

/** How an author stands, and the sanction that makes it so. */
export type Standing =
  | { readonly state: 'good' }
  | { readonly state: 'banned' | 'muted' | 'warned' | 'held'; readonly sanction: StandingSanction };

/** The first that is in force decides. */
const STATES = [
  ['ban', 'banned'],
  ['mute', 'muted'],
  ['warn', 'warned'],
  ['hold', 'held'],
] as const;

const isActive = ({ lifted, until }: Pick<StandingSanction, 'lifted' | 'until'>, now: Date): boolean =>
  !lifted && (until === null || now < until);

/** How an author stands under all that was imposed on them; of several of a kind the one that lasts longest counts. */
export function standingOf(sanctions: readonly StandingSanction[], now: Date): Standing {
  const active = sanctions.filter((one) => isActive(one, now) && !(one.kind === 'warn' && one.acknowledged));
  for (const [kind, state] of STATES) {
    const [longest] = active.filter((one) => one.kind === kind).sort((a, b) => endOf(b) - endOf(a));
    if (longest !== undefined) return { state, sanction: longest };
  }
  return { state: 'good' };
}

const endOf = ({ until }: StandingSanction): number => until?.getTime() ?? Number.MAX_SAFE_INTEGER;
