import { NotHere } from '../platform/errors/problem.js';
import { prepared } from '../platform/database/connection.js';
import type { Reader } from '../platform/database/database.js';
import { hostName } from './hosts.rules.js';
import { settingsOf, type SiteSettings } from './site-settings.js';
import { SiteRequired } from './sites.errors.js';

/** The site of a request, with what most requests need of it. */
export interface CurrentSite {
  readonly id: string;
  /** Rises with whatever changes many of its pages at once. */
  readonly epoch: number;
  readonly key: string;
  readonly name: string;
  readonly locale: string;
  readonly timeZone: string;
  readonly defaultEditorsNote: string | null;
  readonly policyLinks: readonly { readonly label: string; readonly href: string }[];
  readonly allowedOrigins: readonly string[];
  readonly settings: SiteSettings;
}

type SiteRow = Omit<CurrentSite, 'settings'> & { settings: Record<string, unknown> };

const SITE = `s.id, s.epoch, s.key, s.name, s.locale, s.time_zone AS "timeZone", s.default_editors_note AS "defaultEditorsNote",
  s.policy_links AS "policyLinks", s.allowed_origins AS "allowedOrigins", s.settings`;

const BY_HOST = prepared(
  'site of a host',
  `SELECT ${SITE} FROM site_hosts h JOIN sites s ON s.id = h.site_id WHERE h.host = $1`,
);

/**
 * The site whose hosts have the request's host; else the one that `?site=` names; else the only one there is.
 * @param host as in the `Host` header; its port is ignored
 * @throws SiteRequired when none of the three tells
 */
export async function resolveSite(
  reader: Reader,
  host: string,
  key: string | undefined,
): Promise<CurrentSite> {
  const name = hostName(host);
  const [byHost] = await reader.query<SiteRow>(BY_HOST, [name]);
  return byHost ? present(byHost) : siteByKey(reader, key);
}

/** The same site as it is in the snapshot that is read, where it has another epoch there. */
export async function siteAt(reader: Reader, site: CurrentSite, epoch: number): Promise<CurrentSite> {
  if (epoch === site.epoch) return site;
  const [row] = await reader.query<SiteRow>(`SELECT ${SITE} FROM sites s WHERE s.id = $1`, [site.id]);
  return present(row!);
}

/** As {@link resolveSite}, where there is no host: the command line. */
export async function siteByKey(reader: Reader, key: string | undefined): Promise<CurrentSite> {
  if (key !== undefined) {
    const [named] = key.includes('\0')
      ? []
      : await reader.query<SiteRow>(`SELECT ${SITE} FROM sites s WHERE s.key = $1`, [key]);
    if (!named) throw new NotHere('site');
    return present(named);
  }
  const [only, another] = await reader.query<SiteRow>(`SELECT ${SITE} FROM sites s LIMIT 2`);
  if (!only || another) throw new SiteRequired();
  return present(only);
}

const present = (row: SiteRow): CurrentSite => ({ ...row, settings: settingsOf(row.settings, row.locale) });
