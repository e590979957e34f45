import type { CurrentPolicy } from '../policies/read-comment-policy.js';
import { policyDiffHref } from './hrefs.js';
import type { CommentFormView } from './views.js';

/** What is accepted by posting, and that it has changed. */
export const policyView = ({
  version,
  acceptance,
  announcedSince,
}: CurrentPolicy): CommentFormView['policy'] => ({
  ...{ version, acceptance, href: '/policy' },
  changed: announcedSince && { at: announcedSince.toISOString(), href: policyDiffHref(version - 1, version) },
});
