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
    featured: 'Featured comments',
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
  /** What has happened since the page was drawn. */
  live: {
    added: (count: number): string => counted(count, { one: 'new comment', other: 'new comments' }),
    changed: 'This discussion has changed.',
    state: {
      open: 'This discussion is open again.',
      paused: 'This discussion is paused.',
      closed: 'This discussion has closed.',
    },
  },
  known: { signedInAs: 'Signed in as', signOut: 'Sign out' },
  /** What a reader hides for themselves. */
  mute: {
    mute: 'Mute',
    muteOf: (name: string): string => `Mute ${name}: hide what they write, in this browser`,
    muted: (name: string): string => `You have muted ${name}.`,
    show: 'Show again',
  },
  comment: {
    number: (number: number): string => `#${number}`,
    permalink: (number: number): string => `#${number}, link to this comment`,
    edited: '(edited)',
    featured: 'Featured',
    inReplyTo: 'in reply to',
    reply: 'Reply',
    replyTo: (name: string, number: number | null): string =>
      number === null ? `Reply to ${name}` : `Reply to ${name} (#${number})`,
    like: 'Like',
    likeOf: (name: string, number: number | null): string =>
      number === null ? `Like the comment by ${name}` : `Like the comment by ${name} (#${number})`,
    likes: (count: number): string => counted(count, { one: 'like', other: 'likes' }),
    own: 'Edit or withdraw',
    withdraw: 'Withdraw',
    editableUntil: 'until',
    waiting: 'Waiting for review – only you see this',
    waitingBecause: (reasons: string): string => `Waiting for review – only you see this: ${reasons}`,
    tombstone: {
      removed: 'This comment was removed.',
      withdrawn: 'This comment was withdrawn by its author.',
    },
  },
  notice: {
    published: 'Your comment is published.',
    withdrawn: 'Your comment is withdrawn.',
    edited: 'Your change is saved.',
    arrived: 'Your comment has arrived. Reload the page to see it.',
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
    cancel: 'Cancel',
    unreached: 'The service was not reached. What you typed is kept: try again in a moment.',
    restored: 'This is what you had begun to write.',
    left: (count: number): string =>
      count < 0
        ? `${counted(-count, { one: 'character', other: 'characters' })} too many`
        : `${counted(count, { one: 'character', other: 'characters' })} left`,
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
