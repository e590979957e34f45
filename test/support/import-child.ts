import 'reflect-metadata';
import { createReadStream } from 'node:fs';
import { entities } from '../../src/entities.js';
import { WordPressImport } from '../../src/imports/import-wordpress.js';
import { createDataSource } from '../../src/platform/database/data-source.js';
import { Database } from '../../src/platform/database/database.js';

/** Imports `<file>` into `<site>` of the database at `<url>`, and prints one line: an {@link ImportRun}. */
const [url, siteId, file] = process.argv.slice(2);
const dataSource = await createDataSource({ url: url!, entities }).initialize();
const memoryBefore = process.memoryUsage.rss();
const start = performance.now();
const run = new WordPressImport(new Database(dataSource), siteId!, {
  dryRun: false,
  withPings: false,
  closeAfterDays: null,
  disclosurePrefix: null,
});
await run.run(createReadStream(file!, { highWaterMark: 256 * 1024 }), () => undefined);
const seconds = (performance.now() - start) / 1000;
const peakMemory = process.resourceUsage().maxRSS * 1024;
process.stdout.write(`${JSON.stringify({ seconds, memoryBefore, peakMemory, report: run.report() })}\n`);
await dataSource.destroy();
