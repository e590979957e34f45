import type { Random } from './random.js';

const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

/**
 * A closing policy of a level with any of all kinds, mostly few of them.
 * @param someInstant RFC 3339, for what closes at one; dates that differ are around it
 */
export function someClosingPolicy(random: Random, level: string, someInstant: () => string): object {
  const often = (of: number): boolean => random.below(of) === 0;
  const offOr = <Value>(value: Value): Value | 'off' => (often(4) ? 'off' : value);
  const pauseAbove = 1 + random.below(5);
  return {
    ...(level === 'site' && often(10) && { switch: 'off' }),
    ...(level === 'site' && often(4) && { maxOpenDays: offOr(15 + random.below(40)) }),
    ...(often(6) && { closeAt: offOr(someInstant()) }),
    ...(often(4) && { closeAfterDays: offOr(5 + random.below(40)) }),
    ...(often(5) && { closeWhenIdleDays: offOr(1 + random.below(12)) }),
    ...(often(4) && { closeAfterComments: offOr(1 + random.below(25)) }),
    ...(often(4) && { hours: offOr(someHours(random, someInstant)) }),
    ...(often(3) && { queue: offOr({ pauseAbove, resumeBelow: 1 + random.below(pauseAbove) }) }),
    ...(often(5) && { message: 'We are out for lunch.' }),
    ...(often(5) && { likesCloseAfterDays: offOr(random.below(9)) }),
  };
}

function someHours(random: Random, someInstant: () => string): object {
  const shifts = (): [string, string][] => {
    const from = random.below(12 * 60);
    const until = from + 1 + random.below(24 * 60 - from);
    return [[time(from), time(until)]];
  };
  const days = WEEKDAYS.filter(() => random.below(4) > 0);
  return {
    weekly: Object.fromEntries(days.map((day) => [day, shifts()])),
    ...(random.below(2) === 0 && {
      dates: [{ date: someInstant().slice(0, 10), shifts: random.below(2) === 0 ? [] : shifts() }],
    }),
  };
}

const time = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
