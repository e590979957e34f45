import { CONSOLE } from '../audit/record.js';
import { addDemonstration, type Demonstration } from '../demo/add-demonstration.js';
import type { Config } from '../platform/config/config.js';
import type { Database } from '../platform/database/database.js';
import { addSite } from '../policies/add-site.js';
import { awaitSetUp } from '../sites/await-set-up.js';
import { signInUrl } from '../accounts/sign-in-url.js';

/** What a first start made. */
export type FirstSite = Demonstration | 'main';

/**
 * On an empty database, the first site: the demonstration, or an empty one named "main". Null on every later start.
 * Of two instances that start together, one makes it and the other finds it.
 */
export async function makeFirstSite(database: Database, config: Config): Promise<FirstSite | null> {
  const named = config.publicUrl === null ? [] : [new URL(config.publicUrl).hostname];
  const hosts = [...new Set(['localhost', '127.0.0.1', '[::1]', ...named])];
  return database.transaction(async (tx) => {
    await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended('first site', 0))`);
    if ((await tx.query('SELECT FROM sites LIMIT 1')).length > 0) return null;
    if (config.demo) return addDemonstration(tx, hosts);
    await awaitSetUp(tx, await addSite(tx, { key: 'main', hosts }, CONSOLE));
    return 'main';
  });
}

/** Where to look, and how to sign in. */
export function firstSiteInWords(first: FirstSite, publicUrl: string): string[] {
  if (first === 'main') {
    return [
      'An empty site "main" is there. Add its admin: npx parley accounts add <email> --role admin',
      'The sign-in link that this prints leads to the set-up of the site.',
    ];
  }
  return [
    'A demonstration site is there:',
    `  open article    ${publicUrl}/articles/${first.openSlug}`,
    `  closed article  ${publicUrl}/articles/${first.closedSlug}`,
    'Sign in, within 15 minutes and once each:',
    ...first.people.map(({ role, link }) => `  as ${role.padEnd(12)} ${signInUrl(publicUrl, link)}`),
    'A new link and an API token: npx parley accounts add moderator@demo.example --role moderator',
  ];
}
