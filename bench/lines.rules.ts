/** What a line may be at most, or must be at least. */
export interface Bound {
  readonly kind: 'at least' | 'at most';
  readonly limit: number;
}

/** One line of the table. */
export interface Line {
  /** Says its size too. */
  readonly name: string;
  /** Empty for a ratio. */
  readonly unit: string;
  /** Null: measured beside the budgets. */
  readonly budget: Bound | null;
}

/** What one measurement of a line gave. */
export interface Measured {
  /** Null: it could not be measured, and `failure` says why. */
  readonly value: number | null;
  /** The absolute figures behind it. */
  readonly detail?: string;
  /** Why the line does not count as kept, whatever its value. */
  readonly failure?: string;
}

/** A line with all its measurements, as it is printed. */
export interface Row {
  readonly name: string;
  readonly unit: string;
  /** The median of `values`. */
  readonly value: number | null;
  readonly values: readonly number[];
  readonly budget: string | null;
  /** Null where there is no budget. */
  readonly ok: boolean | null;
  readonly detail: readonly string[];
  readonly reason?: string;
}

export const atLeast = (limit: number): Bound => ({ kind: 'at least', limit });
export const atMost = (limit: number): Bound => ({ kind: 'at most', limit });

export function rowOf({ name, unit, budget }: Line, measured: readonly Measured[]): Row {
  const values = measured.flatMap(({ value }) => (value === null ? [] : [value]));
  const value = values.length === 0 ? null : median(values);
  const failures = new Set(measured.flatMap(({ failure }) => (failure === undefined ? [] : [failure])));
  const isKept = budget !== null && failures.size === 0 && value !== null && keeps(budget, value);
  return {
    name,
    unit,
    value,
    values,
    budget: budget === null ? null : inWords(budget, unit),
    ok: budget === null ? null : isKept,
    detail: measured.flatMap(({ detail }) => (detail === undefined ? [] : [detail])),
    ...(failures.size > 0 && { reason: [...failures].join('; ') }),
  };
}

/** Of an even number of values, the middle of the two in the middle. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other);
  const upper = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[upper]! : (sorted[upper - 1]! + sorted[upper]!) / 2;
}

/** The value below which so large a part of them lies. */
export function quantile(values: readonly number[], part: number): number {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? NaN;
}

/** Three digits tell enough; a count has none behind the point. */
export function shown(value: number): string {
  const size = Math.abs(value);
  if (Number.isInteger(value) || size >= 100) return Math.round(value).toLocaleString('en');
  return value.toFixed(size >= 10 ? 1 : 2);
}

const keeps = ({ kind, limit }: Bound, value: number): boolean =>
  kind === 'at least' ? value >= limit : value <= limit;

const inWords = ({ kind, limit }: Bound, unit: string): string =>
  `${kind === 'at least' ? '>=' : '<='} ${limit.toLocaleString('en')}${unit === '' ? ' x' : ` ${unit}`}`;
