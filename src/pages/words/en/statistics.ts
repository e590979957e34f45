import { counterFor } from '../counted.js';

const counted = counterFor('en');

/** The words of the page of statistics. */
export const statisticsWords = {
  statistics: {
    heading: 'Statistics',
    explain: 'What came, how fast it was decided, and what did not stand.',
    period: 'Period',
    lastDays: (days: number): string => `Last ${counted(days, { one: 'day', other: 'days' })}`,
    nothing: 'Nothing was posted or decided in this time.',
    noDecisions: 'Nothing was decided.',
    none: '–',
    comments: 'Comments',
    shareHeld: 'Held at first',
    decisions: 'Decisions',
    approved: 'Approved',
    rejected: 'Rejected',
    spam: 'Spam',
    restored: 'Restored',
    reversals: 'Did not stand',
    median: 'Half decided within',
    p90: 'Nine of ten within',
    byDay: 'By day',
    arrivals: 'Comments that came',
    heldAtFirst: 'Held',
    shownAtOnce: 'Shown at once',
    arrivalsSummary: (comments: number, held: number): string =>
      `${counted(comments, { one: 'comment', other: 'comments' })}, ${held} of them held at first`,
    removed: 'Rejected or spam',
    reversed: 'Did not stand',
    kept: 'Approved or restored',
    decisionsSummary: (decisions: number, reversals: number): string =>
      `${counted(decisions, { one: 'decision', other: 'decisions' })}, ${reversals} did not stand`,
    times: 'Time to decision',
    timesSummary: (median: string, p90: string): string =>
      `half of them within ${median}, nine of ten within ${p90}`,
    by: { moderator: 'By moderator', queue: 'By queue', rule: 'By rule' },
    group: { moderator: 'Moderator', queue: 'Queue', rule: 'Rule' },
    without: { moderator: 'Nobody', queue: 'In no queue', rule: 'Under no rule' },
    csv: (what: string): string => `${what}, as a CSV file`,
  },
};
