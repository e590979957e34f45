import { ANYONE } from '../accounts/viewer.js';
import { findArticle } from '../articles/find-article.js';
import { pageOfThread } from '../page-cache/page-of-thread.js';
import type { NamedPage } from '../page-cache/send-page.js';
import { siteAt, type CurrentSite } from '../sites/resolve-site.js';
import { readThread } from '../threads/read-thread.js';
import { feedWordsFor } from './feed-words.js';
import { readRecentOfSite, readRecentOfThread } from './read-recent-comments.js';
import { MEDIA_TYPES, renderFeed, type Format } from './render-feed.js';

/** A feed as all readers share it: in which format, and at which origin its links lead. */
export interface FeedRequest {
  readonly site: CurrentSite;
  readonly format: Format;
  readonly origin: string;
}

const typeOf = (format: Format): string => `${MEDIA_TYPES[format]}; charset=utf-8`;

/** The feed of an article's discussion, for anyone: a hidden article has none, whoever asks. */
export const articleFeed = ({ site, format, origin }: FeedRequest, name: string): NamedPage => ({
  key: JSON.stringify(['feed', site.id, origin, format, name]),
  read: async (reader) => {
    const { slug, headline, threadId } = await findArticle(reader, site.id, name, ANYONE);
    const thread = await readThread(reader, site.id, threadId);
    const { locale } = await siteAt(reader, site, thread.epoch);
    const pagePath = `/articles/${encodeURIComponent(slug)}`;
    const feed = {
      origin,
      title: feedWordsFor(locale).ofArticle(headline),
      pagePath: `${pagePath}#comments`,
      path: `${pagePath}/comments`,
      locale,
      comments: await readRecentOfThread(reader, threadId),
    };
    return {
      type: typeOf(format),
      body: renderFeed(feed, format),
      ...pageOfThread(site.id, thread),
      likesOpen: false,
    };
  },
});

/** The feed of all that is said on a site's public articles. */
export const siteFeed = ({ site, format, origin }: FeedRequest): NamedPage => ({
  key: JSON.stringify(['feed', site.id, origin, format]),
  read: async (reader) => {
    const [known] = await reader.query<{ epoch: number; now: Date }>(
      'SELECT epoch, parley_now() AS now FROM sites WHERE id = $1',
      [site.id],
    );
    const { name, locale } = await siteAt(reader, site, known!.epoch);
    const feed = {
      origin,
      title: feedWordsFor(locale).ofSite(name),
      pagePath: '/',
      path: '/comments',
      locale,
      comments: await readRecentOfSite(reader, site.id),
    };
    return {
      type: typeOf(format),
      body: renderFeed(feed, format),
      ...{ siteId: site.id, ...known!, threads: new Map(), ofWholeSite: true },
      ...{ state: null, likesOpen: false, changesAt: null },
    };
  },
});
