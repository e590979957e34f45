import { QueryFailedError } from 'typeorm';
import type { Tx } from '../platform/database/database.js';
import { BadInput } from '../platform/errors/problem.js';
import { newId } from '../platform/ids.js';
import { SiteHost } from './site-host.entity.js';
import { Site } from './site.entity.js';
import { SiteExists } from './sites.errors.js';

export interface NewSite {
  /** Lower-case letters, digits and hyphens: travels in `?site=`. */
  readonly key: string;
  readonly name?: string;
  readonly hosts: readonly string[];
  readonly defaultEditorsNote?: string;
  readonly policyLinks?: { label: string; href: string }[];
}

/** The site's row and hosts. A site is whole only with its comment policy: callers use `policies/add-site.ts`. */
export async function createSite(tx: Tx, site: NewSite): Promise<string> {
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(site.key) || site.key.length > 60) {
    throw new BadInput(
      'site_key_invalid',
      `"${site.key}" cannot be a site's key: use lower-case letters, digits and hyphens, at most 60.`,
    );
  }
  const hosts = [...new Set(site.hosts.map(readHost))];
  const id = newId();
  const { key, name = key, defaultEditorsNote = null, policyLinks = [] } = site;
  try {
    await tx.manager.insert(Site, { id, key, name, defaultEditorsNote, policyLinks });
    await tx.manager.insert(
      SiteHost,
      hosts.map((host) => ({ host, siteId: id })),
    );
  } catch (error) {
    throw takenBy(error, site) ?? error;
  }
  return id;
}

function takenBy(error: unknown, site: NewSite): SiteExists | null {
  if (!(error instanceof QueryFailedError)) return null;
  const { constraint } = error.driverError as Error & { constraint?: string };
  if (constraint === 'sites_key_key') return new SiteExists(`key "${site.key}"`);
  if (constraint === 'site_hosts_pkey') return new SiteExists(`host ${site.hosts.join(' or ')}`);
  return null;
}

/** A host as requests name it: lower case, without a port. */
function readHost(typed: string): string {
  const url = URL.canParse(`http://${typed}`) ? new URL(`http://${typed}`) : null;
  if (url === null || url.pathname !== '/' || /[@#?\\]/.test(typed)) {
    throw new BadInput(
      'host_invalid',
      `"${typed}" is no host: write it as news.example.org, without https://.`,
    );
  }
  return url.hostname.replace(/\.$/, '');
}
