import type { Config } from '../platform/config/config.js';
import { startService } from '../service.js';
import { firstSiteInWords, makeFirstSite } from './first-start.js';
import { openDatabase } from './open-database.js';

/** Serves until SIGINT or SIGTERM, then lets requests finish and leaves the database. */
export async function serve(config: Config, print: (line: string) => void): Promise<void> {
  const stopped = stopSignal();
  const { database, close } = await openDatabase(config, print);
  try {
    const first = await makeFirstSite(database, config);
    const service = await startService({ database, ...config });
    try {
      const publicUrl = config.publicUrl ?? `http://localhost:${new URL(service.url).port}`;
      print(`Parley answers at ${publicUrl}`);
      if (first !== null) for (const line of firstSiteInWords(first, publicUrl)) print(line);
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

function stopSignal(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => resolve());
  });
}
