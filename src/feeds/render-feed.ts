import { Feed } from 'feed';
import { permalinkOf } from '../comments/permalink.js';
import { feedWordsFor } from './feed-words.js';
import { elementText, escapedText, sectionHtml } from './feed-text.rules.js';
import type { RecentComment } from './read-recent-comments.js';

export const FORMATS = ['rss', 'atom', 'json'] as const;
export type Format = (typeof FORMATS)[number];

export const MEDIA_TYPES: Readonly<Record<Format, string>> = {
  rss: 'application/rss+xml',
  atom: 'application/atom+xml',
  json: 'application/feed+json',
};

/** A feed of comments, in no format yet. */
export interface CommentFeed {
  readonly title: string;
  /** Of the service, without a path: every address in the feed is absolute. */
  readonly origin: string;
  /** The page that it follows, and the feed without its extension. */
  readonly pagePath: string;
  readonly path: string;
  readonly locale: string;
  readonly comments: readonly RecentComment[];
}

/** Formats that ask for a date of everything get this one where nobody knows. */
const UNKNOWN = new Date(0);

export function renderFeed(feed: CommentFeed, format: Format): string {
  if (format === 'json') return JSON.stringify(jsonOf(feed));
  const xml = xmlFeed(feed, format);
  return format === 'rss' ? xml.rss2() : xml.atom1();
}

function xmlFeed(feed: CommentFeed, format: 'rss' | 'atom'): Feed {
  const { origin, pagePath, path, comments } = feed;
  const home = `${origin}${pagePath}`;
  const [newest = UNKNOWN] = comments
    .map(({ changedAt }) => changedAt ?? UNKNOWN)
    .toSorted((one, other) => other.getTime() - one.getTime());
  const xml = new Feed({
    id: home,
    link: home,
    title: elementText(feed.title),
    description: elementText(feed.title),
    language: feed.locale,
    feed: `${origin}${path}.${format}`,
    updated: newest,
    generator: 'Parley',
  });
  for (const comment of comments) {
    const name = elementText(nameOf(feed, comment));
    xml.addItem({
      id: `urn:uuid:${comment.id}`,
      link: linkOf(feed, comment),
      title: escapedText(titleOf(feed, comment)),
      content: sectionHtml(comment.html ?? ''),
      date: comment.changedAt ?? UNKNOWN,
      ...(comment.createdAt !== null && { published: new Date(comment.createdAt) }),
      // The author of RSS is an e-mail address, which we have for nobody.
      ...(format === 'rss'
        ? { extensions: [{ name: 'dc:creator', objects: { _text: name } }] }
        : { author: [{ name }] }),
    });
  }
  return xml;
}

/** JSON Feed 1.1; the library writes version 1. */
export const jsonOf = (feed: CommentFeed): object => ({
  version: 'https://jsonfeed.org/version/1.1',
  title: feed.title,
  home_page_url: `${feed.origin}${feed.pagePath}`,
  feed_url: `${feed.origin}${feed.path}.json`,
  language: feed.locale,
  items: feed.comments.map((comment) => ({
    id: comment.id,
    url: linkOf(feed, comment),
    title: titleOf(feed, comment),
    content_html: comment.html,
    ...(comment.createdAt !== null && { date_published: comment.createdAt }),
    ...(comment.changedAt !== null && { date_modified: comment.changedAt.toISOString() }),
    authors: [{ name: nameOf(feed, comment) }],
  })),
});

const linkOf = ({ origin }: CommentFeed, { id }: RecentComment): string => `${origin}${permalinkOf(id)}`;
const nameOf = ({ locale }: CommentFeed, { author }: RecentComment): string =>
  author?.name.trim() || feedWordsFor(locale).anonymous;
const titleOf = (feed: CommentFeed, comment: RecentComment): string =>
  feedWordsFor(feed.locale).comment(nameOf(feed, comment), comment.headline);
