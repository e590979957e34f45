import type { ClosingPolicy, OnClose } from '../../policies/closing-policy.rules.js';
import type { QueueLimits } from '../../policies/queue-pressure.rules.js';
import { WEEKDAYS, type StaffedHours } from '../../policies/staffed-hours.rules.js';
import { CLOSING_FIELDS } from './closing-form.rules.js';
import { dateInWords } from '../dates.js';
import { shiftsInText } from './hours-form.rules.js';
import type { SiteView } from '../views.js';
import { wordsFor, type Words } from '../words/words.js';

/** The value of a setting as people say it; absent ones are not set. */
export function settingInWords(setting: keyof ClosingPolicy, policy: ClosingPolicy, site: SiteView): string {
  const words = wordsFor(site.locale).closingPage;
  const value = policy[setting];
  const { kind, unit = 'days' } = CLOSING_FIELDS.find((field) => field.setting === setting)!;
  if (value === undefined) return words.notSet;
  if (kind === 'switch') return words.switchValue[value as 'on' | 'off'];
  if (value === 'off' && kind !== 'message') return words.off;
  switch (kind) {
    case 'number':
      return words.amount(value as number, unit);
    case 'instant':
      return dateInWords(value as string, site, 'day-and-time') ?? '';
    case 'hours':
      return hoursInWords(value as StaffedHours, words);
    case 'queue':
      return words.queueValue((value as QueueLimits).pauseAbove, (value as QueueLimits).resumeBelow);
    case 'held':
      return words.heldValue[(value as OnClose).held];
    case 'message':
      return `“${value as string}”`;
  }
}

function hoursInWords({ weekly, dates = [] }: StaffedHours, words: Words['closingPage']): string {
  const days = WEEKDAYS.filter((day) => (weekly[day] ?? []).length > 0).map(
    (day) => `${words.weekdays[day]} ${shiftsInText(weekly[day]!)}`,
  );
  const others = dates.map(
    ({ date, shifts }) => `${date} ${shifts.length === 0 ? words.closedDay : shiftsInText(shifts)}`,
  );
  return [...days, ...others].join('; ') || words.closedDay;
}
