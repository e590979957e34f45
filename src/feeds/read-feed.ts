import { ANYONE } from '../accounts/viewer.js';
import { findArticle } from '../articles/find-article.js';
import type { Reader } from '../platform/database/database.js';
import type { CurrentSite } from '../sites/resolve-site.js';
import { readRecentOfSite, readRecentOfThread } from './read-recent-comments.js';
import type { CommentFeed } from './render-feed.js';

export type ReadFeed = Omit<CommentFeed, 'origin'>;

/** The feed of an article's discussion, for anyone: a hidden article has none, whoever asks. */
export async function readArticleFeed(reader: Reader, site: CurrentSite, name: string): Promise<ReadFeed> {
  const { slug, headline, threadId } = await findArticle(reader, site.id, name, ANYONE);
  const pagePath = `/articles/${encodeURIComponent(slug)}`;
  return {
    title: `Comments on ${headline}`,
    pagePath: `${pagePath}#comments`,
    path: `${pagePath}/comments`,
    locale: site.locale,
    comments: await readRecentOfThread(reader, threadId),
  };
}

/** The feed of all that is said on a site's public articles. */
export async function readSiteFeed(reader: Reader, site: CurrentSite): Promise<ReadFeed> {
  return {
    title: `Comments – ${site.name}`,
    pagePath: '/',
    path: '/comments',
    locale: site.locale,
    comments: await readRecentOfSite(reader, site.id),
  };
}
