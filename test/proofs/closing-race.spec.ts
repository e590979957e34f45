import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { hostArticle } from '../support/articles.js';
import type { Answer } from '../support/client.js';
import { figure, seed, size } from '../support/figures.js';
import { Writers, type Posts } from '../support/race.js';
import { Random } from '../support/random.js';
import { TestService, type Person } from '../support/service.js';

const WRITERS = 12;
const INSTANCES = 2;
const ROUNDS = size({ small: 6, full: 150 });
/** Each takes its while until the instant comes. */
const SCHEDULED_ROUNDS = size({ small: 3, full: 50 });
const COUNTED_ROUNDS = size({ small: 3, full: 150 });
const MOST_ACCEPTED_BEFORE = size({ small: 20, full: 60 });
/** The proof goes on for minutes at full size only, and nothing here is a matter of time. */
const LIMIT = size({ small: 120_000, full: 600_000 });

interface Round extends Posts {
  /** Comments that are there at the end and were not when the closer had its answer. */
  readonly late: number;
  /** Accepted posts without a row, or rows without an accepted post. */
  readonly unaccounted: number;
  readonly waited: number;
}

interface Closer {
  /** What the article of each round has. */
  readonly article?: object;
  /** Closes the thread, for itself or with all others; ends with the answer. */
  close(threadId: string): Promise<Answer>;
  /** Once the writers of the round have stopped. */
  afterwards?(): Promise<void>;
}

describe(`close against post, ${WRITERS} writers on ${INSTANCES} instances`, () => {
  let service: TestService;
  let publishers: Person[];
  let writers: Writers;
  let random: Random;

  beforeAll(async () => {
    random = new Random(seed());
    service = await TestService.start({ instances: INSTANCES });
    publishers = await Promise.all(
      Array.from({ length: INSTANCES }, (_, instance) =>
        service.person('publisher', `Publisher ${instance}`, instance),
      ),
    );
    writers = await Writers.gather(service, await newThread(), { writers: WRITERS, instances: INSTANCES });
  });

  afterAll(() => service.stop());

  const publisher = (): Person => random.pick(publishers);

  const articles = new Map<string, string>();

  const newThread = async (fields: object = {}): Promise<string> => {
    const { article, threadId } = await hostArticle(publisher().client, fields);
    articles.set(threadId, article.id);
    return threadId;
  };

  const change = (threadId: string, fields: object): Promise<Answer> =>
    publisher().client.send('PATCH', `/articles/${articles.get(threadId)}`, fields);

  const comments = async (threadId: string): Promise<number> => {
    const [row] = await service.database.query<{ count: number }>(
      'SELECT count(*)::integer AS count FROM comments WHERE thread_id = $1',
      [threadId],
    );
    return row!.count;
  };

  async function round({ close, article }: Closer): Promise<Round> {
    const threadId = await newThread(article);
    const { posts, reached, done } = writers.race(threadId, random.below(MOST_ACCEPTED_BEFORE));
    await reached;
    const start = performance.now();
    const { status, body } = await close(threadId);
    const waited = performance.now() - start;
    expect({ status, body }).toEqual({ status: 200, body: expect.anything() });
    const whenClosed = await comments(threadId);
    await done;
    const atTheEnd = await comments(threadId);
    return { ...posts, late: atTheEnd - whenClosed, unaccounted: atTheEnd - posts.accepted, waited };
  }

  async function rounds(name: string, closer: Closer): Promise<void> {
    const all: Round[] = [];
    for (let nth = 0; nth < ROUNDS; nth += 1) {
      all.push(await round(closer));
      await closer.afterwards?.();
    }
    const sum = (of: (round: Round) => number): number => all.reduce((total, one) => total + of(one), 0);
    const late = sum((one) => one.late);
    figure(`${name}: rounds`, ROUNDS);
    figure(
      `${name}: accepted posts`,
      sum(({ accepted }) => accepted),
    );
    figure(
      `${name}: refused posts`,
      sum(({ refused }) => refused),
    );
    figure(`${name}: comments after the close`, late);
    const waits = all.map(({ waited }) => waited).sort((one, other) => one - other);
    const at = (share: number): string => waits[Math.ceil(share * waits.length) - 1]!.toFixed(1);
    figure(`${name}: closer's wait p50 / p99 / max`, `${at(0.5)} / ${at(0.99)} / ${at(1)}`, 'ms');
    expect({
      late,
      unaccounted: sum(({ unaccounted }) => unaccounted),
      refused: sum(({ refused }) => refused),
      unexpected: all.flatMap(({ unexpected }) => unexpected.map(summary)),
    }).toEqual({ late: 0, unaccounted: 0, refused: ROUNDS * WRITERS, unexpected: [] });
  }

  it(
    'takes no comment after a close by hand',
    () => rounds('thread', { close: (threadId) => publisher().client.post(`/threads/${threadId}/close`) }),
    LIMIT,
  );

  /** Closes all threads of a level by its policy, and takes that back after the round. */
  const byPolicy = (subject: string, policies: readonly object[], article: object = {}): Closer => {
    let etag = '"0"';
    const set = async (policy: object): Promise<Answer> => {
      const { client } = publisher();
      const answer = await client.with({ 'if-match': etag }).put(`/closing-policies/${subject}`, policy);
      etag = answer.headers.get('etag') ?? '';
      return answer;
    };
    return {
      article,
      close: () => set(random.pick(policies)),
      afterwards: async () => expect(await set({})).toMatchObject({ status: 200 }),
    };
  };

  it(
    'takes no comment after the site is switched off',
    () => rounds('site', byPolicy('site', [{ switch: 'off' }])),
    LIMIT,
  );

  it(
    'takes no comment after the policy of its section closes or pauses it, by whatever kind',
    async () => {
      await service.addSection('racing');
      const old = { section: 'racing', publishedAt: '2020-01-01T00:00:00Z' };
      await rounds(
        'section',
        byPolicy(
          'section:racing',
          [
            { closeAt: '2020-01-01T00:00:00Z' },
            { closeAfterDays: 1 },
            { hours: { weekly: {} } },
            { closeAfterDays: 1, hours: { weekly: {} } },
          ],
          old,
        ),
      );
    },
    LIMIT,
  );

  it(
    'takes as many comments as its policy says, and none more',
    async () => {
      let accepted = 0;
      let beyond = 0;
      for (let nth = 0; nth < COUNTED_ROUNDS; nth += 1) {
        const threadId = await newThread();
        const most = 1 + random.below(MOST_ACCEPTED_BEFORE);
        const policy = publisher().client.with({ 'if-match': '"0"' });
        const subject = `/closing-policies/article:${articles.get(threadId)}`;
        expect(await policy.put(subject, { closeAfterComments: most })).toMatchObject({ status: 200 });
        const { posts, done } = writers.race(threadId, 0);
        await done;
        expect(posts.unexpected.map(summary)).toEqual([]);
        expect(posts.accepted).toBe(await comments(threadId));
        accepted += posts.accepted;
        beyond += posts.accepted - most;
      }
      figure('count: rounds', COUNTED_ROUNDS);
      figure('count: accepted posts', accepted);
      figure('count: comments beyond the count', beyond);
      expect(beyond).toBe(0);
    },
    LIMIT,
  );

  describe('by a section whose policy closes', () => {
    beforeAll(async () => {
      const { client } = publisher();
      const fresh = client.with({ 'if-match': '"0"' });
      const items = ['racing', 'ended', 'short'].map((key) => ({ key, name: key }));
      expect(await fresh.put('/sections', { items })).toMatchObject({ status: 200 });
      for (const [key, policy] of [
        ['ended', { closeAt: '2020-01-01T00:00:00Z' }],
        ['short', { closeAfterDays: 1 }],
      ] as const) {
        expect(await fresh.put(`/closing-policies/section:${key}`, policy)).toMatchObject({ status: 200 });
      }
    });

    it(
      'takes no comment after its article was moved there',
      () => rounds('moved', { close: (threadId) => change(threadId, { section: 'ended' }) }),
      LIMIT,
    );

    it(
      'takes no comment after its article was re-dated into the past',
      () =>
        rounds('re-dated', {
          article: { section: 'short' },
          close: (threadId) => change(threadId, { publishedAt: '2020-01-01T00:00:00Z' }),
        }),
      LIMIT,
    );
  });

  it(
    'takes no comment at or after the instant that a closing was scheduled for',
    async () => {
      let accepted = 0;
      for (let nth = 0; nth < SCHEDULED_ROUNDS; nth += 1) {
        const threadId = await newThread();
        const [clock] = await service.database.query<{ at: Date }>(
          `SELECT parley_now() + $1 * interval '1 millisecond' AS at`,
          [100 + random.below(150)],
        );
        const at = clock!.at.toISOString();
        expect(await publisher().client.post(`/threads/${threadId}/close`, { at })).toMatchObject({
          status: 200,
        });
        const { posts, done } = writers.race(threadId, 0);
        await done;
        const [last] = await service.database.query<{ late: number; count: number }>(
          `SELECT count(*)::integer AS count, (count(*) FILTER (WHERE created_at >= $2))::integer AS late
           FROM comments WHERE thread_id = $1`,
          [threadId, clock!.at],
        );
        expect(posts).toEqual({ accepted: last!.count, refused: WRITERS, unexpected: [] });
        expect(last!.late).toBe(0);
        accepted += posts.accepted;
      }
      figure('scheduled: rounds', SCHEDULED_ROUNDS);
      figure('scheduled: accepted posts', accepted);
      figure('scheduled: comments at or after the instant', 0);
    },
    LIMIT,
  );

  it('dates every comment after the one before it', async () => {
    const backwards = await service.database.query(
      `SELECT FROM (
         SELECT created_at, lag(created_at) OVER (PARTITION BY thread_id ORDER BY position) AS before FROM comments
       ) c WHERE created_at < before`,
    );
    figure('comments dated before the one before them', backwards.length);
    expect(backwards).toHaveLength(0);
  });

  it('counts right after all of it', async () => {
    expect(await service.differences()).toEqual([]);
  });
});

const summary = ({ status, body }: Answer): object => ({ status, code: body.code, detail: body.detail });
