import type { AuthorView, PageView } from './views.js';

/** The form by which a reader reports a comment; it posts `reason` and `text` to `#form-problem`. */
export interface ReportPageView extends PageView {
  comment: { html: string; author: AuthorView; number: number | null };
  article: { headline: string; href: string };
  action: string;
  reasons: readonly { key: string; title: string }[];
  typed: { reason: string | null; text: string };
  problem: { detail: string; field: 'reason' | 'text' | null } | null;
  /** Back to the comment in its discussion. */
  backHref: string;
}
