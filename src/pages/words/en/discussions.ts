import { counterFor } from '../counted.js';
import type { FilterDate } from '../../office/closing-filter.rules.js';

const counted = counterFor('en');
const SECONDS = { one: 'second', other: 'seconds' };
const DISCUSSIONS = { one: 'discussion', other: 'discussions' };

/** The words of the pages on which publishers look over discussions, and close or reopen one or many. */
export const discussionsWords = {
  discussions: {
    heading: 'Discussions',
    explain: 'Every article with its discussion, the last published first.',
    words: 'Words of the headline',
    section: 'Section',
    everySection: 'All sections',
    state: 'State',
    everyState: 'All',
    states: { open: 'Open', paused: 'Paused', closed: 'Closed' },
    apply: 'Show',
    everything: 'Show all discussions',
    many: 'Close or reopen many at once',
    none: 'There is no such discussion.',
    noneYet: 'None among those that were looked at; there are more.',
    more: 'More discussions',
    comments: (count: number): string => counted(count, { one: 'comment', other: 'comments' }),
    waiting: (count: number): string =>
      counted(count, { one: 'comment waits for a moderator', other: 'comments wait for a moderator' }),
    reopens: 'Opens again',
    of: (what: string, headline: string): string => `${what}: ${headline}`,
    done: {
      closed: 'The discussion is closed, or will be.',
      reopened: 'The discussion is open again.',
      mode: 'The mode is saved.',
    },
  },
  many: {
    heading: 'Close or reopen many discussions',
    explain:
      'Say which. They are counted and shown first; nothing changes before you confirm, and you can undo it.',
    problem: 'Nothing was counted.',
    notDone: 'That was not done.',
    filterEmpty: 'Say what the discussions have in common, or tick the box at the end for all of them.',
    action: 'What is to be done',
    actions: { close: 'Close', reopen: 'Reopen' },
    which: 'Which discussions',
    whichHint: (timeZone: string): string =>
      `All that you name must hold. Days begin at midnight in ${timeZone}.`,
    dates: {
      publishedBefore: 'Published before',
      publishedAfter: 'Published on or after',
      lastCommentBefore: 'Without a comment since',
    } satisfies Record<FilterDate, string>,
    all: 'All discussions that the rest lets through',
    allMine: 'All discussions of my sections that the rest lets through',
    ofClose: 'When they are closed',
    ofReopening: 'When they are reopened',
    reason: 'Reason for the record',
    reasonHint: '(optional, readers do not see it)',
    count: 'Count them',
    countHint: 'Nothing is closed by this yet.',
    anotherFilter: 'Change what is listed',
    title: { close: 'Close many discussions', reopen: 'Reopen many discussions' },
    would: {
      close: (count: number): string => `${counted(count, DISCUSSIONS)} would be closed`,
      reopen: (count: number): string => `${counted(count, DISCUSSIONS)} would be reopened`,
    },
    nothingYet: 'Nothing has changed yet.',
    examples: (shown: number): string => `The first ${shown}:`,
    nothing: {
      close: 'No discussion fits that is not closed already.',
      reopen: 'No discussion fits that is not open already.',
    },
    run: {
      close: (count: number): string => `Close ${counted(count, DISCUSSIONS)}`,
      reopen: (count: number): string => `Reopen ${counted(count, DISCUSSIONS)}`,
    },
    states: {
      ready: { close: 'Not closed yet', reopen: 'Not reopened yet' },
      running: { close: 'Discussions are being closed', reopen: 'Discussions are being reopened' },
      done: { close: 'The discussions are closed', reopen: 'The discussions are reopened' },
      undoing: { close: 'The closing is being undone', reopen: 'The reopening is being undone' },
      undone: { close: 'The closing is undone', reopen: 'The reopening is undone' },
    },
    progress: (done: number, of: number): string => `${done} of ${of}`,
    lookAgain: 'Look again',
    goOn: 'Go on',
    goOnHint: 'Should it have stopped half way. None is done twice.',
    resultCounts: {
      done: (count: number, action: 'close' | 'reopen'): string =>
        `${counted(count, DISCUSSIONS)} ${action === 'close' ? 'closed' : 'reopened'}`,
      unchanged: (count: number): string => `${counted(count, DISCUSSIONS)} as they were already`,
      refused: (count: number): string => `${counted(count, DISCUSSIONS)} left as they are`,
      undone: (count: number): string => `${counted(count, DISCUSSIONS)} as before`,
      skipped: (count: number): string => `${counted(count, DISCUSSIONS)} not undone`,
    },
    resultNames: {
      ...{ done: 'done', unchanged: 'was so already', refused: 'left as it is', undone: 'as before' },
      ...{ skipped: 'not undone', left: 'to come' },
    },
    codes: {
      reopen_has_no_effect: 'a setting above keeps it closed',
      until_is_past: 'the time until which it was to be open has come',
      changed_since: 'somebody closed or reopened it since',
      not_allowed: 'it is in a section that is not yours',
      not_found: 'it is gone',
    } as Readonly<Record<string, string>>,
    undo: 'Undo',
    undoHint: 'Each is as before again, unless somebody has changed it since.',
    asked: 'What was asked for',
    results: 'What became of each',
    more: 'More',
    unnamed: 'A discussion that is not yours',
  },
  discussionMode: {
    summary: 'Mode',
    mode: 'Moderation',
    unset: 'As the section or the site says',
    until: 'Until',
    seconds: 'Slow mode: seconds between two comments of a person',
    secondsHint: '(5 to 3,600; empty: off)',
    slowUntil: 'Slow mode until',
    save: 'Save mode',
    slow: (seconds: number): string => `Slow mode: one comment a person every ${counted(seconds, SECONDS)}.`,
    problem: 'The mode was not saved.',
    noSeconds: 'Give a whole number of seconds from 5 to 3,600, or nothing.',
  },
};
