import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { HELD_FOR_LINKS, hostArticle, newText, post } from './support/articles.js';
import type { Answer, Client, Json } from './support/client.js';
import { expectProblem } from './support/problems.js';
import { TestService, type Person } from './support/service.js';

const MINUTE = 60_000;
const UNKNOWN_ID = '019a0000-0000-7000-8000-000000000000';

describe('claims', () => {
  let service: TestService;
  let publisher: Person;
  let ada: Person;
  let ben: Person;
  let threadId: string;

  beforeAll(async () => {
    service = await TestService.start({ instances: 2 });
    publisher = await service.person('publisher');
    ada = await service.person('moderator', 'Ada');
    ben = await service.person('moderator', 'Ben', 1);
    ({ threadId } = await hostArticle(publisher.client));
  });

  beforeEach(() =>
    service.database.query(
      `UPDATE items SET closed_at = parley_now(), claim_id = NULL, claimed_by = NULL, claimed_until = NULL WHERE closed_at IS NULL`,
    ),
  );
  afterAll(() => service.stop());

  const hold = async (count = 1, thread = threadId): Promise<Json[]> => {
    const held: Json[] = [];
    for (let nth = 0; nth < count; nth += 1) {
      const { body } = await post(service.anyone(), thread, { body: `${HELD_FOR_LINKS} ${newText()}` });
      expect(body.comment.status).toBe('held');
      held.push(body.comment);
    }
    return held;
  };
  const claim = async ({ client }: Person, count?: number, queue = 'held'): Promise<Json[]> => {
    const answer = await client.post(
      `/moderation/queues/${queue}/claims`,
      count === undefined ? {} : { count },
    );
    expect(answer.status).toBe(201);
    return answer.body.claims;
  };
  const decide = ({ client }: Person, { item }: Json): Promise<Answer> =>
    client.post(`/moderation/comments/${item.subjectId}/decisions`, {
      action: 'approve',
      revision: item.revision,
    });
  const subjects = (claims: Json[]): string[] => claims.map(({ item }) => item.subjectId);
  const ids = (comments: Json[]): string[] => comments.map(({ id }) => id);

  it('are of the oldest items, each with all that a decision has to name', async () => {
    const held = await hold(3);
    const claims = await claim(ada, 2);
    expect(subjects(claims)).toEqual(ids(held.slice(0, 2)));
    expect(claims[0]).toEqual({
      id: expect.any(String),
      expiresAt: expect.any(String),
      item: {
        id: expect.any(String),
        queue: 'held',
        kind: 'comment',
        subjectId: held[0]!.id,
        revision: 1,
        reasons: [{ reason: 'links', evidence: expect.anything() }],
        priority: 2,
        language: expect.any(String),
        openedAt: expect.any(String),
      },
    });
    const [clock] = await service.database.query<{ now: Date }>('SELECT parley_now() AS now');
    const lease = Date.parse(claims[0]!.expiresAt) - clock!.now.getTime();
    expect(lease).toBeGreaterThan(4 * MINUTE);
    expect(lease).toBeLessThanOrEqual(5 * MINUTE);
    expect(await decide(ada, claims[0])).toMatchObject({ status: 201 });
  });

  it('are one without a count, and none where nothing waits', async () => {
    const held = await hold(2);
    expect(subjects(await claim(ada))).toEqual([held[0]!.id]);
    expect(await claim(ada, 25, 'spam')).toEqual([]);
  });

  it('are never of what somebody has in hand, until the lease has run out', async () => {
    const held = await hold(3);
    expect(subjects(await claim(ada, 2))).toEqual(ids(held.slice(0, 2)));
    expect(subjects(await claim(ben, 25))).toEqual([held[2]!.id]);
    expect(await claim(ada, 25)).toEqual([]);
    await service.moveClock(5 * MINUTE);
    expect(subjects(await claim(ben, 25))).toEqual(ids(held));
  });

  it('keep others from deciding meanwhile, and say who has it', async () => {
    await hold();
    const [mine] = await claim(ada);
    const refused = await decide(ben, mine);
    expectProblem(refused, 409, 'item_claimed');
    expect(refused.body).toMatchObject({
      claimedBy: { id: ada.id, name: 'Ada' },
      claimedUntil: mine!.expiresAt,
    });
    await service.moveClock(5 * MINUTE);
    expect((await decide(ben, mine)).status).toBe(201);
    // Who decided goes before who has it: the claim has ended with the item.
    expectProblem(await decide(ada, mine), 409, 'stale_decision');
  });

  it('need not be had for a decision', async () => {
    const [held] = await hold();
    expect((await decide(ben, { item: { subjectId: held!.id, revision: 1 } })).status).toBe(201);
  });

  it('are renewed by their holder, also late, as long as nobody else has the item', async () => {
    await hold();
    const [mine] = await claim(ada);
    await service.moveClock(6 * MINUTE);
    const renewed = await ada.client.send('PUT', `/moderation/claims/${mine!.id}`);
    expect(renewed).toMatchObject({ status: 200, body: { id: mine!.id, item: mine!.item } });
    expect(Date.parse(renewed.body.expiresAt)).toBeGreaterThan(Date.parse(mine!.expiresAt) + 5 * MINUTE);
    expect(await claim(ben)).toEqual([]);
    expectProblem(await ben.client.send('PUT', `/moderation/claims/${mine!.id}`), 404, 'not_found');
    await service.moveClock(6 * MINUTE);
    expect(await claim(ben)).toHaveLength(1);
    expectProblem(await ada.client.send('PUT', `/moderation/claims/${mine!.id}`), 409, 'claim_lost');
  });

  it('are given back, and lost ones too', async () => {
    const held = await hold();
    const [mine] = await claim(ada);
    const path = `/moderation/claims/${mine!.id}`;
    expectProblem(await ben.client.send('DELETE', path), 404, 'not_found');
    expect(await claim(ben)).toEqual([]);
    for (let time = 0; time < 2; time += 1) expect((await ada.client.send('DELETE', path)).status).toBe(204);
    expect(subjects(await claim(ben))).toEqual(ids(held));
  });

  it('are taken over, on record', async () => {
    await hold();
    const [mine] = await claim(ada);
    const taken = await ben.client.post(`/moderation/items/${mine!.item.id}/take-over`);
    expect(taken).toMatchObject({ status: 201, body: { item: { id: mine!.item.id } } });
    expect(taken.body.id).not.toBe(mine!.id);
    expectProblem(await ada.client.send('PUT', `/moderation/claims/${mine!.id}`), 409, 'claim_lost');
    expectProblem(await decide(ada, mine), 409, 'item_claimed');
    const deeds = await service.database.query(
      `SELECT actor_id AS by, detail FROM audit_records WHERE action = 'item.take-over' AND subject_id = $1`,
      [mine!.item.id],
    );
    expect(deeds).toEqual([{ by: ben.id, detail: { from: ada.id } }]);
    expect((await decide(ben, taken.body)).status).toBe(201);
    expectProblem(await ada.client.post(`/moderation/items/${mine!.item.id}/take-over`), 409, 'claim_lost');
  });

  it('end with their item, when its author withdraws', async () => {
    const { body } = await post(service.anyone(), threadId, { body: `${HELD_FOR_LINKS} ${newText()}` });
    const [mine] = await claim(ada);
    await service.anyone().as(body.guestToken).send('DELETE', `/comments/${body.comment.id}`);
    expectProblem(await ada.client.send('PUT', `/moderation/claims/${mine!.id}`), 409, 'claim_lost');
  });

  it('of a moderator of some sections are of these alone, the oldest of all of them first', async () => {
    const sections = [await service.addSection('city'), await service.addSection('sport')];
    const limited = await service.person('moderator', 'Limited');
    await service.limit(limited, sections);
    const [city, sport] = await Promise.all(
      ['city', 'sport'].map((section) => hostArticle(publisher.client, { section })),
    );
    const elsewhere = await hold();
    const theirs = [
      ...(await hold(1, sport!.threadId)),
      ...(await hold(1, city!.threadId)),
      ...(await hold(1, sport!.threadId)),
    ];
    expect(subjects(await claim(limited, 2))).toEqual(ids(theirs.slice(0, 2)));
    expect(subjects(await claim(limited, 25))).toEqual(ids(theirs.slice(2)));
    const [rest] = await claim(ada, 25);
    expect(rest!.item.subjectId).toBe(elsewhere[0]!.id);
    expectProblem(
      await limited.client.post(`/moderation/items/${rest!.item.id}/take-over`),
      403,
      'not_allowed',
    );
  });

  it.each([0, 26, 1.5, '2', null])('are not %p at once', async (count) => {
    const answer = await ada.client.post('/moderation/queues/held/claims', { count });
    if (count === null) expect(answer.status).toBe(201);
    else expectProblem(answer, 400, 'input_invalid');
  });

  it('are of queues and items that are here', async () => {
    expectProblem(await ada.client.post('/moderation/queues/lost/claims', {}), 404, 'not_found');
    for (const id of [UNKNOWN_ID, 'abc', '%00']) {
      expectProblem(await ada.client.post(`/moderation/items/${id}/take-over`), 404, 'not_found');
    }
    expectProblem(await ada.client.send('PUT', '/moderation/claims/abc'), 404, 'not_found');
    expectProblem(await ada.client.send('PUT', `/moderation/claims/${UNKNOWN_ID}`), 409, 'claim_lost');
  });

  it('are for moderators, of their site', async () => {
    const [mine] = (await hold(), await claim(ada));
    const reader = await service.person('reader');
    const anyone: Client = service.anyone();
    const siteId = await service.addSite('elsewhere');
    const stranger = await service.person('moderator', 'Stranger', 0, siteId);
    const foreign = stranger.client.with({ host: 'elsewhere.example' });
    for (const [client, status, code] of [
      [anyone, 401, 'not_signed_in'],
      [reader.client, 403, 'not_allowed'],
    ] as const) {
      expectProblem(await client.post('/moderation/queues/held/claims', {}), status, code);
      expectProblem(await client.send('PUT', `/moderation/claims/${mine!.id}`), status, code);
      expectProblem(await client.post(`/moderation/items/${mine!.item.id}/take-over`), status, code);
    }
    expect((await foreign.post('/moderation/queues/held/claims', { count: 25 })).body).toEqual({
      claims: [],
    });
    expectProblem(await foreign.post(`/moderation/items/${mine!.item.id}/take-over`), 404, 'not_found');
    expectProblem(await foreign.send('PUT', `/moderation/claims/${mine!.id}`), 404, 'not_found');
  });
});
