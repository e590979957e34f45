import { may } from '../../accounts/permissions.rules.js';
import type { Viewer } from '../../accounts/viewer.js';
import type { Reader } from '../../platform/database/database.js';
import { awaitsSetUp } from '../../sites/await-set-up.js';
import type { CurrentSite } from '../../sites/resolve-site.js';

export const SET_UP = '/console/set-up';

/** Whether somebody who signs in is the admin that a new site waits for. */
export const mustSetUp = async (reader: Reader, site: CurrentSite, viewer: Viewer): Promise<boolean> =>
  may(viewer, 'manage sites', 'site') && (await awaitsSetUp(reader, site.id));
