import type { AuthorKind, CommentSort } from '../../views.js';
import { counterFor } from '../counted.js';

const counted = counterFor('en');

/** What the readers' discussion says, on the article's page and in a publisher's own. */
export const discussionWords = {
  author: {
    anonymous: 'Anonymous',
    badge: { staff: 'Staff', 'article-author': 'Article author' } satisfies Partial<
      Record<AuthorKind, string>
    >,
  },
  discussion: {
    heading: (count: number): string =>
      count === 0 ? 'Comments' : counted(count, { one: 'comment', other: 'comments' }),
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
      count === null
        ? 'Show more replies'
        : `Show ${counted(count, { one: 'more reply', other: 'more replies' })}`,
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
    likes: (count: number): string => counted(count, { one: 'like', other: 'likes' }),
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
    commentPolicy: 'Comment Policy',
    policyBefore: 'By posting you accept our',
    policyAccept: 'I accept the',
    version: (version: number): string => `(version ${version})`,
    review: {
      newcomers: 'Your first comments appear after review.',
      before: 'Comments appear after review.',
    },
    slowMode: (seconds: number): string =>
      `This discussion is in slow mode: one comment every ${counted(seconds, { one: 'second', other: 'seconds' })}.`,
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
  closing: {
    heading: 'Discussion',
    closes: 'Open until',
  },
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
