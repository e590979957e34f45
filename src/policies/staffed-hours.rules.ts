import { tzOffset } from '@date-fns/tz';

export const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export type Weekday = (typeof WEEKDAYS)[number];

/** From and until, as a clock on the wall shows them: `["09:00", "18:00"]`; the end of a day is `"24:00"`. */
export type Shift = readonly [from: string, until: string];

/** When the desk is staffed, by the clock of the site's time zone. */
export interface StaffedHours {
  /** A day that is not named has no shift. */
  readonly weekly: Readonly<Partial<Record<Weekday, readonly Shift[]>>>;
  /** Days that differ from their weekday, `2026-12-24`; without a shift, nobody is there. */
  readonly dates?: readonly { readonly date: string; readonly shifts: readonly Shift[] }[];
}

const MINUTE = 60_000;
const DAY = 86_400_000;

/**
 * Whether the desk is staffed at an instant. It is the wall's clock that counts: an hour that comes twice, when the
 * clocks go back, is staffed twice, and one that is skipped is not missed.
 */
export function isStaffed(hours: StaffedHours, timeZone: string, at: Date): boolean {
  const wall = wallOf(at.getTime(), timeZone);
  const minute = Math.floor((wall % DAY) / MINUTE);
  return shiftsOf(hours, wall).some(([from, until]) => minuteOf(from) <= minute && minute < minuteOf(until));
}

/** The last answer for each hours, which never change: whoever asks for a hundred thousand threads asks the same each time. */
const answered = new WeakMap<StaffedHours, { timeZone: string; at: number; turn: Date | null }>();

/** The first instant after `at` at which the desk turns from staffed to not, or back; null: there is none. */
export function nextTurnOfHours(hours: StaffedHours, timeZone: string, at: Date): Date | null {
  const known = answered.get(hours);
  if (known?.timeZone === timeZone && known.at === at.getTime()) return known.turn;
  const turn = findTurn(hours, timeZone, at);
  answered.set(hours, { timeZone, at: at.getTime(), turn });
  return turn;
}

function findTurn(hours: StaffedHours, timeZone: string, at: Date): Date | null {
  const now = isStaffed(hours, timeZone, at);
  const today = Math.floor(wallOf(at.getTime(), timeZone) / DAY);
  for (const day of daysToLookAt(hours, today)) {
    const turn = turnsOf(hours, timeZone, day * DAY)
      .filter((instant) => instant > at.getTime())
      .sort((one, other) => one - other)
      .find((instant) => isStaffed(hours, timeZone, new Date(instant)) !== now);
    if (turn !== undefined) return new Date(turn);
  }
  return null;
}

/** What has not turned in two weeks turns only about a date that differs: one week is as the other. */
function daysToLookAt({ dates = [] }: StaffedHours, today: number): number[] {
  const soon = Array.from({ length: 16 }, (_, nth) => today - 1 + nth);
  const named = dates.map(({ date }) => Date.parse(date) / DAY).filter((day) => day > today);
  const later = named.flatMap((day) => [day - 1, day, day + 1]);
  return [...new Set([...soon, ...later])].sort((one, other) => one - other);
}

/** Instants at which a day may turn: where its shifts begin and end, and where its clocks are changed. */
function turnsOf(hours: StaffedHours, timeZone: string, day: number): number[] {
  const edges = shiftsOf(hours, day).flatMap((shift) => shift.map((time) => day + minuteOf(time) * MINUTE));
  const changed = clockChange(timeZone, day);
  return [...edges.flatMap((wall) => instantsOf(wall, timeZone)), ...(changed === null ? [] : [changed])];
}

function shiftsOf({ weekly, dates = [] }: StaffedHours, wall: number): readonly Shift[] {
  const day = new Date(wall);
  const date = day.toISOString().slice(0, 10);
  const exception = dates.find((one) => one.date === date);
  return exception?.shifts ?? weekly[WEEKDAYS[(day.getUTCDay() + 6) % 7]!] ?? [];
}

/** What the wall's clock shows at an instant, written as if it were UTC. */
const wallOf = (instant: number, timeZone: string): number =>
  instant + tzOffset(timeZone, new Date(instant)) * MINUTE;

/** None where the clocks skip that time, two where it comes twice. */
function instantsOf(wall: number, timeZone: string): number[] {
  const offsets = [wall - DAY, wall + DAY].map((around) => tzOffset(timeZone, new Date(around)));
  return [...new Set(offsets)]
    .map((offset) => wall - offset * MINUTE)
    .filter((instant) => wallOf(instant, timeZone) === wall);
}

/** The instant, to the minute, at which the clocks are changed and show this day; null where they are not. */
function clockChange(timeZone: string, day: number): number | null {
  let before = day - DAY;
  let after = day + 2 * DAY;
  const offsetAt = (instant: number): number => tzOffset(timeZone, new Date(instant));
  const old = offsetAt(before);
  if (offsetAt(after) === old) return null;
  while (after - before > MINUTE) {
    const middle = before + Math.floor((after - before) / 2 / MINUTE) * MINUTE;
    if (offsetAt(middle) === old) before = middle;
    else after = middle;
  }
  return Math.floor(wallOf(after, timeZone) / DAY) * DAY === day ? after : null;
}

function minuteOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
}

const TIME = /^(?:[01]\d|2[0-3]):[0-5]\d$|^24:00$/;
const MOST_SHIFTS = 6;
const MOST_DATES = 366;

/** Hours as stored: shifts of a day in their order, apart from each other. Undefined: they are none. */
export function readStaffedHours(value: unknown): StaffedHours | undefined {
  if (!isRecord(value) || !hasOnly(value, ['weekly', 'dates'])) return undefined;
  const { weekly, dates = [] } = value;
  if (!isRecord(weekly) || !hasOnly(weekly, WEEKDAYS)) return undefined;
  if (!Array.isArray(dates) || dates.length > MOST_DATES) return undefined;
  const days = Object.values(weekly).map(readShifts);
  const others = (dates as unknown[]).map(readDate);
  if (days.includes(undefined) || others.includes(undefined)) return undefined;
  const named = others.map((other) => other!.date);
  if (new Set(named).size < named.length) return undefined;
  return {
    weekly: Object.fromEntries(Object.keys(weekly).map((day, nth) => [day, days[nth]!])),
    ...(others.length > 0 && { dates: others.map((other) => other!) }),
  };
}

function readDate(value: unknown): { date: string; shifts: readonly Shift[] } | undefined {
  if (!isRecord(value) || !hasOnly(value, ['date', 'shifts'])) return undefined;
  const shifts = readShifts(value['shifts']);
  return isDate(value['date']) && shifts !== undefined ? { date: value['date'], shifts } : undefined;
}

function readShifts(value: unknown): readonly Shift[] | undefined {
  if (!Array.isArray(value) || value.length > MOST_SHIFTS || !value.every(isShift)) return undefined;
  const shifts = [...value].sort(([one], [other]) => minuteOf(one) - minuteOf(other));
  const apart = shifts.every(([from], nth) => nth === 0 || minuteOf(shifts[nth - 1]![1]) <= minuteOf(from));
  return apart ? shifts : undefined;
}

const isShift = (value: unknown): value is Shift =>
  Array.isArray(value) &&
  value.length === 2 &&
  value.every((time) => typeof time === 'string' && TIME.test(time)) &&
  minuteOf(value[0] as string) < minuteOf(value[1] as string);

const isDate = (value: unknown): value is string =>
  typeof value === 'string' &&
  /^\d{4}-\d\d-\d\d$/.test(value) &&
  !Number.isNaN(Date.parse(value)) &&
  new Date(value).toISOString().startsWith(value);

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const hasOnly = (value: object, names: readonly string[]): boolean =>
  Object.keys(value).every((name) => names.includes(name));
