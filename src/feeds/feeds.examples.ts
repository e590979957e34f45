import { COMMENT_EXAMPLE } from '../comments/comments.examples.js';
import type { CommentFeed } from './render-feed.js';

export const FEED_EXAMPLE: CommentFeed = {
  title: 'Comments on The bridge opens on Monday',
  origin: 'https://news.example',
  pagePath: '/articles/the-bridge-opens-on-monday#comments',
  path: '/articles/the-bridge-opens-on-monday/comments',
  locale: 'en',
  comments: [
    {
      ...COMMENT_EXAMPLE,
      headline: 'The bridge opens on Monday',
      changedAt: new Date('2026-11-02T08:41:07.250Z'),
    },
  ],
};
