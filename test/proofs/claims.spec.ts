import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { hostArticle } from '../support/articles.js';
import { figure, seed, size } from '../support/figures.js';
import { Random } from '../support/random.js';
import { TestService, type Person } from '../support/service.js';
import { storeThread } from '../support/store-thread.js';
import { storeWaiting } from '../support/store-waiting.js';

const INSTANCES = 2;
const MODERATORS = 8;
const THREADS = size({ small: 4, full: 50 });
const COMMENTS = size({ small: 40, full: 100 });
const ITEMS = THREADS * COMMENTS;
const MOST_AT_ONCE = 10;
const LIMIT = 600_000;

const FEW = 1_000;
const MANY = size({ small: 5_000, full: 1_000_000 });
const OF_SECTION = 100;
const REPEATS = size({ small: 5, full: 60 });

describe(`${MODERATORS} moderators at a queue of ${ITEMS}, ${INSTANCES} instances`, () => {
  let service: TestService;
  let moderators: Person[];
  let random: Random;

  beforeAll(async () => {
    random = new Random(seed());
    service = await TestService.start({ instances: INSTANCES });
    const publisher = await service.person('publisher');
    moderators = await Promise.all(
      Array.from({ length: MODERATORS }, (_, nth) =>
        service.person('moderator', `Moderator ${nth}`, nth % INSTANCES),
      ),
    );
    for (let nth = 0; nth < THREADS; nth += 1) {
      const { threadId } = await hostArticle(publisher.client);
      await storeThread(service, threadId, { comments: COMMENTS, kind: 'flat', seed: seed() + nth });
    }
    await service.database.query(
      `INSERT INTO items (id, site_id, article_id, kind, subject_id, queue, reasons, opened_at)
       SELECT gen_random_uuid(), c.site_id, t.article_id, 'comment', c.id, 'unreviewed', '[{"reason": "unreviewed"}]', c.created_at
       FROM comments c JOIN threads t ON t.id = c.thread_id`,
    );
  }, LIMIT);

  afterAll(() => service.stop());

  it(
    'gives every item to one of them, and has each decided once',
    async () => {
      const holders = new Map<string, number>();
      let twice = 0;
      let decisions = 0;
      const unexpected: object[] = [];
      const work = async ({ client }: Person): Promise<void> => {
        for (;;) {
          const count = 1 + random.below(MOST_AT_ONCE);
          const { body } = await client.post('/moderation/queues/unreviewed/claims', { count });
          if (body.claims.length === 0) return;
          for (const { item } of body.claims) {
            const times = (holders.get(item.id) ?? 0) + 1;
            holders.set(item.id, times);
            if (times > 1) twice += 1;
          }
          for (const { item } of body.claims) {
            const decision = { action: random.pick(['approve', 'spam']), revision: item.revision };
            const answer = await client.post(`/moderation/comments/${item.subjectId}/decisions`, decision);
            if (answer.status === 201) decisions += 1;
            else unexpected.push({ status: answer.status, code: answer.body.code });
          }
        }
      };
      const start = performance.now();
      await Promise.all(moderators.map(work));
      const seconds = (performance.now() - start) / 1_000;
      figure('items', ITEMS);
      figure('items claimed', holders.size);
      figure('claims held twice', twice);
      figure('decisions', decisions);
      figure('decisions a second', (decisions / seconds).toFixed(0));
      expect({ claimed: holders.size, twice, decisions, unexpected }).toEqual({
        ...{ claimed: ITEMS, twice: 0 },
        ...{ decisions: ITEMS, unexpected: [] },
      });
      expect(await service.differences()).toEqual([]);
    },
    LIMIT,
  );
});

describe(`a claim out of ${MANY} that wait, beside one out of ${FEW}`, () => {
  let service: TestService;
  let everywhere: Person;
  let limited: Person;

  beforeAll(async () => {
    service = await TestService.start();
    everywhere = await service.person('moderator', 'Everywhere');
    limited = await service.person('moderator', 'Limited');
    const small = await service.addSection('small');
    const large = await service.addSection('large');
    await service.limit(limited, [small]);
    for (const [queue, count] of [
      ['held', FEW],
      ['unreviewed', MANY],
    ] as const) {
      const { database, siteId } = service;
      await storeWaiting(database, { siteId, queue, count: OF_SECTION, sectionId: small });
      await storeWaiting(database, { siteId, queue, count: count - OF_SECTION, sectionId: large });
    }
    await service.database.query('VACUUM ANALYZE items');
  }, LIMIT);

  afterAll(() => service.stop());

  /** Milliseconds of a claim of ten, each given back. */
  async function timeOf({ client }: Person, queue: string, narrowing: object): Promise<number> {
    const start = performance.now();
    const { body } = await client.post(`/moderation/queues/${queue}/claims`, { count: 10, ...narrowing });
    const time = performance.now() - start;
    expect(body.claims).toHaveLength(10);
    for (const { id } of body.claims) await client.send('DELETE', `/moderation/claims/${id}`);
    return time;
  }

  const median = (times: readonly number[]): number =>
    times.toSorted((one, other) => one - other)[Math.floor(times.length / 2)]!;

  it.each([
    ['the whole site', () => everywhere, {}],
    [`a section with ${OF_SECTION}`, () => limited, {}],
    ['the whole site, in English', () => everywhere, { language: 'en' }],
    ['the whole site, in French, of which there is little', () => everywhere, { language: 'fr' }],
    ['the whole site, for its links', () => everywhere, { reason: 'links' }],
    ['the whole site, for its words, which are rare', () => everywhere, { reason: 'words' }],
    ['the whole site, in English for its links', () => everywhere, { language: 'en', reason: 'links' }],
    [`a section with ${OF_SECTION}, in English`, () => limited, { language: 'en' }],
  ] as const)(
    'by a moderator of %s',
    async (whose, person, narrowing) => {
      const few: number[] = [];
      const many: number[] = [];
      // By turns: whatever else the machine does falls on both.
      for (let nth = 0; nth < REPEATS; nth += 1) {
        few.push(await timeOf(person(), 'held', narrowing));
        many.push(await timeOf(person(), 'unreviewed', narrowing));
      }
      figure(`claim of 10, ${whose}: out of ${FEW}`, median(few).toFixed(2), 'ms');
      figure(`claim of 10, ${whose}: out of ${MANY}`, median(many).toFixed(2), 'ms');
      figure(`claim of 10, ${whose}: ratio`, (median(many) / median(few)).toFixed(2));
    },
    LIMIT,
  );
});
