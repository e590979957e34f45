import { listPeople, type Person } from '../../accounts/people.js';
import type { AccountViewer } from '../../accounts/viewer.js';
import type { Reader } from '../../platform/database/database.js';
import { LIST_LIMIT } from '../../platform/http/list.query.js';
import { readSections } from '../../sites/read-sections.js';
import type { CurrentSite } from '../../sites/resolve-site.js';
import type { TypedForm } from './closing-form.rules.js';
import { officePageView } from './office-page-view.js';
import type { PeoplePageView, PersonView } from './people-view.js';
import { personFormOf, type PersonField } from './person-form.rules.js';

const PEOPLE = '/console/people';

export interface PeopleRequest {
  readonly site: CurrentSite;
  readonly by: AccountViewer;
  readonly filter: PeoplePageView['filter'];
  readonly cursor: string | null;
  readonly notice: PeoplePageView['notice'];
  /** A form that was refused and is to be shown again; of a new person: null. */
  readonly sent: {
    readonly personId: string | null;
    readonly typed: TypedForm;
    readonly field: PersonField | null;
  } | null;
}

/** The list as it is filtered, with more to say. */
export function peopleHref(
  filter: Partial<PeoplePageView['filter']>,
  said: Readonly<Record<string, string>> = {},
): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries({ ...filter, ...said })) if (value) query.set(name, value);
  return query.size === 0 ? PEOPLE : `${PEOPLE}?${query.toString()}`;
}

/** All of the page of people and their roles. */
export async function readPeoplePage(reader: Reader, request: PeopleRequest): Promise<PeoplePageView> {
  const { site, by, filter, cursor, notice, sent } = request;
  const { items, nextCursor } = await listPeople(reader, {
    ...{ siteId: site.id, cursor, limit: LIST_LIMIT },
    role: filter.role || null,
    email: filter.email || null,
  });
  const sections = await readSections(reader, site.id);
  const names = new Map(sections.map(({ key, name }) => [key, name]));
  const invited = sent?.personId === null ? sent : null;
  return {
    ...officePageView(site, by, 'people'),
    ...{ notice, filter, sections },
    everyoneHref: Object.values(filter).some(Boolean) ? PEOPLE : null,
    people: items.map((person) => personView(person, request, names)),
    moreHref: nextCursor && peopleHref(filter, { cursor: nextCursor }),
    invite: {
      action: PEOPLE,
      typed: invited?.typed ?? { role: 'moderator', where: 'site' },
      field: invited?.field ?? null,
      open: invited !== null,
    },
  };
}

function personView(
  { id, name, email, role, sections, createdAt }: Person,
  { by, filter, cursor, sent }: PeopleRequest,
  names: ReadonlyMap<string, string>,
): PersonView {
  const again = sent?.personId === id ? sent : null;
  const query = peopleHref(filter, { ...(cursor !== null && { cursor }) }).slice(PEOPLE.length);
  return {
    ...{ id, name, email, role, since: createdAt.toISOString() },
    sections: sections?.map((key) => names.get(key) ?? key) ?? null,
    form:
      id === by.accountId
        ? null
        : {
            action: `${PEOPLE}/${id}${query}`,
            typed: again?.typed ?? personFormOf({ name, role, sections }),
            field: again?.field ?? null,
            open: again !== null,
          },
  };
}
