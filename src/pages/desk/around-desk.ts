import { may } from '../../accounts/permissions.rules.js';
import type { AccountViewer } from '../../accounts/viewer.js';
import { readCannedNotes } from '../../moderation/canned-notes.js';
import type { Reader } from '../../platform/database/database.js';
import { readCommentPolicy } from '../../policies/read-comment-policy.js';
import { readSections } from '../../sites/read-sections.js';
import type { CurrentSite } from '../../sites/resolve-site.js';
import { officeLinks } from '../office/office-links.js';
import { pageView } from '../page-view.js';
import { scriptHref } from '../web-files.js';
import type { DeskNarrowing } from './desk-hrefs.js';
import type { DeskPowers } from './desk-view.js';
import type { Said } from './read-done.js';

export interface DeskRequest {
  readonly site: CurrentSite;
  readonly by: AccountViewer;
  readonly narrowing: DeskNarrowing;
  readonly said: Said;
}

const powersOf = (by: AccountViewer): DeskPowers => ({
  sanction: may(by, 'sanction authors', 'site'),
  ban: may(by, 'ban authors', 'site'),
  lookUpAuthors: may(by, 'look up authors', 'site'),
});

/** What every page of the desk shows around its content, and what its script begins with. */
export async function aroundDesk(reader: Reader, { site, by }: DeskRequest) {
  const page = pageView(site, by);
  const sections = await readSections(reader, site.id);
  const { items: ready } = await readCannedNotes(reader, site.id);
  const { rules } = await readCommentPolicy(reader, site.id, 'current');
  return {
    ...page,
    scriptHref: scriptHref('desk'),
    officeLinks: officeLinks(by, 'review'),
    start: {
      site: page.site,
      me: { id: by.accountId, name: by.name },
      powers: powersOf(by),
      sections: sections
        .filter(({ id }) => may(by, 'read queues', { section: id }))
        .map(({ key, name }) => ({ key, name })),
      ready,
      rules: rules.map(({ key, title }) => ({ key, title })),
    },
  };
}
