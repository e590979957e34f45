import type { MakeGroup } from '../group.js';
import type { Connections } from '../http.js';
import { atMost, median, shown, type Measured } from '../lines.rules.js';
import { grouped } from '../sizes.js';

/** Only pages of the usual length are cached. The smallest thread has as many top-level comments. */
const LIMIT = 40;
export const UNCACHED = `?limit=${LIMIT}`;
const WARM_UP = 30;

/** Pages of long threads beside the first page of a short one. */
export const uncachedPage: MakeGroup = (stage) => {
  const { small, large, askings } = stage.sizes;
  return {
    lines: [
      {
        name: `first page, not cached: of ${grouped(large)} comments to of ${grouped(small)}`,
        unit: '',
        budget: atMost(1.3),
      },
      { name: `last page of ${grouped(large)} to the first`, unit: '', budget: atMost(1.3) },
    ],
    measure: async () => {
      const connections = stage.connect(1);
      const first = stage.page(large, UNCACHED);
      const last = `${first}&sort=oldest&cursor=${await lastCursor()}`;
      return [
        await compare(connections, first, stage.page(small, UNCACHED), askings),
        await compare(connections, last, first, askings),
      ];
    },
  };

  /** Behind all but the last page's top-level comments. */
  async function lastCursor(): Promise<string> {
    const [row] = await stage.main.database.query<{ position: number }>(
      'SELECT position FROM comments WHERE thread_id = $1 AND depth = 0 ORDER BY position DESC OFFSET $2 LIMIT 1',
      [stage.thread(large).threadId, LIMIT],
    );
    return `p${row!.position}`;
  }
};

/** By turns, so that whatever else the machine does falls on both. */
async function compare(
  connections: Connections,
  path: string,
  base: string,
  askings: number,
): Promise<Measured> {
  const times = { path: [] as number[], base: [] as number[] };
  for (let nth = -WARM_UP; nth < askings; nth += 1) {
    const one = await connections.expect(200, path);
    const other = await connections.expect(200, base);
    if (nth < 0) continue;
    times.path.push(one.time);
    times.base.push(other.time);
  }
  const [own, reference] = [median(times.path), median(times.base)];
  return { value: own / reference, detail: `${shown(own)} ms to ${shown(reference)} ms` };
}
