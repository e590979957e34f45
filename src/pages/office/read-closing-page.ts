import { may } from '../../accounts/permissions.rules.js';
import type { AccountViewer } from '../../accounts/viewer.js';
import type { Reader } from '../../platform/database/database.js';
import { nearest, type ClosingPolicy, type PolicyLevel } from '../../policies/closing-policy.rules.js';
import { listClosingPolicies, type PolicyVersion } from '../../policies/list-closing-policies.js';
import { pageOfVersions } from '../../policies/page-of-versions.js';
import { readClosingPolicy, type PolicySubject } from '../../policies/set-closing-policy.js';
import { readSections, type SectionRow } from '../../sites/read-sections.js';
import type { CurrentSite } from '../../sites/resolve-site.js';
import { policySubject } from '../../threads/policy-subject.js';
import { CLOSING_FIELDS, closingFormOf } from './closing-form.rules.js';
import type { ClosingPageView, ClosingVersionView } from './closing-page-view.js';
import { articleHref, closingPolicyHref } from '../hrefs.js';
import { officeLinks } from './office-links.js';
import { pageView } from '../page-view.js';
import { wordsFor } from '../words/words.js';

const VERSIONS_SHOWN = 10;

export interface ClosingPageRequest {
  readonly site: CurrentSite;
  readonly by: AccountViewer;
  /** `site`, `section:<key>` or `article:<id>`. */
  readonly subject: string;
  /** Of the list of versions. */
  readonly cursor: string | null;
  /** A form that was sent and is to be shown again, with what came of it. */
  readonly sent:
    (Pick<ClosingPageView, 'typed' | 'problem' | 'preview'> & { readonly version: number }) | null;
  readonly saved: boolean;
}

interface Place {
  readonly name: string;
  readonly articleHref: string | null;
  /** The section that the place is, or is in. */
  readonly section: Pick<SectionRow, 'id' | 'key'> | null;
}

/** All of the page of one level's closing policy. */
export async function readClosingPage(reader: Reader, request: ClosingPageRequest): Promise<ClosingPageView> {
  const { site, by, subject, sent, cursor } = request;
  const level = await policySubject(reader, site.id, subject, by);
  const sections = await readSections(reader, site.id);
  const place = await readPlace(reader, level, sections);
  const versions = await listClosingPolicies(reader, level);
  const { items, nextCursor } = pageOfVersions(versions, { cursor, limit: VERSIONS_SHOWN });
  const version = versions[0]?.version ?? 0;
  const href = closingPolicyHref(subject);
  return {
    ...pageView(site, by),
    ...{ level: level.level, name: place.name, articleHref: place.articleHref, action: href, version },
    officeLinks: officeLinks(by, 'closing'),
    places: placesOf(request, sections, place),
    typed: sent?.typed ?? closingFormOf(versions[0]?.after ?? {}, site.timeZone),
    above: await readAbove(reader, level, place),
    problem: sent?.problem ?? null,
    meanwhile: sent === null ? [] : versions.filter((one) => one.version > sent.version).map(versionView),
    preview: sent?.preview ?? null,
    saved: request.saved,
    versions: items.map(versionView),
    moreHref: nextCursor && `${href}?cursor=${nextCursor}#versions-heading`,
  };
}

/** The policy that a form was made of. */
export async function readVersion(
  reader: Reader,
  subject: PolicySubject,
  version: number,
): Promise<ClosingPolicy> {
  const versions = await listClosingPolicies(reader, subject);
  return versions.find((one) => one.version === version)?.after ?? {};
}

async function readPlace(
  reader: Reader,
  { level, id }: PolicySubject,
  sections: readonly SectionRow[],
): Promise<Place> {
  if (level === 'site') return { name: '', articleHref: null, section: null };
  if (level === 'section') {
    const section = sections.find((one) => one.id === id)!;
    return { name: section.name, articleHref: null, section };
  }
  const [article] = await reader.query<{ slug: string; headline: string; sectionId: string | null }>(
    'SELECT slug, headline, section_id AS "sectionId" FROM articles WHERE id = $1',
    [id],
  );
  const { slug, headline, sectionId } = article!;
  const section = sections.find((one) => one.id === sectionId) ?? null;
  return { name: headline, articleHref: articleHref(slug), section };
}

/** The site and its sections, as far as this publisher may. */
function placesOf(
  { by, site, subject }: ClosingPageRequest,
  sections: readonly SectionRow[],
  place: Place,
): ClosingPageView['places'] {
  const shown = (name: string, label: string) => ({
    label,
    href: closingPolicyHref(name),
    current: name === subject,
  });
  const own = sections.filter(({ id }) => may(by, 'set closing policies', { section: id }));
  return [
    ...(may(by, 'set closing policies', 'site')
      ? [shown('site', wordsFor(site.locale).closingPage.site)]
      : []),
    ...own.map(({ key, name }) => shown(`section:${key}`, name)),
    ...(place.articleHref === null ? [] : [shown(subject, place.name)]),
  ];
}

async function readAbove(
  reader: Reader,
  { siteId, level }: PolicySubject,
  { section }: Place,
): Promise<ClosingPageView['above']> {
  if (level === 'site') return {};
  const current = async (of: PolicyLevel, id: string): Promise<ClosingPolicy> =>
    (await readClosingPolicy(reader, { level: of, id })).policy;
  const levels = {
    site: await current('site', siteId),
    section: level === 'article' && section !== null ? await current('section', section.id) : null,
    article: { policy: null },
  };
  return Object.fromEntries(
    CLOSING_FIELDS.flatMap(({ setting }) => {
      const found = nearest(levels, setting);
      if (found === null) return [];
      return [[setting, { policy: { [setting]: found.value }, level: found.level }]];
    }),
  );
}

const versionView = ({ version, setAt, setBy, before, after }: PolicyVersion): ClosingVersionView => ({
  ...{ version, before, after },
  setAt: setAt.toISOString(),
  setBy: setBy?.name ?? null,
});
