import type { ClosingCause } from '../../policies/closing-facts.js';
import type { ClosingPolicy, PolicyLevel } from '../../policies/closing-policy.rules.js';
import type { DayAhead, Effect } from '../../policies/preview.rules.js';
import type { TypedForm } from './closing-form.rules.js';
import type { LinkView, PageView } from '../views.js';

export interface ClosingVersionView {
  version: number;
  setAt: string;
  /** Null: at the command line. */
  setBy: string | null;
  before: ClosingPolicy;
  after: ClosingPolicy;
}

export interface PreviewedView {
  effect: Effect;
  count: number;
  examples: readonly { headline: string; href: string; at: string; because: ClosingCause | null }[];
}

/**
 * The form posts `version`, the fields of `closing-form.rules.ts` and `do` (`preview`, `save`) to its page's own
 * address, with the fragment `#notice`: the answer begins at what became of it.
 */
export interface ClosingPageView extends PageView {
  level: PolicyLevel;
  /** Of the section, or the article's headline. */
  name: string;
  /** Of an article. */
  articleHref: string | null;
  action: string;
  /** That the form is made on. */
  version: number;
  places: readonly (LinkView & { current: boolean })[];
  officeLinks: OfficeLinksView;
  typed: TypedForm;
  /** What holds where this level says nothing. */
  above: Readonly<Partial<Record<keyof ClosingPolicy, { policy: ClosingPolicy; level: PolicyLevel }>>>;
  /** A refused setting, and the field of it to correct. */
  problem: { setting: keyof ClosingPolicy; field: string; tried: 'preview' | 'save' } | null;
  /** What was saved since the form was made, newest first; empty: nothing. */
  meanwhile: readonly ClosingVersionView[];
  preview: {
    now: readonly PreviewedView[];
    next30Days: readonly PreviewedView[];
    /** Of these 30 days, by day. */
    days: readonly DayAhead[];
  } | null;
  saved: boolean;
  versions: readonly ClosingVersionView[];
  moreHref: string | null;
}

/** The pages for staff, in the order in which they are offered. */
export const OFFICE_PAGES = [
  'review',
  'discussions',
  'closing',
  'policy',
  'words',
  'statistics',
  'people',
  'audit',
  'settings',
] as const;
type OfficePage = (typeof OFFICE_PAGES)[number];

/** The pages for staff that this viewer may open; null or absent: not for them. */
export type OfficeLinksView = Readonly<Partial<Record<OfficePage, string | null>>> & {
  readonly current: OfficePage;
};
