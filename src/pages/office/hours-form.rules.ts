import {
  readStaffedHours,
  WEEKDAYS,
  type Shift,
  type StaffedHours,
} from '../../policies/staffed-hours.rules.js';

type Texts = Readonly<Record<string, string>>;

/** `09:00-12:00, 13:00-18:00` */
export const shiftsInText = (shifts: readonly Shift[]): string =>
  shifts.map((shift) => shift.join('-')).join(', ');

/** Staffed hours as texts: a line of shifts for each weekday, and a line for each date that differs. */
export const textsOf = ({ weekly, dates = [] }: StaffedHours): Texts => ({
  ...Object.fromEntries(WEEKDAYS.map((day) => [day, shiftsInText(weekly[day] ?? [])])),
  dates: dates
    .map(({ date, shifts }) => (shifts.length === 0 ? date : `${date} ${shiftsInText(shifts)}`))
    .join('\n'),
});

/**
 * The hours that such texts say; what is no shift stays in them as it is, for the policy to refuse. No text at all says
 * none: a desk that is never staffed is a closed site, which has a switch.
 */
export function hoursOf(texts: Texts): object {
  if (isEmpty(texts)) return {};
  const days = WEEKDAYS.map((day) => [day, shiftsOf(texts[day] ?? '')] as const);
  const dates = (texts['dates'] ?? '')
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map(dateOf);
  return {
    weekly: Object.fromEntries(days.filter(([, shifts]) => shifts.length > 0)),
    ...(dates.length > 0 && { dates }),
  };
}

/** The field to correct in texts that say no hours. */
export function hoursToBlame(texts: Texts): string {
  const unread = (day: string): boolean =>
    readStaffedHours({ weekly: { [day]: shiftsOf(texts[day] ?? '') } }) === undefined;
  return isEmpty(texts) ? WEEKDAYS[0] : (WEEKDAYS.find(unread) ?? 'dates');
}

const isEmpty = (texts: Texts): boolean =>
  [...WEEKDAYS, 'dates'].every((name) => (texts[name] ?? '').trim() === '');

function dateOf(line: string): object {
  const [date, ...shifts] = line.split(/\s+/);
  const text = shifts.join(' ');
  return { date: date!.replace(/:$/, ''), shifts: /^closed$/i.test(text) ? [] : shiftsOf(text) };
}

const shiftsOf = (text: string): unknown[] =>
  text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map((part) => {
      const shift = /^(\d{1,2}:\d\d)\s*[-–]\s*(\d{1,2}:\d\d)$/.exec(part);
      return shift === null ? part : [shift[1]!.padStart(5, '0'), shift[2]!.padStart(5, '0')];
    });
