import type { Action } from '../../../moderation/decide.js';
import type { KeyAction } from '../../desk/keys.rules.js';
import { counterFor } from '../counted.js';

const counted = counterFor('en');
const COMMENTS = { one: 'comment', other: 'comments' };

/** The words of the desk where a script runs. */
export const deskAppWords = {
  deskApp: {
    queues: 'Queues',
    search: 'Search',
    help: 'Keys and help',
    undo: 'Undo',
    close: 'Close',
    loading: 'The comment is on its way …',
    notHere: 'This comment cannot be shown',
    opening: 'Claiming the next …',
    empty: 'Nothing that is free waits here.',
    arrived: 'A comment has come.',
    emptyHint: 'What comes appears here by itself.',
    inOthersHands: (count: number): string =>
      `${counted(count, { one: 'comment is', other: 'comments are' })} in the hands of others.`,
    moves: { previous: 'Previous', next: 'Next', select: 'Select', queue: 'Next queue' },
    selectOf: (name: string): string => `Select the comment by ${name}`,
    noOtherQueue: 'Nothing waits in another queue.',
    noMore: 'That was the last one that is free.',
    noneBefore: 'There is none before this one.',
    waitingList: 'In this queue',
    yours: 'yours',
    heldBy: (name: string): string => `${name} has it in hand`,
    more: 'Show more',
    notLive: 'Counts and claims are not live: the connection is broken, and is tried again.',
    unreachable: 'The service did not answer: check the connection, and try again.',
    refused: (name: string, isNext: boolean): string =>
      isNext
        ? `Not done: the comment by ${name} is back, as the next one.`
        : `Not done: the comment by ${name} is back.`,
    faster: (name: string, decided: string): string =>
      `${name} was faster and decided: ${decided}. Look at it again.`,
    nothingToUndo: 'There is nothing to take back.',
    saved: 'Kept.',
    rules: {
      heading: 'Reject: under which rule?',
      hint: 'Press its number, or choose with the arrows and Enter. Escape closes.',
    },
    tools: 'Comment and discussion',
    feature: {
      label: 'Featured',
      done: 'Readers see it as featured.',
      taken: 'It is featured no more.',
    },
    mode: {
      heading: 'How this discussion is moderated',
      loading: 'One moment …',
      inForce: 'In force:',
      until: 'until',
      mode: 'Moderation mode',
      asAbove: 'As the section or the site has it',
      modes: {
        after: 'Comments appear, and are reviewed after that',
        newcomers: 'Comments by newcomers are held',
        before: 'All comments are held',
      },
      slow: 'Slow mode',
      notSlow: 'Off',
      slowly: (seconds: number): string =>
        seconds < 60
          ? `one comment a person every ${counted(seconds, { one: 'second', other: 'seconds' })}`
          : `one comment a person every ${counted(Math.round(seconds / 60), { one: 'minute', other: 'minutes' })}`,
      end: 'Until',
      sameEnd: 'The end that is set',
      noEnd: 'Without an end',
      hours: (hours: number): string =>
        hours < 48
          ? `in ${counted(hours, { one: 'hour', other: 'hours' })}`
          : `in ${counted(Math.round(hours / 24), { one: 'day', other: 'days' })}`,
      keep: 'Keep',
      kept: 'The discussion is moderated like that from now on.',
    },
    find: {
      query: 'Words, or a name',
      queryHint: '(all of them; "a phrase", -not, or; of authors the first letters, or a whole e-mail)',
      what: 'Look for',
      kinds: { comments: 'Comments', authors: 'Authors' },
      status: 'Status',
      statusHint: '(of comments)',
      anyStatus: 'Any',
      allOf: 'All comments of this author',
      looking: 'Looking …',
      nothing: 'Nothing was found.',
    },
    bulk: {
      heading: 'Decide on many',
      selectShown: 'Select all shown',
      unselect: 'Select none',
      decideSelected: (count: number): string => `Decide on ${counted(count, COMMENTS)} …`,
      decideAll: 'Decide on the whole queue …',
      decideAllFound: 'Decide on all of this author …',
      ofAllFound: 'On all that this author wrote, of this status.',
      selected: (count: number): string => `${counted(count, COMMENTS)} selected.`,
      ofSelected: (count: number): string => `On ${counted(count, COMMENTS)} that you selected.`,
      ofAll: 'On all that wait in this queue, as it is narrowed.',
      actions: { approve: 'Approve', reject: 'Reject', spam: 'Spam' },
      count: 'Count them first',
      willBe: {
        approve: (count: number): string => `${counted(count, COMMENTS)} will be approved.`,
        reject: (count: number): string => `${counted(count, COMMENTS)} will be rejected.`,
        spam: (count: number): string => `${counted(count, COMMENTS)} will be marked as spam.`,
        restore: (count: number): string => `${counted(count, COMMENTS)} will be restored.`,
      } satisfies Record<Action, (count: number) => string>,
      leftOut: {
        own: (count: number): string => `${counted(count, COMMENTS)} left out: your own.`,
        claimed: (count: number): string => `${counted(count, COMMENTS)} left out: in the hands of others.`,
        unfit: (count: number): string => `${counted(count, COMMENTS)} left out: the decision does not fit.`,
        unknown: (count: number): string => `${counted(count, COMMENTS)} left out: gone, or not yours.`,
      },
      run: (count: number): string => `Decide on ${counted(count, COMMENTS)}`,
      running: 'Under way',
      busy: 'One moment …',
      comment: 'Comment',
      told: {
        run: (count: number): string => `Decided on ${counted(count, COMMENTS)}.`,
        undo: (count: number): string => `Taken back on ${counted(count, COMMENTS)}.`,
      },
      results: {
        decided: 'decided',
        stale: 'not decided: it has changed since, or a colleague was faster',
        claimed: 'not decided: a colleague has it in hand',
        refused: 'refused',
        undone: 'taken back',
        changed_since: 'not taken back: it has changed since',
        kept: 'not taken back',
        left: 'still to come',
      } as Readonly<Record<string, string>>,
    },
    keys: {
      heading: 'Keys of the desk',
      hint: 'They act while nothing is being typed. A letter counts whatever its case.',
      on: 'Single keys act',
      legend: 'Which key does what',
      clash: (names: string): string => `Each needs a key of its own, one character long: ${names}.`,
      reset: 'As at first',
      save: 'Keep',
      saved: 'Your keys are kept in this browser.',
      rules: 'In the list of rules, 1 to 9 choose one. Escape closes any dialog.',
      names: {
        next: 'Next comment',
        previous: 'Previous comment',
        approve: 'Approve, or restore',
        reject: 'Reject: choose the rule',
        spam: 'Mark as spam',
        undo: 'Undo the last decision',
        note: 'Write a note',
        select: 'Select or unselect',
        queue: 'Next queue with work',
        search: 'Search',
        help: 'This help',
      } satisfies Record<KeyAction, string>,
    },
  },
};
