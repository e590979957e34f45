import { QueryFailedError } from 'typeorm';
import type { Tx } from '../platform/database/database.js';
import { newId } from '../platform/ids.js';
import { Site } from './site.entity.js';
import { replaceHosts } from './site-hosts.js';
import { SiteExists, SiteKeyInvalid } from './sites.errors.js';

export interface NewSite {
  /** Lower-case letters, digits and hyphens: travels in `?site=`. */
  readonly key: string;
  readonly name?: string;
  readonly hosts: readonly string[];
  /** A language tag: of its pages, and of the comment policy with which it starts. */
  readonly locale?: string | null;
  readonly defaultEditorsNote?: string;
  readonly policyLinks?: { label: string; href: string }[];
}

/** The site's row and hosts. A site is whole only with its comment policy: callers use `policies/add-site.ts`. */
export async function createSite(tx: Tx, site: NewSite): Promise<string> {
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(site.key) || site.key.length > 60) throw new SiteKeyInvalid(site.key);
  const id = newId();
  const locale = Intl.getCanonicalLocales(site.locale ?? 'en')[0]!;
  const { key, name = key, defaultEditorsNote = null, policyLinks = [] } = site;
  try {
    await tx.manager.insert(Site, { id, key, name, locale, defaultEditorsNote, policyLinks });
  } catch (error) {
    throw takenBy(error, site) ?? error;
  }
  await replaceHosts(tx, id, site.hosts);
  return id;
}

function takenBy(error: unknown, site: NewSite): SiteExists | null {
  if (!(error instanceof QueryFailedError)) return null;
  const { constraint } = error.driverError as Error & { constraint?: string };
  if (constraint === 'sites_key_key') return new SiteExists(`key "${site.key}"`);
  return null;
}
