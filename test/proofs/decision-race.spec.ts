import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { hostArticle, newText, post } from '../support/articles.js';
import type { Answer } from '../support/client.js';
import { figure, seed, size } from '../support/figures.js';
import { Random } from '../support/random.js';
import { TestService, type Person } from '../support/service.js';

const INSTANCES = 2;
const ITEMS = size({ small: 40, full: 300 });
const THREADS = 6;
/** What may be decided on a held comment, and the status that follows. */
const STATUS_AFTER = { approve: 'published', reject: 'rejected', spam: 'spam' } as const;
type Action = keyof typeof STATUS_AFTER;
const ACTIONS = Object.keys(STATUS_AFTER) as Action[];
/** Both moderators are at work on this many items at a time: the thread's lock decides among all of them. */
const LANES = 4;
const LIMIT = 120_000;

const HELD_FOR_LINKS = '[a](https://a.example/) [b](https://b.example/) [c](https://c.example/)';

interface Attempt {
  readonly by: Person;
  readonly action: Action;
  readonly answer: Answer;
}

describe(`two moderators on ${ITEMS} held comments at once, ${INSTANCES} instances`, () => {
  let service: TestService;
  let moderators: [Person, Person];
  let random: Random;
  let held: string[];
  const attempts = new Map<string, [Attempt, Attempt]>();

  beforeAll(async () => {
    random = new Random(seed());
    service = await TestService.start({ instances: INSTANCES });
    const publisher = await service.person('publisher');
    moderators = [
      await service.person('moderator', 'First Moderator', 0),
      await service.person('moderator', 'Second Moderator', 1),
    ];
    const threads = await Promise.all(
      Array.from({ length: THREADS }, async () => (await hostArticle(publisher.client)).threadId),
    );
    held = await Promise.all(
      Array.from({ length: ITEMS }, async (_, index) => {
        const body = `${newText()} ${HELD_FOR_LINKS}`;
        const { status, body: posted } = await post(service.anyone(), threads[index % THREADS]!, { body });
        expect({ status, held: posted.comment?.status }).toEqual({ status: 201, held: 'held' });
        return posted.comment.id;
      }),
    );
  }, LIMIT);

  afterAll(() => service.stop());

  const decide = async (commentId: string, by: Person, action: Action): Promise<Attempt> => {
    const rule = action === 'reject' ? 'abuse' : null;
    const answer = await by.client.post(`/moderation/comments/${commentId}/decisions`, {
      action,
      revision: 1,
      rule,
    });
    return { by, action, answer };
  };

  it(
    'has one winner an item, and tells the other who won with what',
    async () => {
      const waiting = [...held];
      const work = async (): Promise<void> => {
        for (let id = waiting.shift(); id !== undefined; id = waiting.shift()) {
          const first = random.pick(ACTIONS);
          const second = random.pick(ACTIONS.filter((action) => action !== first));
          const order = random.below(2) === 0 ? moderators : moderators.toReversed();
          attempts.set(id, await Promise.all([decide(id, order[0]!, first), decide(id, order[1]!, second)]));
        }
      };
      await Promise.all(Array.from({ length: LANES }, work));

      const wrong: object[] = [];
      for (const [id, pair] of attempts) {
        const [winner, loser] = pair[0].answer.status === 201 ? pair : [pair[1], pair[0]];
        try {
          expectWinner(winner);
          expectTold(loser, winner);
        } catch (error) {
          wrong.push({ id, statuses: pair.map(({ answer }) => answer.status), error: String(error) });
        }
      }
      expect(wrong).toEqual([]);
      const wins = moderators.map(({ id }) =>
        [...attempts.values()].flat().filter(({ by, answer }) => by.id === id && answer.status === 201),
      );
      figure('items', ITEMS);
      figure('items with exactly one winner', attempts.size - wrong.length);
      figure('won by the first / the second moderator', wins.map(({ length }) => length).join(' / '));
      expect(attempts.size).toBe(ITEMS);
    },
    LIMIT,
  );

  it('has one decision an item on record: the winner’s', async () => {
    const rows = await service.database.query<{ id: string; by: string; action: string; status: string }>(
      `SELECT c.id, d.decided_by AS by, d.action, c.status FROM comments c LEFT JOIN decisions d ON d.comment_id = c.id
       ORDER BY c.id`,
    );
    const won = [...attempts].map(([id, pair]) => {
      const { by, action } = pair.find(({ answer }) => answer.status === 201)!;
      return { id, by: by.id, action, status: STATUS_AFTER[action] };
    });
    figure('decisions on record', rows.length);
    expect(rows).toEqual(won.sort((one, other) => (one.id < other.id ? -1 : 1)));
  });

  it('has an audit record and an event a decision, no open item, and the right counts', async () => {
    const [counted] = await service.database.query(
      `SELECT (SELECT count(*)::integer FROM audit_records WHERE action LIKE 'comment.%') AS audited,
         (SELECT count(*)::integer FROM outbox WHERE detail->>'revision' = '2') AS events,
         (SELECT count(*)::integer FROM items WHERE closed_at IS NULL) AS "openItems"`,
    );
    expect(counted).toEqual({ audited: ITEMS, events: ITEMS, openItems: 0 });
    expect(await service.differences()).toEqual([]);
  });
});

function expectWinner({ answer, action }: Attempt): void {
  expect(answer).toMatchObject({ status: 201, body: { action, status: STATUS_AFTER[action], revision: 2 } });
}

function expectTold(loser: Attempt, winner: Attempt): void {
  expect(loser.answer).toMatchObject({
    status: 409,
    body: {
      code: 'stale_decision',
      revision: 2,
      commentStatus: STATUS_AFTER[winner.action],
      decision: { id: winner.answer.body.id, action: winner.action, decidedBy: { id: winner.by.id } },
    },
  });
}
