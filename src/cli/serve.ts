import type { Config } from '../platform/config/config.js';
import type { Database } from '../platform/database/database.js';
import { addSite } from '../policies/add-site.js';
import { addDemonstration } from '../demo/add-demonstration.js';
import { startService } from '../service.js';
import { openDatabase } from './open-database.js';
import { signInUrl } from './sign-in-url.js';

const CONSOLE = { kind: 'console' } as const;

/** Serves until SIGINT or SIGTERM, then lets requests finish and leaves the database. */
export async function serve(config: Config, print: (line: string) => void): Promise<void> {
  const stopped = stopSignal();
  const { database, close } = await openDatabase(config, print);
  try {
    const firstStart = await isEmpty(database);
    const service = await startService({ database, ...config });
    try {
      const publicUrl = config.publicUrl ?? `http://localhost:${new URL(service.url).port}`;
      print(`Parley answers at ${publicUrl}`);
      if (firstStart) await begin(database, config, publicUrl, print);
      await stopped;
      print('Stopping: requests under way may finish.');
    } finally {
      await service.stop();
    }
  } finally {
    await close();
  }
  print('Stopped.');
}

const isEmpty = async (database: Database): Promise<boolean> =>
  (await database.query('SELECT FROM sites LIMIT 1')).length === 0;

/** The first start on an empty database: a demonstration site, or an empty one named "main". */
async function begin(
  database: Database,
  config: Config,
  publicUrl: string,
  print: (line: string) => void,
): Promise<void> {
  const hosts = [...new Set(['localhost', '127.0.0.1', '[::1]', new URL(publicUrl).hostname])];
  if (!config.demo) {
    await database.transaction((tx) => addSite(tx, { key: 'main', hosts }, CONSOLE));
    print('An empty site "main" is there. Add a publisher: npx parley accounts add <email> --role publisher');
    return;
  }
  const demo = await addDemonstration(database, hosts);
  print('A demonstration site is there:');
  print(`  open article    ${publicUrl}/articles/${demo.openSlug}`);
  print(`  closed article  ${publicUrl}/articles/${demo.closedSlug}`);
  print('Sign in, within 15 minutes and once each:');
  for (const { role, link } of demo.people) print(`  as ${role.padEnd(12)} ${signInUrl(publicUrl, link)}`);
  print('A new link and an API token: npx parley accounts add moderator@demo.example --role moderator');
}

function stopSignal(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => resolve());
  });
}
