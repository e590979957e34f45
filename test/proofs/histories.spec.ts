import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newText, post } from '../support/articles.js';
import type { Json } from '../support/client.js';
import { figure, seed, size } from '../support/figures.js';
import { act } from '../support/history-desk.js';
import { History, type HistoryThread } from '../support/history.js';
import { Random } from '../support/random.js';
import { TestService } from '../support/service.js';

const OPERATIONS = size({ small: 600, full: 10_000 });
/** Of these, what is done in threads where many act at the same instant. */
const UNORDERED = OPERATIONS / 5;
const ACTORS = 8;
const THREADS = 12;
const SPAM = size({ small: 12, full: 100 });
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const LIMIT = 600_000;
/** Nobody comes too late or too often here. */
const SETTINGS = { editWindowMinutes: 1_440, reportsPerDay: 100_000 };

describe(`${ACTORS} random actors on two instances`, () => {
  let service: TestService;
  let random: Random;
  let history: History;

  beforeAll(async () => {
    random = new Random(seed());
    service = await TestService.start({ instances: 2 });
    await service.set(SETTINGS);
    history = await History.begin(service, random);
  });

  afterAll(() => service.stop());

  it(
    'are answered as a model in memory says, each in a thread of their own',
    async () => {
      const threads = await Promise.all(Array.from({ length: THREADS }, () => history.newThread()));
      // Whoever comes to a thread waits for the one before; the service sees all threads at the same time.
      const queues = new Map<HistoryThread, Promise<void>>();
      let left = OPERATIONS - UNORDERED;
      const worker = async (): Promise<void> => {
        while (left > 0) {
          left -= 1;
          const thread = random.pick(threads);
          const turn = (queues.get(thread) ?? Promise.resolve()).then(() => act(history, thread, true));
          queues.set(thread, turn);
          await turn;
          if (history.chance(100))
            await (queues.get(thread) ?? Promise.resolve()).then(() => compareInTurn(thread));
        }
      };
      const compareInTurn = (thread: HistoryThread): Promise<void> => {
        const turn = (queues.get(thread) ?? Promise.resolve()).then(() => history.compare(thread));
        queues.set(thread, turn);
        return turn;
      };
      await Promise.all(Array.from({ length: ACTORS }, worker));
      for (const thread of threads) await history.compare(thread);
      expect(history.illegal).toEqual([]);
    },
    LIMIT,
  );

  it(
    'are answered legally where all act at once, and what was answered is what is there',
    async () => {
      // The first report of each holds: whatever is taken is one change.
      await service.set({ ...SETTINGS, reportsToHold: 0.1 });
      const threads = await Promise.all([history.newThread(), history.newThread()]);
      let left = UNORDERED;
      const worker = async (): Promise<void> => {
        while (left > 0) {
          left -= 1;
          await act(history, random.pick(threads), false);
        }
      };
      await Promise.all(Array.from({ length: ACTORS }, worker));
      expect(history.illegal).toEqual([]);
      for (const thread of threads) {
        const rows = await service.database.query<{ id: string; revision: number; number: number | null }>(
          'SELECT id, revision, number FROM comments WHERE thread_id = $1 ORDER BY position',
          [thread.id],
        );
        expect(rows.map(({ id }) => id).sort()).toEqual(thread.comments.map(({ id }) => id).sort());
        const numbers = rows.flatMap(({ number }) => number ?? []).sort((one, other) => one - other);
        expect(numbers).toEqual(numbers.map((_, index) => index + 1));
        // Each accepted change raised a revision by one, so none was lost and none was made twice.
        const revisions = new Map(thread.comments.map(({ id, revision }) => [id, revision]));
        expect(rows.filter(({ id, revision }) => revisions.get(id) !== revision)).toEqual([]);
      }
    },
    LIMIT,
  );

  it(
    'leave spam that nobody decides on, and it leaves its queue in the end',
    async () => {
      const { id: threadId } = await history.newThread();
      await service.set({
        ...SETTINGS,
        wordpress: { disallowedKeys: 'viagra', commentPreviouslyApproved: false },
      });
      const spam: string[] = [];
      for (let nth = 0; nth < SPAM; nth += 1) {
        const { body } = await post(service.anyone(nth % 2), threadId, { body: `${newText()} viagra` });
        spam.push(body.comment.id);
      }
      await service.set(SETTINGS);
      const desk = history.client(history.publisher);
      const waiting = async (): Promise<number> => {
        await service.settle();
        const items: Json[] = (await desk.get('/moderation/queues')).body.items;
        return items.find(({ queue }) => queue === 'spam').count;
      };
      const decided = spam.filter(() => history.chance(4));
      for (const id of decided) {
        const action = random.pick(['approve', 'spam', 'restore'] as const);
        const decision = { action, revision: 1 };
        history.note('decide', await desk.post(`/moderation/comments/${id}/decisions`, decision), '201');
      }
      await service.moveClock(30 * DAY - HOUR);
      expect(await waiting()).toBe(SPAM - decided.length);
      // What somebody has in hand stays until it is given back.
      const { claims } = (await desk.post('/moderation/queues/spam/claims', { count: 5 })).body;
      await service.moveClock(HOUR - MINUTE);
      for (const { id } of claims) await desk.put(`/moderation/claims/${id}`, {});
      await service.moveClock(2 * MINUTE);
      expect(await waiting()).toBe(claims.length);
      for (const { id } of claims) await desk.delete(`/moderation/claims/${id}`);
      expect(await waiting()).toBe(0);
      for (const id of spam.filter((one) => !decided.includes(one)))
        expect((await desk.get(`/comments/${id}`)).body).toMatchObject({ status: 'spam', revision: 1 });
      expect(history.illegal).toEqual([]);
    },
    LIMIT,
  );

  it('count right after all of it', async () => {
    figure(
      'operations',
      [...history.tally.values()].reduce((sum, count) => sum + count, 0),
    );
    for (const [kind, count] of [...history.tally].sort()) figure(`  ${kind}`, count);
    figure('comments held by reports, one after the other', history.heldByReports);
    figure('illegal answers', history.illegal.length);
    const differences = await service.differences();
    figure('differences found by a recount', differences.length);
    expect(differences).toEqual([]);
  });
});
