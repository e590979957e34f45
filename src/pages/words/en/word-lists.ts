import type { Disguise } from '../../../screening/disguises.rules.js';
import { counterFor } from '../counted.js';

const counted = counterFor('en');
const DAYS = { one: 'day', other: 'days' };
const COMMENTS = { one: 'comment', other: 'comments' };
const PHRASES = { one: 'phrase', other: 'phrases' };

/** The words of the pages on which publishers set word lists, try them and replay past comments with them. */
export const wordListsWords = {
  wordLists: {
    heading: 'Word lists',
    explain:
      'Whole words and phrases, one a line. They are found in any case and in the usual disguises: digits for letters, letters apart, letters that look alike.',
    lists: { held: 'Held for review', refused: 'Not taken' },
    hints: {
      held: 'A comment with one of these waits for a moderator.',
      refused: 'A comment with one of these is refused, and its author is told.',
    },
    save: 'Save',
    saved: 'The lists are saved. They count for what is posted from now on.',
    problem: 'The lists were not saved.',
    notReplayed: 'Nothing was replayed.',
    meanwhile:
      'Somebody saved other lists meanwhile. What you typed stands below: save again to put it in the place of theirs.',
    withoutWords: (list: string): string =>
      `A line of “${list}” has no letter and no digit, so no comment could hit it: correct or remove it.`,
    tooMuch: (list: string): string =>
      `“${list}” takes at most 2,000 lines of 100 characters each: shorten it.`,
    underWay: 'Look at the one that is under way',
    replayHeading: 'Before you switch them on',
    replayExplain:
      'What would the lists above have made of the comments that came? Nothing is saved and no comment changes.',
    days: 'Comments of',
    lastDays: (days: number): string => `the last ${counted(days, DAYS)}`,
    replay: 'Replay with these lists',
    testHeading: 'Try a text',
    testExplain: 'On the lists as they are saved. Nothing of the text is kept.',
    text: 'Text of a comment',
    test: 'Try',
    verdicts: {
      publish: 'The lists let it through.',
      hold: 'The lists hold it for review.',
      refuse: 'The lists do not take it.',
    },
    disguises: {
      ...{ 'as listed': 'as listed', accents: 'accents' },
      'letters that look alike': 'letters that look alike',
      'digits or signs for letters': 'digits or signs for letters',
      'letters repeated': 'letters repeated',
      'letters apart': 'letters apart',
    } satisfies Record<Disguise | 'as listed', string> as Readonly<Record<string, string>>,
    from: 'at',
    behindMarks: 'hidden by marks of Markdown',
  },
  replay: {
    heading: 'Replay',
    explain: (days: number): string =>
      `What draft word lists make of the comments of the last ${counted(days, DAYS)}.`,
    asked: 'Asked for',
    draft: (held: number, refused: number): string =>
      `The draft holds ${counted(held, PHRASES)} and refuses ${counted(refused, PHRASES)}.`,
    states: { waiting: 'It begins in a moment', running: 'It is under way', done: 'It is done' },
    notBegun: 'Nothing is screened yet.',
    progress: (done: number, of: number): string => `${done} of ${counted(of, COMMENTS)}`,
    lookAgain: 'Look again',
    failed: 'This replay failed. Nothing was changed by it: ask for another one.',
    compared: 'Draft and settings in force',
    withDraft: 'Draft',
    inForce: 'In force',
    verdicts: { publish: 'Published', hold: 'Held', spam: 'Spam', refuse: 'Refused' },
    precision: 'Precision',
    recall: 'Recall',
    unknown: 'not known',
    meaning:
      'Precision: of what is stopped and was decided on, how much moderators removed. Recall: of what moderators removed, how much is stopped.',
    nothingDecided: 'Moderators have decided on none of these comments, so neither is known.',
    newlyHeld: (count: number): string => `${counted(count, COMMENTS)} stopped that pass today`,
    newlyPublished: (count: number): string => `${counted(count, COMMENTS)} that are stopped today pass`,
    examples: (shown: number): string => `The first ${shown}:`,
    look: 'Look at it, on',
    leftAside: 'What a replay leaves aside',
    notReplayed: {
      'refused-then': 'Comments that were refused when they were sent: they were not kept.',
      policy: 'Whether the comment policy had been accepted.',
      'same-text': 'The same text again.',
      flood: 'Posts in quick succession.',
      'slow-mode': 'Slow mode.',
      sanctions: 'What was imposed on authors.',
      'mode-then': 'The moderation mode of that time: the one of now counts.',
      'user-agent': 'Browsers, which are not kept.',
      'ip-beyond-prefix': 'Addresses, beyond their beginning.',
      'email-then': 'The e-mail address of that time: the one of now counts.',
    } as Readonly<Record<string, string>>,
  },
};
