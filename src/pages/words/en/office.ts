import { counterFor } from '../counted.js';
import type { ClosingCause, ClosingLevel } from '../../../policies/closing-facts.js';
import type { ClosingPolicy } from '../../../policies/closing-policy.rules.js';
import type { Effect } from '../../../policies/preview.rules.js';
import type { Weekday } from '../../../policies/staffed-hours.rules.js';
import type { Choice } from '../../office/closing-form.rules.js';

const inEnglish = new Intl.NumberFormat('en');
const counted = counterFor('en');

const UNITS = {
  days: { one: 'day', other: 'days' },
  comments: { one: 'comment', other: 'comments' },
} as const;
type Unit = keyof typeof UNITS;

/** The words of the pages on which publishers set policies, and close and reopen a discussion. */
export const officeWords = {
  /** Ways between the pages for staff. */
  office: {
    pages: 'Pages for staff',
    review: 'Review comments',
    discussions: 'Discussions',
    closing: 'Closing policy',
    policy: 'Comment policy',
    words: 'Word lists',
    statistics: 'Statistics',
    people: 'People',
    audit: 'Audit log',
    settings: 'Settings',
  },
  control: {
    heading: 'For publishers',
    state: { open: 'Open.', paused: 'Paused.', closed: 'Closed.' },
    message: 'Message to readers',
    messageHint: '(optional)',
    close: 'Close discussion',
    at: 'Close at',
    atHint: (timeZone: string): string => `(optional, time in ${timeZone}; empty: now)`,
    reopen: 'Reopen discussion',
    until: 'Reopen until',
    untilHint: (timeZone: string): string => `(optional, time in ${timeZone}; empty: no end)`,
    closedProblem: 'The discussion was not closed.',
    reopenedProblem: 'The discussion was not reopened.',
    noTime: 'Give a date and a time, or leave the field empty',
    past: 'That time lies in the past: give one to come, or leave the field empty.',
    decidedBy: 'Decided by:',
    ownPolicy: 'Closing policy of this article',
    will: { closed: 'Closes', paused: 'Pauses' },
    never: 'Nothing is set that would close it.',
    policyLink: 'Closing policy',
    levels: {
      site: () => 'the site',
      section: (name: string | null) => (name === null ? 'the section' : `section ${name}`),
      article: () => 'this article',
      thread: () => 'this discussion, set by hand',
    } satisfies Record<ClosingLevel, (name: string | null) => string>,
  },
  closingPage: {
    title: 'Closing policy',
    heading: { site: 'Closing policy', section: 'Closing policy of section', article: 'Closing policy of' },
    explain: {
      site: 'When discussions close, for the whole site. Sections and articles can differ.',
      section: 'What differs in this section. What is inherited is as the site says.',
      article: 'What differs for this article. What is inherited is as its section or the site says.',
    },
    places: 'Site and sections',
    site: 'Site',
    settings: {
      switch: 'Discussions of the whole site',
      maxOpenDays: 'Hard limit after publication',
      closeAfterDays: 'Close after publication',
      closeWhenIdleDays: 'Close when nobody comments',
      closeAfterComments: 'Close after a number of comments',
      closeAt: 'Close at a date',
      hours: 'Staffed hours',
      queue: 'Pause while the queue is long',
      message: 'Message to readers',
      onClose: 'Held comments when a discussion closes',
      likesCloseAfterDays: 'Close likes',
    } satisfies Record<keyof ClosingPolicy, string>,
    hints: {
      maxOpenDays: 'No section, no article and no reopening goes beyond.',
      closeWhenIdleDays: 'Counted from the last comment, or from publication where there is none.',
      hours: 'Discussions are paused when the desk is not staffed.',
      queue: 'Discussions pause while many comments wait for moderators.',
      message: 'One line, at most 300 characters, instead of “Comments are closed.”',
      likesCloseAfterDays: 'Counted from the close. 0: at once.',
    } as Partial<Record<keyof ClosingPolicy, string>>,
    choices: {
      inherit: 'Inherit',
      off: 'Off',
      on: 'Open',
      value: 'Set',
      keep: 'Keep for moderators',
      reject: 'Reject',
    } satisfies Record<Choice, string>,
    switchOff: 'Closed',
    valueChoices: {
      instant: 'At',
      hours: 'These hours',
      queue: 'These limits',
      message: 'This message',
    } as Readonly<Record<string, string>>,
    numberChoices: {
      days: 'After a number of days',
      comments: 'After a number of comments',
    } satisfies Record<Unit, string>,
    /** Where there is no level above. */
    unset: {
      switch: 'Open',
      held: 'Keep for moderators',
      message: '“Comments are closed.”',
    } as Readonly<Record<string, string>>,
    inheritNow: (value: string, from: string): string => `(now: ${value}, from ${from})`,
    notSet: 'not set',
    nowhereSet: '(now: not set anywhere)',
    off: 'off',
    from: { site: 'the site', section: 'the section', article: 'the article' },
    units: { days: 'Days', comments: 'Comments' } satisfies Record<Unit, string>,
    amount: (count: number, unit: Unit): string => counted(count, UNITS[unit]),
    at: (timeZone: string): string => `Date and time (${timeZone})`,
    hoursHint: 'Such as 09:00-12:00, 13:00-18:00. Empty: nobody is there.',
    weekdays: {
      ...{ mon: 'Monday', tue: 'Tuesday', wed: 'Wednesday', thu: 'Thursday' },
      ...{ fri: 'Friday', sat: 'Saturday', sun: 'Sunday' },
    } satisfies Record<Weekday, string>,
    dates: 'Dates that differ',
    datesHint: 'One a line: 2026-12-25 for a day without anybody, or 2026-12-24 09:00-12:00.',
    closedDay: 'closed',
    pauseAbove: 'Pause above',
    resumeBelow: 'Resume below',
    waiting: 'comments that wait',
    queueValue: (above: number, below: number): string =>
      `above ${inEnglish.format(above)}, again below ${inEnglish.format(below)}`,
    heldValue: { keep: 'kept for moderators', reject: 'rejected' },
    switchValue: { on: 'open', off: 'closed' },
    preview: 'Preview',
    save: 'Save',
    problem: 'The policy was not saved.',
    notPreviewed: 'There is no preview.',
    problems: {
      number: (least: number, most: number, unit: Unit): string =>
        `Give a whole number of ${UNITS[unit].other} from ${inEnglish.format(least)} to ${inEnglish.format(most)}.`,
      instant: 'Give a date and a time.',
      hours: 'Give shifts such as 09:00-12:00, 13:00-18:00, apart from each other and at most six a day.',
      dates: 'Give one date a line, each once: 2026-12-25, or 2026-12-24 09:00-12:00.',
      queue: 'Give two whole numbers from 1 to 10,000, the second no higher than the first.',
      message: 'Give one line of 1 to 300 characters.',
    },
    meanwhile: (name: string): string => `${name} saved another version meanwhile.`,
    somebody: 'Somebody',
    meanwhileExplain:
      'What you typed stands below and is not saved. Save again to put it in the place of theirs.',
    saved: (version: number): string => `Saved as version ${version}. It is in force.`,
    previewHeading: 'Preview',
    nothingSaved: 'Nothing is saved yet.',
    now: 'If you save now',
    next30Days: 'In the next 30 days, without anybody doing anything',
    nothing: 'No discussion changes.',
    effects: {
      close: (count: number) => counted(count, { one: 'discussion closes', other: 'discussions close' }),
      reopen: (count: number) =>
        counted(count, { one: 'discussion opens again', other: 'discussions open again' }),
      pause: (count: number) =>
        counted(count, { one: 'discussion is paused', other: 'discussions are paused' }),
    } satisfies Record<Effect, (count: number) => string>,
    examples: (shown: number): string => `The first ${shown} of them:`,
    because: {
      site: 'the whole site is closed',
      maxOpenDays: 'the site’s hard limit after publication',
      manual: 'closed by hand',
      scheduled: 'the date that is set',
      age: 'its days since publication are over',
      inactivity: 'nobody has commented for long enough',
      count: 'it has its number of comments',
      hours: 'the desk is not staffed',
      queue: 'many comments wait for moderators',
    } satisfies Record<ClosingCause, string>,
    opens: 'nothing closes it any more',
    versions: 'Versions',
    noVersions: 'Nobody has set anything here yet.',
    version: (version: number): string => `Version ${version}`,
    by: 'by',
    atConsole: 'at the command line',
    unchanged: 'Nothing changed.',
    more: 'Earlier versions',
  },
};
