import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '../../src/platform/ids.js';
import { readClosings, type ClosingFacts } from '../../src/threads/read-closing.js';
import { hostArticle, newText, post } from '../support/articles.js';
import { Client, type Json } from '../support/client.js';
import { someClosingPolicy } from '../support/closing-drafts.js';
import { Serving } from '../support/command-line.js';
import { figure, seed, size } from '../support/figures.js';
import { HeldClock } from '../support/held-clock.js';
import { forgetPeak, memoryOf } from '../support/memory.js';
import { Random } from '../support/random.js';
import { TestService } from '../support/service.js';

const ROUNDS = size({ small: 6, full: 100 });
const THREADS = 60;
const SIZES = size({ small: [2_000], full: [10_000, 100_000] });
const LIMIT = 600_000;
const DAY = 86_400_000;
const AHEAD = 30 * DAY;
const LINKS = ' http://a.example http://b.example http://c.example';

const ARTICLES = `
  INSERT INTO articles (id, site_id, slug, headline, body_source, body_html, sanitiser_version, state, section_id, published_at)
  SELECT id, $1::uuid, 'article-' || id, 'Article', '', '', 1, 'public', section_id, published_at`;
const THREADS_OF = `
  INSERT INTO threads (id, site_id, article_id, manual_state, manual_since, manual_until, close_at, arrival_count, last_arrival_at)
  SELECT t.id, $1::uuid, t.article_id, manual_state, manual_since, manual_until, close_at, arrivals,
    CASE WHEN arrivals > 0 THEN last_arrival_at END`;

type Effect = 'close' | 'reopen' | 'pause';
const EFFECT_OF = { closed: 'close', open: 'reopen', paused: 'pause' } as const;
/** What is set by hand without an end gives way to nothing else. */
const ABOVE_HANDS = ['site', 'maxOpenDays', 'hours', 'queue'];

describe(`a closing policy that is saved on its preview, ${ROUNDS} sites of ${THREADS} threads`, () => {
  let service: TestService;
  let random: Random;
  let clock: HeldClock;

  beforeAll(async () => {
    random = new Random(seed());
    service = await TestService.start();
    clock = await HeldClock.hold(service);
  });

  afterAll(() => service.stop());

  const chance = (of: number): boolean => random.below(of) === 0;
  const before = (most: number): Date => new Date(clock.at.getTime() - random.below(most));
  const around = (most: number): Date => new Date(clock.at.getTime() + most - random.below(2 * most));

  interface Stored {
    readonly id: string;
    readonly articleId: string;
  }

  /** Threads in all states that there are. */
  async function store(siteId: string, sectionIds: readonly string[]): Promise<Stored[]> {
    const rows = Array.from({ length: THREADS }, () => {
      const publishedAt = chance(8) ? null : before(random.pick([40, 40, 400]) * DAY);
      const byHand = random.below(100);
      return {
        ...{ id: newId(), article_id: newId(), published_at: publishedAt },
        section_id: random.pick([...sectionIds, null]),
        manual_state: byHand < 15 ? 'closed' : byHand < 40 ? 'open' : null,
        manual_since: byHand < 40 ? before(20 * DAY) : null,
        manual_until: byHand >= 28 && byHand < 40 ? around(20 * DAY) : null,
        close_at: chance(6) ? around(20 * DAY) : null,
        ...{ arrivals: random.below(6), last_arrival_at: before(20 * DAY) },
      };
    });
    const columns =
      'id uuid, article_id uuid, published_at timestamptz, section_id uuid, manual_state text, manual_since timestamptz, manual_until timestamptz, close_at timestamptz, arrivals integer, last_arrival_at timestamptz';
    const recordset = `jsonb_to_recordset($2) AS t (${columns})`;
    const given = JSON.stringify(rows);
    const articles = ARTICLES.replace('SELECT id', 'SELECT article_id').replace(
      "'article-' || id",
      "'article-' || article_id",
    );
    await service.database.query(`${articles} FROM ${recordset}`, [siteId, given]);
    await service.database.query(`${THREADS_OF} FROM ${recordset}`, [siteId, given]);
    return rows.map(({ id, article_id: articleId }) => ({ id, articleId }));
  }

  async function round(nth: number): Promise<{ now: number; later: number }> {
    const key = `site-${nth}`;
    const siteId = await service.addSite(key);
    const host = { host: `${key}.example` };
    const publisher = (await service.person('publisher', key, 0, siteId)).client.with(host);
    const keys = ['news', 'sport'];
    const sectionIds = await Promise.all(keys.map((section) => service.addSection(section, siteId)));
    const stored = await store(siteId, sectionIds);
    // What waits for moderators, for limits of the queue.
    for (const section of keys) {
      const { article, threadId } = await hostArticle(publisher, { section });
      stored.push({ id: threadId, articleId: article.id });
      for (let held = random.below(5); held > 0; held -= 1)
        await post(service.anyone().with(host), threadId, { body: newText() + LINKS });
    }
    const someArticle = (): string => `article:${random.pick(stored).articleId}`;
    const instant = (): string => around(10 * DAY).toISOString();
    const draftOf = (level: string): object => someClosingPolicy(random, level.split(':')[0]!, instant);
    const save = async (level: string, policy: object, version = 0): Promise<void> => {
      const current = publisher.with({ 'if-match': `"${version}"` });
      expect(await current.put(`/closing-policies/${level}`, policy)).toMatchObject({ status: 200 });
    };
    const articles = new Set(Array.from({ length: 8 }, someArticle));
    for (const level of ['site', 'section:news', 'section:sport', ...articles])
      await save(level, draftOf(level));

    const states = (): Promise<Map<string, ClosingFacts>> =>
      readClosings(
        service.database,
        siteId,
        stored.map(({ id }) => id),
      );
    const level = random.pick(['site', 'site', 'section:news', 'section:sport', someArticle()]);
    const policy = draftOf(level);
    const { body: preview, status } = await publisher.post('/closing-policies/preview', { level, policy });
    expect(status).toBe(200);
    const was = await states();
    await save(level, policy, preview.version);
    const is = await states();
    const changed = stored.filter(({ id }) => was.get(id)!.closing.state !== is.get(id)!.closing.state);
    const effects = new Map(
      changed.map(({ id, articleId }): [string, Effect] => [articleId, EFFECT_OF[is.get(id)!.closing.state]]),
    );
    const counted = (effect: Effect): number => [...effects.values()].filter((one) => one === effect).length;
    const { close, reopen, pause } = preview.now;
    expect({ close: close.count, reopen: reopen.count, pause: pause.count }).toEqual({
      close: counted('close'),
      reopen: counted('reopen'),
      pause: counted('pause'),
    });
    for (const { articleId, effect } of [close, reopen, pause].flatMap(({ examples }: Json) => examples))
      expect(effects.get(articleId)).toBe(effect);
    const againstHands = changed.filter(({ id }) => {
      const { manual } = is.get(id)!.facts.thread;
      const reasons = [was, is].map((of) => of.get(id)!.closing.because);
      const isAbove = reasons.every((because) => because === null || ABOVE_HANDS.includes(because));
      return manual?.state === 'closed' || (manual?.state === 'open' && manual.until === null && !isAbove);
    });
    expect(againstHands).toEqual([]);

    await clock.moveTo(new Date(clock.at.getTime() + AHEAD));
    const then = await states();
    const isClosed = (of: Map<string, ClosingFacts>, id: string): boolean =>
      of.get(id)!.closing.state === 'closed';
    const ofLevel = await service.database.query<{ id: string }>(
      `SELECT t.id FROM threads t JOIN articles a ON a.id = t.article_id LEFT JOIN sections s ON s.id = a.section_id
       WHERE t.site_id = $1 AND $2 IN ('site', 'section:' || s.key, 'article:' || a.id)`,
      [siteId, level],
    );
    const later = ofLevel.filter(({ id }) => isClosed(then, id) && !isClosed(is, id));
    expect(preview.next30Days.close.count).toBe(later.length);
    return { now: changed.length, later: later.length };
  }

  it(
    'changes exactly the threads that were counted',
    async () => {
      const changes = { now: 0, later: 0 };
      for (let nth = 0; nth < ROUNDS; nth += 1) {
        const { now, later } = await round(nth);
        changes.now += now;
        changes.later += later;
      }
      figure('preview: policies saved', ROUNDS);
      figure('preview: threads changed at once, all of them counted before', changes.now);
      figure('preview: threads closed in the 30 days after, all of them counted before', changes.later);
      figure('preview: threads changed and not counted, or counted and not changed', 0);
    },
    LIMIT,
  );
});

const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const hoursOf = (days: readonly string[], from: string, until: string): object => ({
  weekly: Object.fromEntries(days.map((day) => [day, [[from, until]]])),
});
const AGED: Json = { closeAfterDays: 14 };
const STAFFED: Json = { hours: hoursOf(WEEKDAYS.slice(0, 5), '09:00', '18:00') };
const ALWAYS_STAFFED: Json = { hours: hoursOf(WEEKDAYS, '00:00', '24:00'), ...AGED };

describe('a preview of many threads', () => {
  const peaks: number[] = [];

  it.each(SIZES)(
    'counts %i right, in the same memory',
    async (threads) => {
      const service = await TestService.start({ instances: 0 });
      // A Saturday noon, so that nobody is at a desk of weekdays.
      const [day] = await service.database.query<{ at: Date }>(
        `SELECT (date_trunc('week', parley_now() AT TIME ZONE 'UTC') + interval '12 days 12 hours') AT TIME ZONE 'UTC' AS at`,
      );
      const clock = await HeldClock.hold(service, day!.at);
      await storeMany(service, threads, clock.at);
      const { token } = await service.addAccount({
        ...{ siteId: service.siteId, email: 'p@test.example', name: 'Publisher', role: 'publisher' },
      });
      const serving = await Serving.start(
        { DATABASE_URL: service.databaseUrl, PARLEY_DEMO: '0' },
        'Parley answers',
      );
      try {
        const client = new Client(serving.url).as(token);
        // The first answer of a process is none of the preview's.
        await client.get('/closing-policies/site');
        const most: number[] = [];
        for (const [name, policy] of [
          ['closeAfterDays', AGED],
          ['hours of weekdays', STAFFED],
          ['hours of all days, and closeAfterDays', ALWAYS_STAFFED],
        ] as const) {
          const { now: memoryBefore } = memoryOf(serving.pid);
          forgetPeak(serving.pid);
          const start = performance.now();
          const { status, body } = await client.post('/closing-policies/preview', { level: 'site', policy });
          const seconds = (performance.now() - start) / 1_000;
          const { peak } = memoryOf(serving.pid);
          most.push(peak);
          expect(status).toBe(200);
          expect(counts(body)).toEqual(await countsBySql(service, clock.at, policy));
          const title = `preview of ${threads} threads, ${name}`;
          figure(title, seconds.toFixed(2), 's');
          figure(`${title}: threads a second`, Math.round(threads / seconds));
          figure(`${title}: memory before / peak`, `${memoryBefore.toFixed(0)} / ${peak.toFixed(0)}`, 'MB');
        }
        peaks.push(Math.max(...most));
        const [tenth, all] = peaks;
        if (tenth === undefined || all === undefined) return;
        figure(`preview: peak memory, ${SIZES.toReversed().join(' against ')}`, (all / tenth).toFixed(2));
        expect(all / tenth).toBeLessThan(1.5);
      } finally {
        await serving.stop();
        await service.stop();
      }
    },
    LIMIT,
  );
});

async function storeMany(service: TestService, threads: number, at: Date): Promise<void> {
  for (let nth = 0; nth < 20; nth += 1) await service.addSection(`section-${nth}`);
  const now = '$3::timestamptz';
  const rows = `(
    SELECT md5('thread ' || n)::uuid AS id, md5('article ' || n)::uuid AS article_id,
      (SELECT id FROM sections WHERE ordinal = n % 20 + 1) AS section_id,
      CASE WHEN n % 13 > 0 THEN ${now} - (n * 7 % 400 + random()) * interval '24 hours' END AS published_at,
      CASE n % 11 WHEN 0 THEN 'closed' WHEN 1 THEN 'open' WHEN 2 THEN 'open' END AS manual_state,
      CASE WHEN n % 11 < 3 THEN ${now} - interval '40 days' END AS manual_since,
      CASE WHEN n % 11 = 2 THEN ${now} + (n * 3 % 60 - 30 + random()) * interval '24 hours' END AS manual_until,
      CASE WHEN n % 17 = 0 THEN ${now} + (n * 3 % 80 - 40 + random()) * interval '24 hours' END AS close_at,
      n % 6 AS arrivals, ${now} - (n % 9) * interval '24 hours' AS last_arrival_at
    FROM generate_series(1, $2::integer) n
  ) t`;
  const articles = `${ARTICLES} FROM (SELECT article_id AS id, section_id, published_at FROM ${rows}) a`;
  await service.database.query(articles, [service.siteId, threads, at]);
  await service.database.query(`${THREADS_OF} FROM ${rows}`, [service.siteId, threads, at]);
  for (const table of ['articles', 'threads']) await service.database.query(`ANALYZE ${table}`);
}

const counts = ({ now, next30Days }: Json): object => ({
  now: [now.close.count, now.reopen.count, now.pause.count],
  next30Days: [next30Days.close.count, next30Days.reopen.count, next30Days.pause.count],
});

/** The same, written down once more: there is no policy yet, and nobody is at a desk of weekdays until Monday at nine. */
async function countsBySql({ database }: TestService, now: Date, draft: Json): Promise<object> {
  const isClosed = (at: string, days: string): string => `coalesce(
    manual_state = 'closed' OR (manual_state = 'open' AND coalesce(manual_until > ${at}, true)) IS NOT TRUE
      AND least(close_at, a.published_at + ${days} * interval '24 hours') <= ${at}, false)`;
  const [today, monday, then] = [
    '$1::timestamptz',
    `($1::timestamptz + interval '45 hours')`,
    `($1::timestamptz + interval '720 hours')`,
  ];
  const days = '$2::integer';
  const isAway = draft.hours?.weekly.sat === undefined && draft.hours !== undefined;
  const [row] = await database.query<{ close: number; open: number; soon: number; monday: number }>(
    `SELECT
       (count(*) FILTER (WHERE NOT ${isClosed(today, 'NULL')} AND ${isClosed(today, days)}))::integer AS close,
       (count(*) FILTER (WHERE NOT ${isClosed(today, days)}))::integer AS open,
       (count(*) FILTER (WHERE NOT ${isClosed(today, days)} AND ${isClosed(then, days)}))::integer AS soon,
       (count(*) FILTER (WHERE NOT ${isClosed(today, days)} AND NOT ${isClosed(monday, days)}))::integer AS monday
     FROM threads t JOIN articles a ON a.id = t.article_id`,
    [now, draft.closeAfterDays ?? null],
  );
  return {
    now: [row!.close, 0, isAway ? row!.open : 0],
    next30Days: [row!.soon, isAway ? row!.monday : 0, 0],
  };
}
