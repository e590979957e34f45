import { counterFor } from '../counted.js';

const counted = counterFor('en');
const DISCUSSIONS = { one: 'discussion', other: 'discussions' };

/** The words of drawings of numbers, and of the tables beside them. */
export const chartWords = {
  charts: {
    asTable: 'As a table',
    day: 'Day',
    at: (most: string): string => `Highest: ${most}`,
  },
  timeline: {
    heading: 'Now and the next 30 days',
    summary: (now: number, later: number): string =>
      `${counted(now, DISCUSSIONS)} would change at once, ${counted(later, DISCUSSIONS)} in the next 30 days.`,
    close: 'Close',
    pause: 'Pause',
    reopen: 'Open again',
    ifSaved: 'If you save now',
  },
};
