import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readFile } from 'node:fs/promises';
import { randomUUID } from 'node:crypto';
import { entities } from '../src/entities.js';
import { createDataSource } from '../src/platform/database/data-source.js';
import { Database } from '../src/platform/database/database.js';
import { NoMailer } from '../src/platform/mail/mailer.js';
import { startService, type Service } from '../src/service.js';
import { hostArticle, newText, post } from './support/articles.js';
import { Client } from './support/client.js';
import { TestService } from './support/service.js';
import { tap, type Trips } from './support/tapped.js';

/** The statements of the document, trip by trip. */
async function documented(): Promise<{ before: Trips; within: Trips }> {
  const text = await readFile(new URL('../docs/posting.md', import.meta.url), 'utf8');
  const rows = [...text.matchAll(/^\| (\d) +\| `([^`]+)` +\|/gm)];
  const trips = [1, 2, 3, 4].map((trip) =>
    rows.filter(([, number]) => Number(number) === trip).map(([, , name]) => name!),
  );
  const told = `**${rows.length} statements in ${trips.length} round trips**`;
  if (!text.includes(told)) throw new Error(`docs/posting.md does not say: ${told}`);
  return { before: trips.slice(0, 1), within: trips.slice(1) };
}

describe('a post with everything on', () => {
  let service: TestService;
  let database: Database;
  let tapped: Service;

  beforeAll(async () => {
    service = await TestService.start({ limits: 'defaults' });
    database = new Database(await createDataSource({ url: service.databaseUrl, entities }).initialize());
    tapped = await startService({
      database,
      secret: 'a secret of this file',
      host: '127.0.0.1',
      port: 0,
      mailer: new NoMailer(),
    });
  });

  afterAll(async () => {
    await tapped.stop();
    await database.dataSource.destroy();
    await service.stop();
  });

  it('takes the statements, and the round trips, of its document', async () => {
    const publisher = (await service.person('publisher')).client;
    const { threadId } = await hostArticle(publisher);
    const other = await hostArticle(publisher);
    const lists = {
      held: Array.from({ length: 1_000 }, (_, n) => `held phrase ${n}`),
      refused: Array.from({ length: 1_000 }, (_, n) => `refused phrase ${n}`),
    };
    for (const [path, body] of [
      ['/moderation-modes/site', { mode: 'newcomers', until: null }],
      ['/word-lists', lists],
    ] as const) {
      const { status } = await publisher.with({ 'if-match': '"0"' }).put(path, body);
      expect({ path, status }).toEqual({ path, status: 200 });
    }
    const anyone = new Client(tapped.url);
    const { guestToken } = (await post(anyone, other.threadId)).body;
    await service.moveClock(60_000);
    // The first use of a token on a day is noted, and the word lists are made ready once.
    const guest = anyone.as(guestToken);
    await post(guest, other.threadId);
    await service.moveClock(60_000);
    await service.publishPolicy('implied');
    const heard = tap(database);
    const answer = await guest
      .with({ 'idempotency-key': randomUUID() })
      .post(`/threads/${threadId}/comments`, { body: `${newText()} https://news.example/` });
    expect({ status: answer.status, is: answer.body.comment?.status }).toEqual({ status: 201, is: 'held' });
    const { before, within } = await documented();
    expect(heard.having('holder of a token')).toEqual([before]);
    expect(heard.having('lock a thread')).toEqual([within]);
  });
});
