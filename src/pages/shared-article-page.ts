import { ANYONE } from '../accounts/viewer.js';
import { pageOfThread } from '../page-cache/page-of-thread.js';
import type { NamedPage } from '../page-cache/send-page.js';
import { siteAt, type CurrentSite } from '../sites/resolve-site.js';
import { articlePageView } from './article-view.js';
import { discussionDocument } from './discussion-document.js';
import type { DiscussionPart } from './hrefs.js';
import { readArticlePage } from './read-article-page.js';
import { renderArticlePage } from './render.js';

/** An article is found under a name that it had before: its page stands at another address. */
export class ArticleMoved extends Error {
  constructor(readonly slug: string) {
    super(`The page of this article is at ${slug}.`);
  }
}

/**
 * An article's page as whoever is not signed in sees it.
 * @throws ArticleMoved when read under a slug that it had before
 */
export const sharedArticlePage = (site: CurrentSite, slug: string, part: DiscussionPart): NamedPage => ({
  key: JSON.stringify(['article', site.id, slug, part.sort, part.cursor]),
  read: async (reader) => {
    const request = { site, viewer: ANYONE, slug, part, replyTo: null, posted: null };
    const data = await readArticlePage(reader, request);
    if (data.article.slug !== slug) throw new ArticleMoved(data.article.slug);
    const current = await siteAt(reader, site, data.thread.epoch);
    return {
      type: 'text/html; charset=utf-8',
      body: renderArticlePage(articlePageView({ ...data, site: current, isShared: true })),
      ...pageOfThread(site.id, data.thread),
    };
  },
});

/** An article's discussion as whoever is not signed in sees it, by any name of the article. */
export const sharedDiscussion = (site: CurrentSite, name: string, part: DiscussionPart): NamedPage => ({
  key: JSON.stringify(['discussion', site.id, name, part.sort, part.cursor]),
  read: async (reader) => {
    const request = { site, viewer: ANYONE, slug: name, part, replyTo: null, posted: null };
    const data = await readArticlePage(reader, request);
    const current = await siteAt(reader, site, data.thread.epoch);
    return {
      type: 'application/json; charset=utf-8',
      body: JSON.stringify(discussionDocument({ ...data, site: current, isShared: true })),
      ...pageOfThread(site.id, data.thread),
    };
  },
});
