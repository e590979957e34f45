import { isStaff, type Viewer } from '../accounts/viewer.js';
import type { CurrentSite } from '../sites/resolve-site.js';
import { signInHref } from './next.rules.js';
import { STYLE_HREF } from './stylesheet.js';
import type { PageView, SiteView } from './views.js';

export const siteView = ({ name, locale, timeZone, policyLinks }: CurrentSite): SiteView => ({
  name,
  locale,
  timeZone,
  homeHref: '/',
  policyLinks,
  commentPolicyHref: '/policy',
});

/**
 * What every page shows around its content.
 * @param here the page's own path: signing in leads back to it
 */
export function pageView(
  site: CurrentSite,
  viewer: Viewer,
  canonicalHref: string | null = null,
  here: string | null = null,
): PageView {
  const consoleHref = isStaff(viewer) ? '/console' : null;
  return {
    site: siteView(site),
    viewer:
      viewer.kind === 'account'
        ? { name: viewer.name, accountHref: '/account', signOutAction: '/sign-out', consoleHref }
        : null,
    styleHref: STYLE_HREF,
    canonicalHref,
    signInHref: viewer.kind === 'account' ? null : signInHref(here),
  };
}
