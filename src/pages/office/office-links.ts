import { may, mayAtAll } from '../../accounts/permissions.rules.js';
import type { AccountViewer } from '../../accounts/viewer.js';
import type { OfficeLinksView } from './closing-page-view.js';
import { closingPolicyHref } from '../hrefs.js';

/** The pages for staff that somebody may open. */
export const officeLinks = (by: AccountViewer, current: OfficeLinksView['current']): OfficeLinksView => ({
  review: mayAtAll(by, 'read queues') ? '/console' : null,
  discussions: mayAtAll(by, 'close threads') ? '/console/discussions' : null,
  closing: mayAtAll(by, 'set closing policies') ? closingPolicyHref('site') : null,
  policy: may(by, 'publish comment policies', 'site') ? '/console/policy' : null,
  words: mayAtAll(by, 'change settings') ? '/console/words' : null,
  statistics: mayAtAll(by, 'read statistics') ? '/console/statistics' : null,
  people: mayAtAll(by, 'manage people') ? '/console/people' : null,
  audit: mayAtAll(by, 'read audit') ? '/console/audit' : null,
  settings: mayAtAll(by, 'set moderation modes') ? '/console/settings' : null,
  current,
});
