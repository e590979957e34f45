import { listStaff } from '../../accounts/people.js';
import type { AccountViewer } from '../../accounts/viewer.js';
import { listAudit, type ListedDeed } from '../../audit/list-audit.js';
import type { Reader } from '../../platform/database/database.js';
import { LIST_LIMIT } from '../../platform/http/list.query.js';
import { periodOf } from '../../platform/period.rules.js';
import type { CurrentSite } from '../../sites/resolve-site.js';
import type { AuditFilterView, AuditPageView, DeedView } from './audit-view.js';
import { officePageView } from './office-page-view.js';

const AUDIT = '/console/audit';

/** All of the page of the audit log. */
export async function readAuditPage(
  reader: Reader,
  {
    site,
    by,
    filter,
    cursor,
  }: { site: CurrentSite; by: AccountViewer; filter: AuditFilterView; cursor: string | null },
): Promise<AuditPageView> {
  const { actor, action, subject } = filter;
  const { items, nextCursor } = await listAudit(reader, {
    ...{ siteId: site.id, cursor, limit: LIST_LIMIT },
    filter: {
      ...{ actor: actor || null, action: action || null, subject: subject || null, subjectKind: null },
      ...periodOf(filter, site.timeZone),
    },
  });
  return {
    ...officePageView(site, by, 'audit'),
    filter,
    staff: await listStaff(reader, site.id),
    everythingHref: Object.values(filter).some(Boolean) ? AUDIT : null,
    deeds: items.map(deedView),
    moreHref: nextCursor && withQuery(AUDIT, { ...filter, cursor: nextCursor }),
    csvHref: withQuery('/api/v1/audit', { ...filter, format: 'csv' }),
  };
}

const deedView = ({ at, actor, action, subject, detail }: ListedDeed): DeedView => ({
  ...{ at: at.toISOString(), action },
  actor:
    actor.id === null ? null : { name: actor.name ?? actor.id, href: withQuery(AUDIT, { actor: actor.id }) },
  subject: {
    kind: subject.kind,
    href: SHOWN_AT[subject.kind]?.(subject.id) ?? null,
    historyHref: withQuery(AUDIT, { subject: subject.id }),
  },
  detail: Object.entries(detail).map(([name, value]: [string, unknown]) => ({ name, value: inWords(value) })),
});

/** Where a thing of a kind is shown. */
const SHOWN_AT: Readonly<Record<string, (id: string) => string>> = {
  comment: (id) => `/console/comments/${id}`,
  article: (id) => `/articles/${id}`,
};

const inWords = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));

function withQuery(path: string, members: Readonly<Record<string, string>>): string {
  const query = new URLSearchParams(Object.entries(members).filter(([, value]) => value !== ''));
  return query.size === 0 ? path : `${path}?${query.toString()}`;
}
