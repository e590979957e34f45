import type { PageView } from './views.js';

export interface PolicyRuleView {
  key: string;
  title: string;
  /** Plain text; an empty line begins a paragraph. */
  text: string;
}

export interface PolicyPageView extends PageView {
  policy: {
    version: number;
    title: string;
    /** Plain text; an empty line begins a paragraph. */
    body: string;
    publishedAt: string | null;
    rules: readonly PolicyRuleView[];
  };
  /** Set when this version was superseded. */
  current: { version: number; href: string } | null;
  earlier: readonly { version: number; href: string; publishedAt: string | null }[];
  /** What became of the version before in this one; null: it is the first. */
  changesHref: string | null;
}
