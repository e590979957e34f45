import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Json } from './support/client.js';
import { TestService } from './support/service.js';
import {
  ACTIONS,
  ACTORS,
  DECISIONS,
  Desk,
  STARTS,
  type ActorName,
  type Prepared,
  type Start,
} from './support/transitions.js';

/**
 * What becomes of a comment: the status after, `in` the queue where its item waits then. A problem's status and code, or
 * why a list left it out: all is as it was. One cell for all columns: the same everywhere.
 */
const TABLE = `
  what                | by                  | held                    | reported                | published               | rejected                | spam                    | withdrawn
  decisions undo bulk | anyone guests       | 401 not_signed_in
  decisions undo bulk | readers             | 403 not_allowed
  decisions undo      | moderator elsewhere | 403 not_allowed
  bulk                | moderator elsewhere | left out: unknown
  decisions           | own moderator       | 403 own_comment
  bulk                | own moderator       | left out: own
  undo                | own moderator       | 409 stale_decision      | 409 stale_decision      | 403 own_comment         | 403 own_comment         | 403 own_comment         | 409 stale_decision
  undo                | desk                | 409 stale_decision      | 409 stale_decision      | held in held            | held in held            | held in held            | 409 stale_decision
  approve             | desk                | published               | published               | published               | published               | published               | 409 status_not_allowed
  reject              | desk                | rejected                | rejected                | rejected                | rejected                | rejected                | 409 status_not_allowed
  spam                | desk                | spam                    | spam                    | spam                    | spam                    | spam                    | 409 status_not_allowed
  restore             | desk                | 409 status_not_allowed  | 409 status_not_allowed  | 409 status_not_allowed  | published               | published               | 409 status_not_allowed
  bulk approve        | desk                | published               | published               | published               | published               | published               | left out: unfit
  bulk reject         | desk                | rejected                | rejected                | rejected                | rejected                | rejected                | left out: unfit
  bulk spam           | desk                | spam                    | spam                    | spam                    | spam                    | spam                    | left out: unfit
  bulk restore        | desk                | left out: unfit         | left out: unfit         | left out: unfit         | published               | published               | left out: unfit
  withdraw edits      | anyone              | 401 not_signed_in
  withdraw edits      | strangers           | 404 not_found           | 404 not_found           | 403 not_your_comment    | 404 not_found           | 404 not_found           | 404 not_found
  withdraw edits      | desk                | 403 not_your_comment
  withdraw            | authors             | withdrawn               | withdrawn               | withdrawn               | 409 status_not_allowed  | 409 status_not_allowed  | withdrawn
  withdraw            | own moderator       | withdrawn               | withdrawn               | withdrawn               | 409 status_not_allowed  | 409 status_not_allowed  | withdrawn
  edit                | authors             | published in unreviewed | held in reported        | published in unreviewed | 409 status_not_allowed  | spam in spam            | 409 status_not_allowed
  edit into links     | authors             | held in held            | held in reported        | held in held            | 409 status_not_allowed  | spam in spam            | 409 status_not_allowed
  edits               | own moderator       | published               | held in reported        | published               | 409 status_not_allowed  | spam in spam            | 409 status_not_allowed
  report              | anyone              | 401 not_signed_in
  report              | strangers desk      | 404 not_found           | 404 not_found           | held in reported        | 404 not_found           | 404 not_found           | 404 not_found
  report              | authors             | 404 not_found           | 404 not_found           | 403 own_comment         | 404 not_found           | 404 not_found           | 404 not_found
  report              | own moderator       | 404 not_found           | 404 not_found           | 403 own_comment         | 404 not_found           | 404 not_found           | 404 not_found
`;

/** Where nothing has been done yet. */
const STANDING: Readonly<Record<Start, string>> = {
  held: 'held in held',
  reported: 'held in reported',
  published: 'published in unreviewed',
  rejected: 'rejected',
  spam: 'spam in spam',
  withdrawn: 'withdrawn',
};
/** What stands by a decision waits no more. */
const DECIDED = { ...STANDING, published: 'published', spam: 'spam' };

/** What several of the table's words stand for, longest first. */
const GROUPS: Readonly<Record<string, readonly string[]>> = {
  decisions: DECISIONS,
  bulk: DECISIONS.map((action) => `bulk ${action}`),
  edits: ['edit', 'edit into links'],
  guests: ['guest', 'own guest'],
  readers: ['reader', 'own reader'],
  authors: ['own guest', 'own reader'],
  strangers: ['guest', 'reader', 'moderator elsewhere'],
  desk: ['moderator', 'publisher', 'admin'],
};

const named = (cell: string, names: readonly string[]): readonly string[] =>
  names.includes(cell) ? [cell] : cell.split(' ').flatMap((word) => GROUPS[word] ?? [word]);

/** By `what`, `by` and start: once each. */
function readTable(): ReadonlyMap<string, string> {
  const cells = new Map<string, string>();
  const rows = TABLE.trim().split('\n').slice(1);
  for (const row of rows) {
    const [what, by, ...outcomes] = row.split('|').map((cell) => cell.trim());
    for (const action of named(what!, ACTIONS)) {
      for (const actor of named(by!, ACTORS)) {
        for (const [nth, start] of STARTS.entries()) {
          const key = keyOf(action, actor, start);
          if (cells.has(key)) throw new Error(`The table says it twice: ${key}`);
          cells.set(key, outcomes[outcomes.length === 1 ? 0 : nth]!);
        }
      }
    }
  }
  return cells;
}

const keyOf = (action: string, actor: string, start: string): string => `${action} by ${actor} of ${start}`;

interface Case {
  readonly key: string;
  readonly action: string;
  readonly actor: ActorName;
  readonly start: Start;
}

const CASES: readonly Case[] = ACTIONS.flatMap((action) =>
  ACTORS.flatMap((actor) =>
    STARTS.map((start) => ({ key: keyOf(action, actor, start), action, actor, start })),
  ),
);

/** What an outcome of the table comes to: a refusal and what stands then, or what stands alone. */
function expectedOf({ key, action, start }: Case, table: ReadonlyMap<string, string>): string {
  const outcome = table.get(key) ?? 'missing in the table';
  const isRefusal = /^\d|^left out/.test(outcome);
  return isRefusal ? `${outcome}: ${(action === 'undo' ? DECIDED : STANDING)[start]}` : outcome;
}

describe('whatever anyone does to a comment', () => {
  let service: TestService;
  let desk: Desk;

  beforeAll(async () => {
    service = await TestService.start();
    desk = await Desk.open(service);
  });

  afterAll(() => service.stop());

  /** Each actor in a discussion of their own, all at the same time. */
  async function byEach<T>(
    work: (one: Case, threadId: string) => Promise<T | null>,
  ): Promise<Map<string, T>> {
    const done = new Map<string, T>();
    await Promise.all(
      ACTORS.map(async (actor) => {
        const threadId = await desk.host();
        for (const one of CASES.filter((other) => other.actor === actor)) {
          const result = await work(one, threadId);
          if (result !== null) done.set(one.key, result);
        }
      }),
    );
    return done;
  }

  it(`has the outcome that the table tells, in ${CASES.length} cases`, async () => {
    const isSpam = ({ action, start }: Case): boolean => start === 'spam' && action !== 'undo';
    await desk.filterSpam();
    const spam = await byEach<Prepared>(async (one, threadId) =>
      isSpam(one) ? desk.prepareSpam(threadId, one.actor) : null,
    );
    await desk.filterNone();
    const others = await byEach<Prepared>(async (one, threadId) => {
      if (isSpam(one)) return null;
      const { action, actor, start } = one;
      return action === 'undo'
        ? desk.prepareDecided(threadId, actor, start)
        : desk.prepare(threadId, actor, start);
    });
    const prepared = new Map([...spam, ...others]);
    await desk.promote();
    const told = await byEach(({ key, action, actor }) => desk.act(action, actor, prepared.get(key)!));

    const standing = await desk.standing();
    const seen = CASES.map(({ key }) => {
      const after = standing.get(prepared.get(key)!.id);
      return [key, told.get(key) === '' ? after : `${told.get(key)}: ${after}`];
    });
    const table = readTable();
    const expected = CASES.map((one) => [one.key, expectedOf(one, table)]);
    expect(Object.fromEntries(seen)).toEqual(Object.fromEntries(expected));
    expect(table.size).toBe(CASES.length);
  });

  it('leaves every count right', async () => {
    expect(await service.differences()).toEqual([]);
    const rows = await service.database.query<{ queue: string; count: number }>(
      'SELECT queue, count(*)::integer AS count FROM items WHERE closed_at IS NULL GROUP BY queue',
    );
    const counted = new Map(rows.map(({ queue, count }) => [queue, count]));
    const admin = await service.person('admin', 'Counter');
    const items: Json[] = (await admin.client.get('/moderation/queues')).body.items;
    expect(items.map(({ queue, count }) => [queue, count])).toEqual(
      items.map(({ queue }) => [queue, counted.get(queue) ?? 0]),
    );
    expect(rows.length).toBeGreaterThan(3);
  });
});
