import { setTimeout as sleep } from 'node:timers/promises';
import type { MakeGroup } from '../group.js';
import { atMost, type Measured } from '../lines.rules.js';
import { grouped } from '../sizes.js';
import { StatementTap, type Asked } from '../statement-tap.js';
import { countsPath } from './cached-page.js';
import { UNCACHED } from './uncached-page.js';

const ASKINGS = 15;

/** How many statements a request costs, counted on the way to the database. */
export const statements: MakeGroup = (stage) => {
  const { large } = stage.sizes;
  const size = grouped(large);
  return {
    lines: [
      { name: `first page of ${size}, not cached: statements`, unit: 'statements', budget: atMost(3) },
      { name: `first page of ${size}, not cached: snapshots`, unit: 'snapshots', budget: atMost(1) },
      { name: 'counts of 100 articles: statements', unit: 'statements', budget: atMost(1) },
    ],
    measure: async () => {
      const tap = await StatementTap.before(stage.main.url);
      const service = await stage.start(tap);
      const connections = stage.connect(1, service);
      const usual = async (path: string): Promise<Asked> => {
        const seen: Asked[] = [];
        for (let nth = 0; nth < ASKINGS; nth += 1) {
          // What the service does by itself is seldom: the most frequent sight is the request's alone.
          await sleep(20);
          tap.take();
          await connections.expect(200, path);
          seen.push(tap.take());
        }
        return mostFrequent(seen);
      };
      const page = await usual(stage.page(large, UNCACHED));
      const counts = await usual(countsPath(stage));
      await service.stop();
      tap.close();
      return [counted(page), { value: page.snapshots }, counted(counts)];
    },
  };
};

const counted = ({ statements }: Asked): Measured => ({
  value: statements.length,
  detail: statements.map((sql) => sql.trim().replaceAll(/\s+/g, ' ').slice(0, 60)).join(' | '),
});

function mostFrequent(seen: readonly Asked[]): Asked {
  const times = (one: Asked): number =>
    seen.filter(({ statements }) => statements.join() === one.statements.join()).length;
  return seen.toSorted((one, other) => times(other) - times(one))[0]!;
}
