import type { PolicyComparison } from '../policies/compare-policies.rules.js';
import type { PageView } from './views.js';

interface VersionLink {
  version: number;
  href: string;
  publishedAt: string;
}

export interface PolicyDiffPageView extends PageView {
  from: VersionLink;
  to: VersionLink;
  comparison: PolicyComparison;
}
