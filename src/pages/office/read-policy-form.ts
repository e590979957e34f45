import type { AccountViewer } from '../../accounts/viewer.js';
import type { Reader } from '../../platform/database/database.js';
import { comparePolicies } from '../../policies/compare-policies.rules.js';
import { listCommentPolicies, readCommentPolicyDraft } from '../../policies/read-comment-policy.js';
import { policyBase } from '../../policies/write-comment-policy.js';
import type { CurrentSite } from '../../sites/resolve-site.js';
import type { TypedForm } from './closing-form.rules.js';
import { policyDiffHref, policyHref } from '../hrefs.js';
import { officeLinks } from './office-links.js';
import { pageView } from '../page-view.js';
import { policyFormOf } from './policy-form.rules.js';
import type { PolicyFormPageView, PolicyFormProblemView } from './policy-form-view.js';

export const POLICY_FORM = '/console/policy';
const ANNOUNCED_DAYS = '14';

export interface PolicyFormRequest {
  readonly site: CurrentSite;
  readonly by: AccountViewer;
  /** A form that was refused and is to be shown again. */
  readonly sent: { readonly typed: TypedForm; readonly problem: PolicyFormProblemView } | null;
  readonly done: PolicyFormPageView['done'];
}

/** All of the page on which the comment policy is written. */
export async function readPolicyFormPage(
  reader: Reader,
  { site, by, sent, done }: PolicyFormRequest,
): Promise<PolicyFormPageView> {
  const versions = await listCommentPolicies(reader, site.id);
  const draft = await readCommentPolicyDraft(reader, site.id);
  const current = versions[0]!;
  return {
    ...pageView(site, by),
    officeLinks: officeLinks(by, 'policy'),
    action: POLICY_FORM,
    // Shown again, a form is still made on what it was made on, unless it shows what was written meanwhile.
    base:
      sent === null || sent.problem.kind === 'meanwhile'
        ? policyBase(current.version, draft)
        : (sent.typed['base'] ?? ''),
    typed: sent?.typed ?? { ...policyFormOf(draft ?? current), announceDays: ANNOUNCED_DAYS },
    problem: sent?.problem ?? null,
    done,
    current: { version: current.version, href: '/policy' },
    draft: draft && {
      version: draft.version,
      savedAt: draft.savedAt.toISOString(),
      comparison: comparePolicies(current, draft),
    },
    versions: versions.map(({ version, publishedAt }, index) => {
      const before = versions[index + 1];
      return {
        version,
        publishedAt: publishedAt.toISOString(),
        href: policyHref(version),
        changesHref: before === undefined ? null : policyDiffHref(before.version, version),
      };
    }),
  };
}
