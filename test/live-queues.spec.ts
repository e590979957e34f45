import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { hostArticle, newText, post } from './support/articles.js';
import type { Json } from './support/client.js';
import { EventReader } from './support/events.js';
import { expectProblem } from './support/problems.js';
import { TestService, type Person } from './support/service.js';

const PATH = '/moderation/queues/events';
/** One more than a site lets pass. */
const LINKS = 'http://a.example http://b.example http://c.example';

let service: TestService;
let publisher: Person;
let moderator: Person;
let city: string;
let threads: { city: string; sport: string };
const readers: EventReader[] = [];

beforeAll(async () => {
  service = await TestService.start({ instances: 2, hears: true, streams: { heartbeat: 500 } });
  publisher = await service.person('publisher');
  moderator = await service.person('moderator');
  city = await service.addSection('city');
  await service.addSection('sport');
  const host = async (section: string): Promise<string> =>
    (await hostArticle(publisher.client, { section })).threadId;
  threads = { city: await host('city'), sport: await host('sport') };
});

afterEach(() => {
  for (const reader of readers.splice(0)) reader.leave();
});

afterAll(() => service.stop());

async function follow(token: string, instance = 0): Promise<EventReader> {
  const reader = await EventReader.open(service.url(instance), PATH, { authorization: `Bearer ${token}` });
  readers.push(reader);
  await reader.until('the current state', () => true);
  return reader;
}

const countIn = ({ items }: Json, queue: string): number =>
  (items as Json[]).find((one) => one.queue === queue).count;

/** Posts a comment that waits; answers its id. */
async function wait(threadId: string): Promise<string> {
  const { body } = await post(service.anyone(), threadId, { body: `${newText()} ${LINKS}` });
  expect(body.comment.status).toBe('held');
  return body.comment.id;
}

const limited = async (name: string): Promise<Person> => {
  const person = await service.person('moderator', name);
  await service.limit(person, [city]);
  return person;
};

describe('a stream of events of the queues', () => {
  it('is for moderators', async () => {
    expectProblem(await service.anyone().get(PATH), 401, 'not_signed_in');
    expectProblem(await (await service.person('reader')).client.get(PATH), 403, 'not_allowed');
    const { status, headers } = await moderator.client.get(PATH);
    expect({ status, type: headers.get('content-type'), cache: headers.get('cache-control') }).toEqual({
      status: 200,
      type: 'text/event-stream',
      cache: 'no-store',
    });
  });

  it('tells what the queues hold: at once, when work comes, and when it is done, here and there', async () => {
    const all = [await follow(moderator.token), await follow(moderator.token, 1)];
    for (const reader of all)
      expect(reader.last).toEqual({
        ...(await moderator.client.get('/moderation/queues')).body,
        inHand: [],
      });
    const before = countIn(all[0]!.last, 'held');
    const commentId = await wait(threads.sport);
    for (const reader of all) await reader.until('the item', (last) => countIn(last, 'held') === before + 1);
    await moderator.client.post(`/moderation/comments/${commentId}/decisions`, {
      action: 'approve',
      revision: 1,
    });
    for (const reader of all) {
      await reader.until('its end', (last) => countIn(last, 'held') === before);
      expect(reader.last).toEqual({
        ...(await moderator.client.get('/moderation/queues')).body,
        inHand: [],
      });
    }
  });

  it('tells who has what in hand, in their sections, as it is claimed and given back', async () => {
    const mine = await limited('Of one section');
    const [theirs, everywhere] = [await follow(mine.token), await follow(moderator.token, 1)];
    const holders = ({ inHand }: Json): Json[] => inHand;
    await wait(threads.sport);
    await wait(threads.city);
    const claim = async (section: string): Promise<Json> =>
      (await publisher.client.post('/moderation/queues/held/claims', { section })).body.claims[0];
    const [sport, ofCity] = [await claim('sport'), await claim('city')];
    const by = { id: publisher.id, name: 'publisher' };
    await everywhere.until('both', (last) => holders(last).length === 2);
    await theirs.until('the own', (last) => holders(last).length === 1);
    expect(holders(theirs.last)).toEqual([{ item: ofCity.item.id, by }]);
    expect(holders(everywhere.last)).toContainEqual({ item: sport.item.id, by });
    for (const { id } of [sport, ofCity]) await publisher.client.delete(`/moderation/claims/${id}`);
    for (const reader of [theirs, everywhere])
      await reader.until('none', (last) => holders(last).length === 0);
    expect(theirs.events.every((one) => holders(one).every(({ item }) => item !== sport.item.id))).toBe(true);
  });

  it('tells each of their sections alone', async () => {
    const mine = await limited('Of the City');
    const reader = await follow(mine.token);
    const before = countIn(reader.last, 'held');
    const everywhere = await follow(moderator.token);
    await wait(threads.sport);
    await everywhere.until('the item elsewhere', (last) => countIn(last, 'held') === before + 1);
    await wait(threads.city);
    await reader.until('the own item', (last) => countIn(last, 'held') === before + 1);
    expect(reader.events.every((one) => countIn(one, 'held') <= before + 1)).toBe(true);
  });

  it.each<[string, (person: Person) => Promise<unknown>]>([
    [
      'the credential is revoked',
      ({ id }) =>
        service.database.query('UPDATE credentials SET revoked_at = parley_now() WHERE account_id = $1', [
          id,
        ]),
    ],
    [
      'the role is lost',
      ({ id }) => service.database.query(`UPDATE accounts SET role = 'reader' WHERE id = $1`, [id]),
    ],
    ['the sections are others', (person) => service.limit(person, [city])],
  ])('ends when %s', async (what, change) => {
    const person = await service.person('moderator', `When ${what}`);
    const [reader, other] = [await follow(person.token), await follow(moderator.token)];
    await change(person);
    await reader.end();
    expect(other.isOver).toBe(false);
  });
});
