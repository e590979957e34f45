import type { AccountViewer } from '../../accounts/viewer.js';
import type { CurrentSite } from '../../sites/resolve-site.js';
import { pageView } from '../page-view.js';
import type { LinkView, PageView } from '../views.js';
import type { OfficeLinksView } from './closing-page-view.js';
import { officeLinks } from './office-links.js';

/** Props of every page for publishers and admins. */
export interface OfficePageView extends PageView {
  officeLinks: OfficeLinksView;
}

/** What became of the form that led here, in words. */
export type OfficeNoticeView =
  { kind: 'done'; text: string } | { kind: 'problem'; heading: string; detail: string; link?: LinkView };

/** What stands around the content of a page for publishers and admins. */
export const officePageView = (
  site: CurrentSite,
  by: AccountViewer,
  current: OfficeLinksView['current'],
): OfficePageView => ({ ...pageView(site, by), officeLinks: officeLinks(by, current) });
