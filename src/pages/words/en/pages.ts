import { counterFor } from '../counted.js';

const counted = counterFor('en');

/** What is around a discussion on our own pages, and on those that have none. */
export const pageWords = {
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
    comments: (count: number): string => counted(count, { one: 'comment', other: 'comments' }),
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
};
