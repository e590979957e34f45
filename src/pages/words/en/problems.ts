import type { PageCode, ProblemWords, ReaderCode, Said } from '../problem-words.js';

const DECISIONS = 'Why, you read under “Decisions about your comments”.';

/** What the API says of a refusal is English: here stands what is said otherwise to who fills in a form. */
export const problemWords: { readonly problems: ProblemWords } = {
  problems: {
    ofCode: {
      policy_not_accepted: (told) =>
        `Comments are accepted under version ${told.count('policy.version')} of the comment policy: read it, accept it, and send this again.`,
      author_banned: ({ moment }) =>
        `Moderators have banned you${moment('until') && ` until ${moment('until')}`}. ${DECISIONS}`,
      author_muted: ({ moment }) =>
        `Moderators take no comments from you${moment('until') && ` until ${moment('until')}`}. ${DECISIONS}`,
      warning_not_acknowledged:
        'Moderators have warned you. Read the warning under “Decisions about your comments” and acknowledge it there, then send this again.',
    } satisfies Partial<Record<ReaderCode, Said>>,
    ofField: {
      text: 'Write at most 2,000 characters.',
      note: 'Write at most 2,000 characters.',
      sanctionNote: 'Write at most 2,000 characters.',
      email: 'Give an e-mail address of at most 320 characters.',
      password: 'Give a password of 10 to 128 characters.',
      currentPassword: 'Give a password of 10 to 128 characters.',
    },
    titles: {},
    anyField: null,
    whatever: null,
  },
};

export const pageProblems: Partial<Record<PageCode, Said>> = {
  current_password_wrong:
    'That is not your current password. Forgotten? Sign in by a mailed link: for 15 minutes after that it is not asked for.',
};
