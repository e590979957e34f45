import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { forgetExpired } from '../src/platform/database/retention.js';
import { hostArticle, post } from './support/articles.js';
import { TestService } from './support/service.js';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

describe('what is kept how long', () => {
  let service: TestService;

  beforeAll(async () => {
    service = await TestService.start();
    const { threadId } = await hostArticle((await service.person('publisher')).client);
    await service.anyone().post('/accounts', { email: 'new@mail.example', name: 'New' });
    await post(service.anyone().with({ 'idempotency-key': 'a-key-of-the-retention-spec' }), threadId);
    await service.settle();
  });

  afterAll(() => service.stop());

  const rowsOf = async (): Promise<Record<string, number>> => {
    const [row] = await service.database.query<Record<string, number>>(
      `SELECT (SELECT count(*) FROM idempotency_keys)::integer AS keys, (SELECT count(*) FROM text_fingerprints)::integer AS texts,
         (SELECT count(*) FROM outbox)::integer AS events, (SELECT count(*) FROM sign_in_links)::integer AS links,
         (SELECT count(*) FROM sign_ups)::integer AS "signUps", (SELECT count(*) FROM rate_limits)::integer AS limits,
         (SELECT count(*) FROM credentials)::integer AS credentials, (SELECT count(ip_prefix) FROM comment_revisions)::integer AS prefixes`,
    );
    return row!;
  };

  it.each([
    [
      'at once',
      0,
      { keys: 1, texts: 2, events: 2, links: 2, signUps: 1, limits: 2, credentials: 2, prefixes: 1 },
    ],
    [
      'after a day: texts, old links, sign-ups and counts of attempts',
      DAY + HOUR,
      { keys: 1, texts: 0, events: 2, links: 0, signUps: 0, limits: 0, credentials: 2, prefixes: 1 },
    ],
    [
      'after two days: keys',
      DAY,
      { keys: 0, texts: 0, events: 2, links: 0, signUps: 0, limits: 0, credentials: 2, prefixes: 1 },
    ],
    [
      'after seven days: events',
      5 * DAY,
      { keys: 0, texts: 0, events: 0, links: 0, signUps: 0, limits: 0, credentials: 2, prefixes: 1 },
    ],
    [
      'after 90 days: prefixes',
      83 * DAY,
      { keys: 0, texts: 0, events: 0, links: 0, signUps: 0, limits: 0, credentials: 2, prefixes: 0 },
    ],
    [
      'after 91 days: the guest’s token',
      DAY,
      { keys: 0, texts: 0, events: 0, links: 0, signUps: 0, limits: 0, credentials: 1, prefixes: 0 },
    ],
  ])('%s', async (_when, later, left) => {
    await service.moveClock(later);
    await forgetExpired(service.database);
    expect(await rowsOf()).toEqual(left);
  });

  it('however old, an event stays until it has left', async () => {
    await service.database.transaction((tx) =>
      tx.run(
        `INSERT INTO outbox (id, site_id, event, subject_id, created_at, detail, next_attempt_at)
         SELECT gen_random_uuid(), id, 'given.up', id, parley_now() - interval '8 days', '{}', 'infinity' FROM sites`,
      ),
    );
    await forgetExpired(service.database);
    expect((await rowsOf())['events']).toBe(1);
  });
});
