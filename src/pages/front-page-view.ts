import type { ClosingView, PageView } from './views.js';

export interface ArticleSummaryView {
  href: string;
  headline: string;
  /** Its section's name. */
  section?: string | null;
  byline: string | null;
  publishedAt: string | null;
  commentCount: number;
  state: ClosingView['state'];
}

/** Null: all of them. */
export interface SectionLinkView {
  label: string | null;
  href: string;
  current: boolean;
}

export interface FrontPageView extends PageView {
  articles: readonly ArticleSummaryView[];
  /** Absent or empty: the site has no sections. */
  sections?: readonly SectionLinkView[];
  moreHref: string | null;
}
