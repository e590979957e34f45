import { newId } from '../../src/platform/ids.js';
import { storeWaiting } from '../../test/support/store-waiting.js';
import type { Connections } from '../http.js';
import type { MakeGroup } from '../group.js';
import { atMost, median, shown, type Measured } from '../lines.rules.js';
import { grouped } from '../sizes.js';

const FEW = 1_000;
const OF_SECTION = 100;
const AT_ONCE = 10;
const QUEUES = { few: 'held', many: 'unreviewed' } as const;

/** A claim out of many that wait, beside one out of few. */
export const claims: MakeGroup = (stage) => {
  const { waiting, claims: repeats } = stage.sizes;
  const name = `claim of ${AT_ONCE} out of ${grouped(waiting)} waiting`;
  const than = `of out of ${grouped(FEW)}`;
  let prepared: Promise<{ connections: Connections; everywhere: string; limited: string }> | undefined;
  return {
    lines: [
      { name: `${name}, ${than}`, unit: '', budget: atMost(1.5) },
      {
        name: `${name}, by a moderator of a section with ${OF_SECTION}, ${than}`,
        unit: '',
        budget: atMost(1.5),
      },
    ],
    measure: async () => {
      prepared ??= prepare();
      const { connections, everywhere, limited } = await prepared;
      return [await compare(connections, everywhere), await compare(connections, limited)];
    },
  };

  async function prepare(): Promise<{ connections: Connections; everywhere: string; limited: string }> {
    stage.tell(`storing ${grouped(waiting)} items that wait`);
    const own = await stage.newDatabase();
    const { database, siteId } = own;
    const sections = await database.query<{ id: string; key: string }>(
      `INSERT INTO sections (id, site_id, key, name, ordinal) SELECT id, $1, key, key, n FROM unnest($2::uuid[], $3::text[]) WITH ORDINALITY AS s (id, key, n)
       RETURNING id, key`,
      [siteId, [newId(), newId()], ['small', 'large']],
    );
    for (const [queue, count] of [
      [QUEUES.few, FEW],
      [QUEUES.many, waiting],
    ] as const) {
      const counts = { small: OF_SECTION, large: count - OF_SECTION };
      for (const { id, key } of sections)
        await storeWaiting(database, {
          ...{ siteId, queue, sectionId: id },
          count: counts[key as keyof typeof counts],
        });
    }
    await own.settle();
    const everywhere = await own.person('moderator', 'everywhere');
    const limited = await own.person('moderator', 'limited', ['small']);
    const connections = stage.connect(AT_ONCE, await stage.start(own));
    return { connections, everywhere: everywhere.token, limited: limited.token };
  }

  /** By turns, so that whatever else the machine does falls on both. */
  async function compare(connections: Connections, token: string): Promise<Measured> {
    const times = { few: [] as number[], many: [] as number[] };
    for (let nth = -3; nth < repeats; nth += 1) {
      for (const size of ['few', 'many'] as const) {
        const time = await claim(connections, token, QUEUES[size]);
        if (nth >= 0) times[size].push(time);
      }
    }
    const [few, many] = [median(times.few), median(times.many)];
    return { value: many / few, detail: `${shown(many)} ms to ${shown(few)} ms` };
  }
};

/** Milliseconds of a claim of ten, each given back. */
async function claim(connections: Connections, token: string, queue: string): Promise<number> {
  const headers = { authorization: `Bearer ${token}` };
  const path = '/api/v1/moderation';
  const body = JSON.stringify({ count: AT_ONCE });
  const answer = await connections.expect(201, `${path}/queues/${queue}/claims`, {
    ...{ method: 'POST', headers, body },
  });
  const { claims } = JSON.parse(answer.body.toString('utf8')) as { claims: { id: string }[] };
  if (claims.length !== AT_ONCE) throw new Error(`${claims.length} items were claimed instead of ${AT_ONCE}`);
  for (const { id } of claims)
    await connections.expect(204, `${path}/claims/${id}`, { method: 'DELETE', headers });
  return answer.time;
}
