import type { AuthorView, PageView } from './views.js';

/** What a report is typed into. */
export interface ReportFormView {
  action: string;
  reasons: readonly { key: string; title: string }[];
  typed: { reason: string | null; text: string };
  problem: { detail: string; field: 'reason' | 'text' | null } | null;
}

/** Where a reader reports a comment. */
export interface ReportPageView extends PageView, ReportFormView {
  comment: { html: string; author: AuthorView; number: number | null };
  article: { headline: string; href: string };
  /** Back to the comment in its discussion. */
  backHref: string;
}
