import type { PolicyComparison } from '../../policies/compare-policies.rules.js';
import type { TypedForm } from './closing-form.rules.js';
import type { OfficeLinksView } from './closing-page-view.js';
import type { PageView } from '../views.js';

/**
 * The form posts `base`, the fields of `policy-form.rules.ts`, `rules.n.remove`, `announceDays` and `do` (`save`,
 * `publish`) to its page's own address, with the fragment `#notice`.
 */
export interface PolicyFormPageView extends PageView {
  officeLinks: OfficeLinksView;
  action: string;
  /** What the form was made on: another value says that somebody was faster. */
  base: string;
  typed: TypedForm;
  problem: PolicyFormProblemView | null;
  done: 'saved' | 'published' | null;
  current: { version: number; href: string };
  /** As it is saved, with what it changes. */
  draft: { version: number; savedAt: string; comparison: PolicyComparison } | null;
  versions: readonly { version: number; publishedAt: string; href: string; changesHref: string | null }[];
}

export interface PolicyFormProblemView {
  tried: 'save' | 'publish';
  kind: 'fields' | 'in-use' | 'meanwhile';
  /** Names of fields to correct. */
  fields: readonly string[];
  /** Of rules that are cited and not in the draft. */
  keys: readonly string[];
}
