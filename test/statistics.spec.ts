import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { HELD_FOR_LINKS, hostArticle, newText, post } from './support/articles.js';
import { valuesOf, type Answer, type Client, type Json } from './support/client.js';
import { expectProblem } from './support/problems.js';
import { TestService, type Person } from './support/service.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

describe('statistics', () => {
  let service: TestService;
  let anyone: Client;
  let publisher: Person;
  let ada: Person;
  let ben: Person;
  let sport: string;
  let inSport: string;
  let inNone: string;
  let start: Date;

  const now = async (): Promise<Date> =>
    (await service.database.query<{ now: Date }>('SELECT parley_now() AS now'))[0]!.now;
  const hold = async (threadId: string): Promise<Json> =>
    (await post(anyone, threadId, { body: `${HELD_FOR_LINKS} ${newText()}` })).body.comment;
  const decide = async ({ id }: Json, action: string, by: Person, revision = 1): Promise<Json> => {
    const decision = { action, revision, ...(action === 'reject' && { rule: 'off-topic' }) };
    const answer = await by.client.post(`/moderation/comments/${id}/decisions`, decision);
    expect(answer.status).toBe(201);
    return answer.body;
  };
  const read = (query: string, by = publisher): Promise<Answer> => by.client.get(`/statistics?${query}`);
  const items = async (query: string, by = publisher): Promise<Record<string, Json>> =>
    Object.fromEntries(((await read(query, by)).body.items as Json[]).map((item) => [item.key, item]));

  /** Ada: approve after 10 min, reject after 20, reject after 40, spam after 10 h. Ben: four that follow hers. */
  beforeAll(async () => {
    service = await TestService.start();
    anyone = service.anyone();
    publisher = await service.person('publisher');
    ada = await service.person('moderator', 'Ada');
    ben = await service.person('moderator', '=HYPERLINK("http://evil.example")');
    sport = await service.addSection('sport');
    inSport = (await hostArticle(publisher.client, { section: 'sport' })).threadId;
    inNone = (await hostArticle(publisher.client)).threadId;
    await service.database.query(`UPDATE sites SET time_zone = 'Pacific/Auckland' WHERE id = $1`, [
      service.siteId,
    ]);
    const real = await now();
    // At noon in Auckland, of a day in its winter.
    await service.moveClock(Date.parse('2030-06-02T00:00:00Z') - real.getTime());
    start = await now();
    const held: Json[] = [];
    for (const thread of [inSport, inNone, inSport, inNone]) held.push(await hold(thread));
    const [one, two, three, four] = held;
    await service.moveClock(10 * MINUTE);
    await decide(one, 'approve', ada);
    await service.moveClock(10 * MINUTE);
    const second = await decide(two, 'reject', ada);
    expect((await ada.client.post(`/moderation/decisions/${second.id}/undo`)).status).toBe(201);
    await service.moveClock(20 * MINUTE);
    await decide(three, 'reject', ada);
    await decide(three, 'restore', ben, 2);
    await decide(one, 'approve', ben, 2);
    // It is the day after in Auckland only after midnight there: 12 hours on.
    await service.moveClock(12 * HOUR);
    await decide(four, 'spam', ada);
    await decide(four, 'reject', ben, 2);
    await hold(inNone);
  });

  afterAll(async () => {
    expect(await service.differences()).toEqual([]);
    await service.stop();
  });

  const near = (seconds: number): Json => {
    const between = { asymmetricMatch: (value: number) => value >= seconds && value < seconds + 30 };
    return between;
  };

  it('tell what each moderator decided, how fast, and what did not stand', async () => {
    const by = await items('by=moderator');
    expect(by[ada.id]).toMatchObject({
      label: 'Ada',
      decisions: 4,
      approved: 1,
      rejected: 2,
      spam: 1,
      restored: 0,
    });
    // 10, 20 and 40 minutes, and 12 hours 40.
    expect(by[ada.id]).toMatchObject({
      medianSeconds: near(30 * 60),
      p90Seconds: near(40 * 60 + 0.7 * 12 * 3_600),
      longestSeconds: near(12 * 3_600 + 40 * 60),
    });
    // One taken back, one restored by Ben; an approval approved again and a spam rejected stand.
    expect(by[ada.id]!.reversals).toBe(2);
    expect(by[ben.id]).toMatchObject({
      ...{ decisions: 3, approved: 1, rejected: 1, spam: 0, restored: 1, reversals: 0 },
      ...{ medianSeconds: null, p90Seconds: null, longestSeconds: null },
    });
  });

  it('sum up to their total', async () => {
    for (const by of ['moderator', 'queue', 'rule', 'day']) {
      const { body } = await read(`by=${by}`);
      expect(body.total).toMatchObject({ decisions: 7, approved: 2, rejected: 3, spam: 1, restored: 1 });
      const sum = (body.items as Json[]).reduce((count: number, { decisions }) => count + decisions, 0);
      expect(sum).toBe(7);
      expect(Object.keys(body).sort()).toEqual(['arrivals', 'by', 'from', 'items', 'to', 'total']);
    }
  });

  it('by day are of the days of the site', async () => {
    const by = await items('by=day');
    expect(Object.entries(by).map(([key, { decisions }]) => [key, decisions])).toEqual([
      ['2030-06-02', 5],
      ['2030-06-03', 2],
    ]);
  });

  it('tell what came, and how much of it was held', async () => {
    await post(anyone, inSport);
    await post(ada.client, inNone, { body: HELD_FOR_LINKS, guest: undefined });
    const arrivals = async (query: string): Promise<Json> => (await read(query)).body.arrivals;
    expect(await arrivals('by=day')).toEqual({
      ...{ comments: 7, held: 5 },
      days: [
        { day: '2030-06-02', comments: 4, held: 4 },
        { day: '2030-06-03', comments: 3, held: 1 },
      ],
    });
    expect(await arrivals('section=sport')).toMatchObject({ comments: 3, held: 2 });
    expect(await arrivals('to=2030-06-01')).toEqual({ comments: 0, held: 0, days: [] });
  });

  it('by rule tell its title', async () => {
    const by = await items('by=rule');
    expect(by['off-topic']).toMatchObject({ label: expect.any(String), decisions: 3, rejected: 3 });
    expect(by['null']).toMatchObject({ label: null, decisions: 4, rejected: 0 });
  });

  it('by queue tell what waits, and since when', async () => {
    const { body } = await read('by=queue');
    expect(valuesOf(body.items, 'key')).toEqual([
      ...['notices', 'reported', 'held', 'spam', 'unreviewed', 'appeals'],
      null,
    ]);
    const by = await items('by=queue');
    // The rejection that was taken back waits again, since it was posted.
    expect(by['held']).toMatchObject({ decisions: 4, waiting: 2 });
    expect(Date.parse(by['held']!.oldestAt) - start.getTime()).toBeLessThan(30_000);
    expect(by['notices']).toMatchObject({ decisions: 0, medianSeconds: null, waiting: 0, oldestAt: null });
  });

  it.each([
    ['from=2030-06-02&to=2030-06-02', 5],
    ['from=2030-06-03', 2],
    ['to=2030-06-02', 5],
    ['from=2030-06-01&to=2030-06-01', 0],
    ['from=2030-06-02T12:00:00Z', 2],
    ['from=2030-06-02T00:00:00Z&to=2030-06-02T00:15:00Z', 1],
    ['section=sport', 4],
  ])('of %s count %i', async (query, count) => {
    const { body } = await read(`by=moderator&${query}`);
    expect(body.total.decisions).toBe(count);
  });

  it('of who is limited to sections are of these', async () => {
    const limited = await service.person('publisher', 'Limited');
    await service.limit(limited, [sport]);
    const other = await service.addSection('politics');
    expect((await read('by=day', limited)).body.total.decisions).toBe(4);
    expect((await read('by=day&section=politics', limited)).body.total.decisions).toBe(0);
    expect((await items('by=queue', limited))['held'].waiting).toBe(0);
    const elsewhere = await service.person('publisher', 'Elsewhere');
    await service.limit(elsewhere, [other]);
    expect((await read('by=day', elsewhere)).body).toMatchObject({ items: [], total: { decisions: 0 } });
  });

  it('come as a file in which no name is a formula', async () => {
    for (const answer of [
      await read('by=moderator&format=csv&from=2030-06-01&to=2030-06-03'),
      await publisher.client
        .with({ accept: 'text/csv' })
        .get('/statistics?by=moderator&from=2030-06-01&to=2030-06-03'),
    ]) {
      expect(answer.status).toBe(200);
      expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8');
      expect(answer.headers.get('cache-control')).toBe('private, no-store');
      expect(answer.headers.get('content-disposition')).toBe(
        'attachment; filename="statistics-by-moderator-2030-06-01-to-2030-06-03.csv"',
      );
      const lines = (answer.body as string).split('\r\n');
      expect(lines[0]).toMatch(/^\uFEFFkey,label,decisions,/);
      expect(lines).toHaveLength(4);
      expect(answer.body).toContain(`,"'=HYPERLINK(""http://evil.example"")",3,`);
    }
    const byQueue: string = (await read('by=queue&format=csv')).body;
    expect(byQueue).toContain(',waiting,oldestAt\r\n');
  });

  it.each([
    ['from=2030-06-02&to=2030-06-01', 'period_invalid'],
    ['from=2029-01-01&to=2030-06-02', 'period_invalid'],
    ['from=yesterday', 'input_invalid'],
    ['to=2030-02-30', 'input_invalid'],
    ['by=author', 'input_invalid'],
    ['by=constructor', 'input_invalid'],
    ['format=xml', 'input_invalid'],
  ])('are refused: %s', async (query, code) => expectProblem(await read(query), 400, code));

  it('are for publishers, of their own site', async () => {
    expectProblem(await read('by=day', ada), 403, 'not_allowed');
    expectProblem(await anyone.get('/statistics'), 401, 'not_signed_in');
    const siteId = await service.addSite('elsewhere');
    const theirs = await service.person('publisher', 'Theirs', 0, siteId);
    const { body } = await theirs.client.with({ host: 'elsewhere.example' }).get('/statistics?by=moderator');
    expect(body).toMatchObject({ items: [], total: { decisions: 0, medianSeconds: null } });
  });
});
