import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { renewByUse } from '../src/queues/claims.js';
import { HELD_FOR_LINKS, hostArticle, newText, post } from './support/articles.js';
import { type Client, type Json, valuesOf } from './support/client.js';
import { expectProblem } from './support/problems.js';
import { TestService, type Person } from './support/service.js';

const DAY = 86_400_000;
const ENGLISH = 'The council has promised this bridge for years, and still nothing has been built.';
const GERMAN = 'Der Stadtrat hat diese Brücke seit Jahren versprochen, und noch immer ist nichts gebaut.';

describe('queues', () => {
  let service: TestService;
  let publisher: Person;
  let ada: Person;
  let city: string;
  let threads: { city: string; sport: string };

  beforeAll(async () => {
    service = await TestService.start();
    publisher = await service.person('publisher');
    ada = await service.person('moderator', 'Ada');
    city = await service.addSection('city');
    await service.addSection('sport');
    const inSection = async (section: string): Promise<string> =>
      (await hostArticle(publisher.client, { section })).threadId;
    threads = { city: await inSection('city'), sport: await inSection('sport') };
  });

  beforeEach(() =>
    service.database.query(
      `WITH gone AS (UPDATE items SET closed_at = parley_now(), claim_id = NULL, claimed_by = NULL, claimed_until = NULL
         WHERE closed_at IS NULL RETURNING subject_id)
       UPDATE comments SET status = 'spam' WHERE status = 'held' AND id IN (SELECT subject_id FROM gone)`,
    ),
  );
  afterAll(() => service.stop());

  const hold = async (
    body: string,
    thread = threads.city,
    by: Client = service.anyone(),
  ): Promise<string> => {
    const answer = await post(by, thread, { body: `${body} ${newText()} ${HELD_FOR_LINKS}` });
    expect(answer.body.comment.status).toBe('held');
    return answer.body.comment.id;
  };
  const list = async (query = '', { client } = ada): Promise<Json[]> =>
    (await client.get(`/moderation/queues/held/items?${query}`)).body.items;
  const count = async (query = '', { client } = ada): Promise<number> => {
    const { body } = await client.get(`/moderation/queues?${query}`);
    return (body.items as Json[]).find(({ queue }) => queue === 'held')!.count;
  };
  const claim = async (body: object, { client } = ada): Promise<string[]> =>
    ((await client.post('/moderation/queues/held/claims', { count: 25, ...body })).body.claims as Json[]).map(
      ({ item }) => item.subjectId,
    );

  it('are narrowed by section, language and reason, alike in counts, lists and claims', async () => {
    const english = await hold(ENGLISH);
    const german = await hold(GERMAN);
    const away = await hold(ENGLISH, threads.sport);
    for (const [narrowing, wanted] of [
      [{}, [english, german, away]],
      [{ section: 'city' }, [english, german]],
      [{ language: 'de' }, [german]],
      [{ language: 'en' }, [english, away]],
      [{ language: 'en', section: 'sport' }, [away]],
      [{ language: 'unknown' }, []],
      [{ reason: 'links' }, [english, german, away]],
      [{ reason: 'links', language: 'de', section: 'city' }, [german]],
      [{ reason: 'words' }, []],
    ] as const) {
      const query = new URLSearchParams(narrowing).toString();
      expect(valuesOf(await list(query), 'subjectId')).toEqual(wanted);
      expect(await count(query)).toBe(wanted.length);
      const claimed = await claim(narrowing);
      expect(claimed).toEqual(wanted);
      await service.database.query(
        'UPDATE items SET claim_id = NULL, claimed_by = NULL, claimed_until = NULL WHERE closed_at IS NULL',
      );
    }
    expect((await list('language=de'))[0]).toMatchObject({ language: 'de', priority: 2 });
  });

  it('are in order of priority, then age, also page by page; since when is of the oldest', async () => {
    const held = [await hold(ENGLISH), await hold(GERMAN), await hold(ENGLISH)];
    for (const [nth, priority] of [3, 2, 1].entries()) {
      await service.database.query(
        'UPDATE items SET priority = $2 WHERE subject_id = $1 AND closed_at IS NULL',
        [held[nth]!, priority],
      );
    }
    const wanted = [...held].reverse();
    expect(valuesOf(await list(), 'subjectId')).toEqual(wanted);
    const first = await ada.client.get('/moderation/queues/held/items?limit=2&reason=links');
    const rest = await ada.client.get(
      `/moderation/queues/held/items?limit=2&reason=links&cursor=${first.body.nextCursor}`,
    );
    expect(valuesOf([...first.body.items, ...rest.body.items], 'subjectId')).toEqual(wanted);
    expect(valuesOf(await list('priority=1'), 'subjectId')).toEqual([held[2]]);
    const { body } = await ada.client.get('/moderation/queues');
    const { oldestAt } = (body.items as Json[]).find(({ queue }) => queue === 'held')!;
    expect(oldestAt).toBe((await list('priority=3'))[0]!.openedAt);
    expect(await claim({ count: 2 })).toEqual(wanted.slice(0, 2));
  });

  it('say who has an item in hand, until the lease has run out', async () => {
    await hold(ENGLISH);
    await claim({});
    const [item] = await list();
    expect(item).toMatchObject({ claimedBy: { id: ada.id, name: 'Ada' }, claimedUntil: expect.any(String) });
    const renew = (by: string): Promise<Date | null> =>
      service.database.transaction((tx) =>
        renewByUse(tx, item!.id, by, new Date(Date.parse(item!.claimedUntil) - 1)),
      );
    expect(await renew(publisher.id)).toBeNull();
    expect((await renew(ada.id))!.getTime()).toBe(Date.parse(item!.claimedUntil) + 300_000 - 1);
    await service.moveClock(660_000);
    expect((await list())[0]).toMatchObject({ claimedBy: null, claimedUntil: null });
  });

  it('give nobody their own comment, where others may decide on it', async () => {
    const reader = await service.person('reader', 'Risen');
    const own = await hold(ENGLISH, threads.city, reader.client);
    await service.database.query(`UPDATE accounts SET role = 'moderator' WHERE id = $1`, [reader.id]);
    expect(await claim({}, reader)).toEqual([]);
    expect(await claim({})).toEqual([own]);
  });

  it('keep a moderator of some sections within these', async () => {
    const limited = await service.person('moderator', 'Limited');
    await service.limit(limited, [city]);
    const theirs = await hold(GERMAN);
    await hold(GERMAN, threads.sport);
    expect(await count('', limited)).toBe(1);
    expect(valuesOf(await list('language=de', limited), 'subjectId')).toEqual([theirs]);
    expectProblem(await limited.client.get('/moderation/queues?section=sport'), 403, 'not_allowed');
  });

  it.each(['section=nowhere', 'language=English', 'reason=%00', 'priority=4', 'priority=x'])(
    'are not narrowed by %s',
    async (query) => {
      const answer = await ada.client.get(`/moderation/queues/held/items?${query}`);
      expectProblem(answer, 400, query.startsWith('section') ? 'section_unknown' : 'input_invalid');
    },
  );

  it('lose spam that nobody has decided on for 30 days; it stays spam', async () => {
    const spam = await hold(ENGLISH);
    await service.database.query(`UPDATE comments SET status = 'spam' WHERE id = $1`, [spam]);
    await service.database.query(
      `UPDATE items SET queue = 'spam' WHERE subject_id = $1 AND closed_at IS NULL`,
      [spam],
    );
    const left = (): Promise<object[]> =>
      service.database.query('SELECT FROM items WHERE subject_id = $1 AND closed_at IS NULL', [spam]);
    await service.moveClock(30 * DAY - 3_600_000);
    await service.settle();
    expect(await left()).toHaveLength(1);
    await service.moveClock(3_600_000);
    await service.settle();
    expect(await left()).toHaveLength(0);
    expect((await ada.client.get(`/comments/${spam}`)).body.status).toBe('spam');
    expect(await service.differences()).toEqual([]);
  });
});
