import { may, mayAtAll } from '../../accounts/permissions.rules.js';
import type { AccountViewer } from '../../accounts/viewer.js';
import { readClock } from '../../platform/clock.js';
import type { Reader } from '../../platform/database/database.js';
import { localOf } from '../../platform/local-time.rules.js';
import { MODES } from '../../policies/moderation-mode.rules.js';
import { readModerationMode } from '../../policies/set-moderation-mode.js';
import { readSettings } from '../../settings/replace-settings.js';
import { readSections, sectionsVersion } from '../../sites/read-sections.js';
import type { CurrentSite } from '../../sites/resolve-site.js';
import { wordsFor } from '../words/words.js';
import type { TypedForm } from './closing-form.rules.js';
import { officePageView } from './office-page-view.js';
import { sectionsFormOf } from './sections-form.rules.js';
import { settingsFormOf } from './settings-form.rules.js';
import type { ModesPageView, SectionsPageView, SettingsPageView } from './settings-view.js';

export const SETTINGS = '/console/settings';
export const SECTIONS = `${SETTINGS}/sections`;
export const MODES_PAGE = `${SETTINGS}/modes`;

export interface SettingsRequest<View extends { notice: unknown; fields?: unknown }> {
  readonly site: CurrentSite;
  readonly by: AccountViewer;
  readonly notice: View['notice'];
  /** A form that was refused and is to be shown again. */
  readonly sent: {
    readonly typed: TypedForm;
    readonly fields: View['fields'];
    /** Somebody saved meanwhile: sent once more, it takes the place of theirs. */
    readonly isOutdated: boolean;
  } | null;
}

/** All of the page of a site's settings. */
export async function readSettingsPage(
  reader: Reader,
  request: SettingsRequest<SettingsPageView>,
): Promise<SettingsPageView> {
  const { version, settings } = await readSettings(reader, request.site.id);
  return {
    ...placeView(request, SETTINGS),
    version: versionShown(request.sent, version),
    typed: request.sent?.typed ?? settingsFormOf(settings),
    fields: request.sent?.fields ?? [],
  };
}

/** All of the page of a site's sections. */
export async function readSectionsPage(
  reader: Reader,
  request: SettingsRequest<SectionsPageView>,
): Promise<SectionsPageView> {
  const sections = await readSections(reader, request.site.id);
  return {
    ...placeView(request, SECTIONS),
    version: versionShown(request.sent, await sectionsVersion(reader, request.site.id)),
    typed: request.sent?.typed ?? sectionsFormOf(sections),
    known: sections.map(({ key }) => key),
    fields: request.sent?.fields ?? [],
  };
}

/** All of the page of moderation modes: of the site and of its sections, as far as they are this publisher's. */
export async function readModesPage(
  reader: Reader,
  request: Omit<SettingsRequest<ModesPageView>, 'sent'> & {
    /** A form that was refused: whose, with what was typed. */
    readonly refused: { readonly subject: string; readonly typed: TypedForm } | null;
  },
): Promise<ModesPageView> {
  const { site, by, refused } = request;
  const now = await readClock(reader);
  const sections = await readSections(reader, site.id);
  const subjects = [
    ...(may(by, 'set moderation modes', 'site')
      ? [{ subject: 'site', name: null, level: 'site' as const, id: site.id }]
      : []),
    ...sections
      .filter(({ id }) => may(by, 'set moderation modes', { section: id }))
      .map(({ id, key, name }) => ({ subject: `section:${key}`, name, level: 'section' as const, id })),
  ];
  const levels = [];
  for (const { subject, name, level, id } of subjects) {
    const { version, mode, until } = await readModerationMode(reader, { level, id });
    const again = refused?.subject === subject ? refused.typed : null;
    levels.push({
      ...{ name, version, action: `${MODES_PAGE}/${subject}`, problem: again !== null },
      mode: again === null ? (mode ?? ('' as const)) : (MODES.find((one) => one === again['mode']) ?? ''),
      until: again?.['until'] ?? (until === null ? '' : localOf(until, site.timeZone)),
      hasEnded: until !== null && until <= now,
    });
  }
  return { ...placeView(request, MODES_PAGE), levels };
}

const versionShown = (
  sent: SettingsRequest<SettingsPageView>['sent'] | SettingsRequest<SectionsPageView>['sent'],
  now: number,
): number => {
  const version = sent === null || sent.isOutdated ? undefined : sent.typed['version'];
  return version !== undefined && /^\d{1,9}$/.test(version) ? Number(version) : now;
};

function placeView<Notice>(
  { site, by, notice }: { site: CurrentSite; by: AccountViewer; notice: Notice },
  current: string,
) {
  const words = wordsFor(site.locale).settingsPage.places;
  const places = [
    ...(mayAtAll(by, 'change settings')
      ? [
          { label: words.settings, href: SETTINGS },
          { label: words.sections, href: SECTIONS },
        ]
      : []),
    { label: words.modes, href: MODES_PAGE },
  ];
  return {
    ...officePageView(site, by, 'settings'),
    notice,
    places: places.map((place) => ({ ...place, current: place.href === current })),
  };
}
