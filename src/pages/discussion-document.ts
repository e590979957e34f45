import type { Viewer } from '../accounts/viewer.js';
import { MOST_GRAPHEMES } from '../screening/screening.errors.js';
import { discussionView, type ArticlePageData } from './discussion-view.js';
import { articleHref } from './hrefs.js';
import { siteView } from './page-view.js';
import type { DiscussionView, SiteView } from './views.js';

/** All that a browser draws a discussion from, on our own pages as on a publisher's. */
export interface DiscussionDocument {
  readonly site: SiteView;
  readonly article: { readonly href: string; readonly slug: string; readonly headline: string };
  readonly viewer: { readonly kind: Viewer['kind']; readonly name: string | null };
  readonly discussion: DiscussionView;
  readonly reportReasons: readonly { readonly key: string; readonly title: string }[];
  /** Graphemes that a comment may have. */
  readonly mostGraphemes: number;
}

export function discussionDocument(data: ArticlePageData): DiscussionDocument {
  const { site, viewer, article } = data;
  const { slug, headline } = article;
  return {
    site: siteView(site),
    article: { href: articleHref(slug), slug, headline },
    viewer: { kind: viewer.kind, name: viewer.kind === 'anyone' ? null : viewer.name },
    // What publishers can do with it has pages of its own.
    discussion: { ...discussionView(data), control: null },
    reportReasons: site.settings.reportReasons,
    mostGraphemes: MOST_GRAPHEMES,
  };
}
