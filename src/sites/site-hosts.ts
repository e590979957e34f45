import type { Reader, Tx } from '../platform/database/database.js';
import { hostName } from './hosts.rules.js';
import { SITES_HINT } from './site-hints.js';
import { HostInvalid, SiteExists } from './sites.errors.js';

/** The hosts of a site, as they are stored. */
export async function hostsOf(reader: Reader, siteId: string): Promise<string[]> {
  const rows = await reader.query<{ host: string }>(
    'SELECT host FROM site_hosts WHERE site_id = $1 ORDER BY host',
    [siteId],
  );
  return rows.map(({ host }) => host);
}

/**
 * Gives a site these hosts and no others.
 * @throws SiteExists when another site has one
 */
export async function replaceHosts(tx: Tx, siteId: string, typed: readonly string[]): Promise<void> {
  const hosts = [...new Set(typed.map(readHost))].sort();
  tx.hint(SITES_HINT);
  await tx.run('DELETE FROM site_hosts WHERE site_id = $1 AND host <> ALL ($2::text[])', [siteId, hosts]);
  for (const host of hosts) {
    const claimed = await tx.run(
      `INSERT INTO site_hosts AS h (host, site_id) VALUES ($1, $2)
       ON CONFLICT (host) DO UPDATE SET site_id = excluded.site_id WHERE h.site_id = excluded.site_id`,
      [host, siteId],
    );
    if (claimed === 0) throw new SiteExists(`host "${host}"`);
  }
}

function readHost(typed: string): string {
  const host = hostName(typed);
  if (host === null) throw new HostInvalid(typed);
  return host;
}
