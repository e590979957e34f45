import type { OfficePageView } from './office-page-view.js';

/** As the form above the list sends it; empty: any. */
export interface AuditFilterView {
  /** The id of an account. */
  readonly actor: string;
  readonly action: string;
  /** Dates of the site. */
  readonly from: string;
  readonly to: string;
  /** An id. */
  readonly subject: string;
}

export interface DeedView {
  at: string;
  action: string;
  /** Null: at the command line, or by itself. */
  actor: { name: string; href: string } | null;
  subject: {
    kind: string;
    /** Where it is shown; null: nowhere. */
    href: string | null;
    /** All that was done to it. */
    historyHref: string;
  };
  /** Ids, keys, numbers and instants. */
  detail: readonly { name: string; value: string }[];
}

export interface AuditPageView extends OfficePageView {
  filter: AuditFilterView;
  staff: readonly { id: string; name: string }[];
  everythingHref: string | null;
  deeds: readonly DeedView[];
  moreHref: string | null;
  csvHref: string;
}
