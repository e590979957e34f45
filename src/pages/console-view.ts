import type { OfficeLinksView } from './office/closing-page-view.js';
import type { AuthorView, PageView } from './views.js';

/** A decision posts `action` (`approve`, `reject`, `spam`) and `revision`; a rejection also `rule` and `note`. */
export interface ConsoleItemView {
  id: string;
  comment: { html: string; author: AuthorView; createdAt: string | null; href: string | null };
  article: { headline: string; href: string };
  /** Screening's keys or plain words. */
  reasons: readonly string[];
  revision: number;
  decisionAction: string;
}

export interface ConsolePageView extends PageView {
  officeLinks: OfficeLinksView;
  count: number;
  items: readonly ConsoleItemView[];
  rules: readonly { key: string; title: string }[];
  moreHref: string | null;
  /** What became of the last decision. */
  notice: { kind: 'done' | 'problem'; text: string } | null;
}
