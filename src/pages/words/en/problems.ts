import type { PageCode, ProblemWords, ReaderCode, Said } from '../problem-words.js';

/** What the API says of a refusal is English: here stands what is said otherwise to who fills in a form. */
export const problemWords: { readonly problems: ProblemWords } = {
  problems: {
    ofCode: {
      policy_not_accepted: (told) =>
        `Comments are accepted under version ${told.count('policy.version')} of the comment policy: read it, accept it, and send this again.`,
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
