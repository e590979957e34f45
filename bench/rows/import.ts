import { join } from 'node:path';
import { importInOwnProcess, writeExport, type ImportRun } from '../../test/support/import-process.js';
import type { MakeGroup } from '../group.js';
import { atLeast, atMost, shown } from '../lines.rules.js';
import { grouped } from '../sizes.js';

const SEED = 20_26;
const A_ARTICLE = 250;
const MB = 1024 * 1024;

/** WordPress exports of two sizes into empty databases. */
export const imports: MakeGroup = (stage) => {
  const [smaller, larger] = stage.sizes.imports;
  return {
    lines: [
      { name: `import of ${grouped(larger)} comments`, unit: 'comments/s', budget: atLeast(3_000) },
      {
        name: `import: the most resident with ${grouped(larger)} comments, of with ${grouped(smaller)}`,
        unit: '',
        budget: atMost(1.15),
      },
    ],
    measure: async () => {
      const [small, large] = [await importOf(smaller), await importOf(larger)];
      const [less, more] = [small.peakMemory / MB, large.peakMemory / MB];
      return [
        { value: larger / large.seconds, detail: `${large.seconds.toFixed(1)} s` },
        { value: more / less, detail: `${shown(more)} MB of ${shown(less)} MB` },
      ];
    },
  };

  async function importOf(comments: number): Promise<ImportRun> {
    const file = join(stage.folder, `${comments}.xml`);
    await writeExport(file, { comments, articles: comments / A_ARTICLE, seed: SEED });
    const { url, siteId } = await stage.newDatabase();
    const run = await importInOwnProcess(url, siteId, file);
    const { read, created, skipped } = run.report.comments;
    const accounted = skipped.reduce((sum, { count }) => sum + count, created);
    if (read !== comments || accounted !== comments)
      throw new Error(`of ${comments} comments ${read} were read and ${accounted} accounted for`);
    return run;
  }
};
