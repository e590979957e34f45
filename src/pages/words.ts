import { consoleWords } from './console-words.js';
import { deskWords } from './desk/desk-words.js';
import { policyWords } from './policy-words.js';
import { reportWords } from './report-words.js';
import { signInWords } from './sign-in-words.js';
import { statementWords } from './statement-words.js';
import type { AuthorKind, CommentSort } from './views.js';

const inEnglish = new Intl.NumberFormat('en');
const counted = (count: number, one: string, many: string): string =>
  count === 1 ? `1 ${one}` : `${inEnglish.format(count)} ${many}`;

/** Every word of the pages, in English. Another language is another object of this shape. */
const english = {
  page: {
    skip: 'Skip to content',
    signedInAs: 'Signed in as',
    signOut: 'Sign out',
    signIn: 'Sign in',
    console: 'Review comments',
    policies: 'Policies',
    commentPolicy: 'Comment Policy',
    frontPage: 'Front page',
  },
  article: {
    by: 'By',
    disclosure: 'DISCLOSURE:',
    editorsNote: 'Editor’s note',
  },
  author: {
    anonymous: 'Anonymous',
    badge: { staff: 'Staff', 'article-author': 'Article author' } satisfies Partial<
      Record<AuthorKind, string>
    >,
  },
  discussion: {
    heading: (count: number): string => (count === 0 ? 'Comments' : counted(count, 'comment', 'comments')),
    none: 'No comments yet.',
    first: 'No comments yet. Yours can be the first.',
    leave: 'Leave a comment',
    order: 'Order',
    sorts: { oldest: 'Oldest', newest: 'Newest', best: 'Best' } satisfies Record<CommentSort, string>,
    more: { oldest: 'More comments', newest: 'Older comments', best: 'More comments' } satisfies Record<
      CommentSort,
      string
    >,
    whole: 'Show the discussion from its beginning',
    pages: 'Pages of comments',
    moreReplies: (count: number | null): string =>
      count === null ? 'Show more replies' : `Show ${counted(count, 'more reply', 'more replies')}`,
    follow: 'Follow this discussion:',
  },
  /** What the script of a discussion's page says; a count by its plural category (CLDR), `other` for all that are absent. */
  live: {
    added: { one: '1 new comment', other: '{count} new comments' },
    changed: 'This discussion has changed.',
    state: {
      open: 'This discussion is open again.',
      paused: 'This discussion is paused.',
      closed: 'This discussion has closed.',
    },
  },
  comment: {
    number: (number: number): string => `#${number}`,
    permalink: (number: number): string => `#${number}, link to this comment`,
    edited: '(edited)',
    inReplyTo: 'in reply to',
    reply: 'Reply',
    replyTo: (name: string, number: number | null): string =>
      number === null ? `Reply to ${name}` : `Reply to ${name} (#${number})`,
    like: 'Like',
    likeOf: (name: string, number: number | null): string =>
      number === null ? `Like the comment by ${name}` : `Like the comment by ${name} (#${number})`,
    likes: (count: number): string => counted(count, 'like', 'likes'),
    own: 'Edit or withdraw',
    waiting: 'Waiting for review – only you see this',
    tombstone: {
      removed: 'This comment was removed.',
      withdrawn: 'This comment was withdrawn by its author.',
    },
  },
  notice: {
    published: 'Your comment is published.',
    withdrawn: 'Your comment is withdrawn.',
    held: (reasons: string): string =>
      reasons === ''
        ? 'Your comment is waiting for review.'
        : `Your comment is waiting for review: ${reasons}.`,
    onlyYou: 'Only you can see it for now.',
    see: 'See your comment',
  },
  form: {
    name: 'Name',
    email: 'E-mail',
    optional: '(optional, never published)',
    body: 'Comment',
    post: 'Post comment',
    cancelReply: 'Cancel reply',
    policyChanged: 'Our comment policy has changed on',
    whatChanged: 'See what is new',
    policyBefore: 'By posting you accept our',
    policyAccept: 'I accept the',
    version: (version: number): string => `(version ${version})`,
    review: {
      newcomers: 'Your first comments appear after review.',
      before: 'Comments appear after review.',
    },
    slowMode: (seconds: number): string =>
      `This discussion is in slow mode: one comment every ${counted(seconds, 'second', 'seconds')}.`,
    problem: 'Your comment was not posted.',
    signIn: 'Sign in to comment',
    guestBefore: 'You post as a guest.',
    guestSignIn: 'Sign in',
    guestAfter: 'to post under your account.',
    signInFirst: 'Comments here are for readers with an account.',
    unsent: 'Your comment was not posted. Here is your text:',
    unsentClosed:
      'Your comment was not posted, since the discussion closed before it arrived. Here is your text:',
  },
  own: {
    heading: 'Your comment',
    on: 'on',
    edit: 'Change the text',
    until: 'You can change it until',
    save: 'Save',
    problem: 'Your change was not saved.',
    unsent: 'Your change was not saved. Here is your text:',
    stale:
      'The comment has changed meanwhile: above, it is as it stands now. Save again to replace it by your text.',
    withdraw: 'Withdraw',
    withdrawExplain: 'Readers see it no more. This cannot be undone; replies stay where they are.',
    withdrawButton: 'Withdraw this comment',
    back: 'Back to the discussion',
  },
  closing: {
    heading: 'Discussion',
    closes: 'Open until',
  },
  policy: {
    version: (version: number): string => `Version ${version}`,
    since: 'in force since',
    rules: 'Rules',
    superseded: 'This version is no longer in force.',
    readCurrent: (version: number): string => `Read version ${version}`,
    earlier: 'Earlier versions',
    whatChanged: 'What has changed',
    changes: 'Changes of the comment policy',
    became: { same: '', added: 'new', removed: 'gone', changed: 'changed' },
    description: (site: string): string => `The rules for comments on ${site}.`,
  },
  front: {
    heading: 'Articles',
    sections: 'Sections',
    all: 'All',
    none: 'Nothing has been published yet.',
    more: 'More articles',
    state: { open: '', paused: 'Comments are paused', closed: 'Comments are closed' },
    description: (site: string): string => `Articles and their discussions on ${site}.`,
    comments: (count: number): string => counted(count, 'comment', 'comments'),
  },
  error: {
    status: (status: number): string => `Error ${status}`,
    /** What a reader can do, by status; `whatever` for the rest. */
    whatToDo: {
      400: 'Go back, check what you entered and send it again.',
      401: 'Sign in, then open this page again.',
      403: 'If you should be able to do this, ask the people who run the site.',
      404: 'Look for it from the front page.',
      409: 'Go back and reload the page to see what has changed, then try again.',
      422: 'Go back, check what you entered and send it again.',
      429: 'Wait a moment, then try again.',
      500: 'This is our fault, and it has been recorded. Try again in a few minutes.',
      503: 'The site is busy. Try again in a minute.',
    } as Readonly<Record<number, string>>,
    whatever: 'Go back and try again.',
    /** By a problem's code, instead of what the API says and of the above. */
    ofCode: {
      no_such_page: {
        title: 'Not found',
        detail: 'There is no page at this address. Check its spelling.',
        whatToDo: 'Look for it from the front page.',
      },
      not_signed_in: {
        detail:
          'This page is for people with an account here. You are not signed in, or your session has ended.',
        whatToDo: 'Sign in: that leads you back to this page.',
      },
      sign_in_link_invalid: {
        title: 'This link does not sign you in',
        detail: 'This sign-in link was used before, has expired or is not whole.',
        whatToDo: 'Have a new link mailed to you: each works once, for 15 minutes.',
      },
    } as Readonly<Record<string, { title?: string; detail: string; whatToDo: string }>>,
  },
  ...signInWords,
  ...consoleWords,
  ...deskWords,
  ...policyWords,
  ...statementWords,
  ...reportWords,
  /** Why a comment waits, by screening's keys. */
  reasons: {
    mode: 'comments here are reviewed before they appear',
    before: 'comments here are reviewed before they appear',
    wordpress: "the site's WordPress rules",
    newcomer: 'first comments are reviewed before they appear',
    newcomers: 'first comments are reviewed before they appear',
    links: 'it has several links',
    words: 'it has words that our moderators look at first',
    reported: 'readers reported it',
    standing: 'comments by this author are reviewed',
    sanction: 'comments by this author are reviewed',
    import: 'it waited where it was imported from',
    unreviewed: 'nobody has looked at it yet',
  } as Readonly<Record<string, string>>,
};

export type Words = typeof english;

/** The catalogue for a locale: English as long as there is no other. */
export const wordsFor = (_locale: string): Words => english;

/** A reason as words: from the catalogue, or as it came, with the joints of a key opened. */
export const heldReasonInWords = (words: Words, reason: string): string =>
  (Object.hasOwn(words.reasons, reason) ? words.reasons[reason] : undefined) ??
  (/^[a-z0-9_-]+$/.test(reason) ? reason.replace(/[_-]+/g, ' ') : reason);
