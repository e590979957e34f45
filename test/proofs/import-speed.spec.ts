import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { TallyReport } from '../../src/imports/import-report.js';
import { figure, seed, size } from '../support/figures.js';
import { importInOwnProcess, writeExport, type ImportRun } from '../support/import-process.js';
import { TestService } from '../support/service.js';

const SIZES = size({ small: [500, 1_500], full: [25_000, 100_000] });
const LIMIT = 120_000;
const MB = 1024 * 1024;

const accounted = ({ created, unchanged, skipped }: TallyReport): number =>
  created + unchanged + skipped.reduce((sum, { count }) => sum + count, 0);

/** Articles grow with the comments, so that the largest discussion has about the same size in both files. */
const articlesFor = (comments: number): number => comments / 250;

describe(`an import of ${SIZES.join(' and of ')} comments`, () => {
  let folder: string;
  const peaks: number[] = [];

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'parley-import-'));
  });

  afterAll(async () => {
    const [small, large] = peaks;
    if (small && large)
      figure(`peak memory, ${SIZES.toReversed().join(' against ')}`, (large / small).toFixed(2));
    await rm(folder, { recursive: true, force: true });
  });

  it.each(SIZES)(
    'brings all %i comments, and the second time none',
    async (comments) => {
      const service = await TestService.start({ instances: 0 });
      try {
        const file = join(folder, `${comments}.xml`);
        await writeExport(file, { comments, articles: articlesFor(comments), seed: seed() });
        const run = (): Promise<ImportRun> => importInOwnProcess(service.databaseUrl, service.siteId, file);
        const count = async (): Promise<number> => {
          const [row] = await service.database.query<{ count: number }>(
            'SELECT count(*)::integer AS count FROM comments',
          );
          return row!.count;
        };

        const first = await run();
        const { created, unchanged } = first.report.comments;
        expect(first.report).toMatchObject({
          articles: { read: articlesFor(comments), created: articlesFor(comments) },
          comments: { read: comments, unchanged: 0, skipped: [{ reason: 'ping' }] },
        });
        expect(accounted(first.report.comments)).toBe(comments);
        expect(await count()).toBe(created);

        const second = await run();
        expect(second.report).toMatchObject({
          articles: { read: articlesFor(comments), created: 0, unchanged: articlesFor(comments) },
          comments: { read: comments, created: 0, unchanged: created },
        });
        expect(accounted(second.report.comments)).toBe(comments);
        expect(await count()).toBe(created);
        expect(await service.differences()).toEqual([]);

        const name = `${comments} comments`;
        const { size: bytes } = await stat(file);
        peaks.push(first.peakMemory);
        figure(`${name}: file`, (bytes / MB).toFixed(0), 'MB');
        figure(`${name}: created / unchanged / not accounted for`, `${created} / ${unchanged} / 0`);
        figure(`${name}: first run`, first.seconds.toFixed(1), 's');
        figure(`${name}: comments per second`, Math.round(comments / first.seconds));
        figure(`${name}: memory before / peak`, megabytes(first.memoryBefore, first.peakMemory), 'MB');
        figure(`${name}: second run`, second.seconds.toFixed(1), 's');
        figure(`${name}: created by the second run`, second.report.comments.created);
      } finally {
        await service.stop();
      }
    },
    LIMIT,
  );
});

const megabytes = (...bytes: number[]): string => bytes.map((one) => (one / MB).toFixed(0)).join(' / ');
