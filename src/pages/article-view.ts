import type { ArticleRow } from '../articles/find-article.js';
import { FORMATS, MEDIA_TYPES, type Format } from '../feeds/render-feed.js';
import { plainTextOf } from '../platform/html/sanitise.js';
import type { CurrentSite } from '../sites/resolve-site.js';
import { discussionView, type ArticlePageData } from './discussion-view.js';
import { articleHref } from './hrefs.js';
import { pageView } from './page-view.js';
import type { ArticlePageView, ArticleView, FeedView } from './views.js';
import { shortened } from './shortened.js';
import { scriptHref } from './web-files.js';

const DESCRIPTION_LENGTH = 200;
const FEED_LABELS: Readonly<Record<Format, string>> = { rss: 'RSS', atom: 'Atom', json: 'JSON Feed' };

export function articlePageView(data: ArticlePageData): ArticlePageView {
  const { site, viewer, article } = data;
  const href = articleHref(article.slug);
  return {
    ...pageView(site, viewer, article.canonicalUrl ?? href, href),
    scriptHref: scriptHref('page'),
    article: articleView(article, site),
    discussion: discussionView(data),
    feeds: article.state === 'hidden' ? [] : feedViews(`${href}/comments`),
  };
}

const feedViews = (path: string): FeedView[] =>
  FORMATS.map((format) => ({
    label: FEED_LABELS[format],
    type: MEDIA_TYPES[format],
    href: `${path}.${format}`,
  }));

const articleView = (article: ArticleRow, site: CurrentSite): ArticleView => ({
  href: articleHref(article.slug),
  headline: article.headline,
  section:
    article.section === null ? null : { name: article.sectionName!, href: `/?section=${article.section}` },
  byline: article.byline,
  publishedAt: article.publishedAt?.toISOString() ?? null,
  disclosure: article.disclosure,
  bodyHtml: article.bodyHtml,
  editorsNote: article.editorsNote ?? site.defaultEditorsNote,
  description: shortened(plainTextOf(article.bodyHtml), DESCRIPTION_LENGTH),
});
