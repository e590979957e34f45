import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ClosingCase } from '../../src/policies/closing-facts.js';
import { closingOf } from '../../src/policies/closing.rules.js';
import { hostArticle, newText, post } from '../support/articles.js';
import type { Answer, Client, Json } from '../support/client.js';
import { someClosingPolicy } from '../support/closing-drafts.js';
import { ClosingRecord, type NotedArticle, type Span, type Standing } from '../support/closing-record.js';
import { figure, seed, size } from '../support/figures.js';
import { HeldClock } from '../support/held-clock.js';
import { codeOf } from '../support/model-comment.js';
import { Random } from '../support/random.js';
import { TestService } from '../support/service.js';

const OPERATIONS = size({ small: 400, full: 5_000 });
/** Done by all workers at once; then the clock moves on, while nobody does anything. */
const IN_A_BOUT = 40;
const WORKERS = 8;
const INSTANCES = 2;
const THREADS = 8;
const LOOKS_AHEAD = 3;
const LIMIT = 1_200_000;
const [MINUTE, HOUR, DAY] = [60_000, 3_600_000, 86_400_000];
/** Far enough that a thread is not looked at in another year. */
const FARTHEST = 20 * DAY;
const SECTIONS = ['news', 'sport', 'city'];
/** Neither UTC nor of whole hours. */
const TIME_ZONE = 'Asia/Kathmandu';
const LINKS = ' http://a.example http://b.example http://c.example';

/** What anyone may be told while others act; never a fault of the service. */
const LEGAL: Readonly<Record<string, readonly string[]>> = {
  post: ['201', '403 thread_closed', '403 thread_paused'],
  policy: ['200', '412 version_changed'],
  close: ['200'],
  reopen: ['200', '409 reopen_has_no_effect', '400 until_is_past'],
  article: ['200'],
  decide: ['201', '409 stale_decision'],
};

interface Refused extends Span {
  readonly threadId: string;
}

describe(`${WORKERS} random workers on ${INSTANCES} instances, under closing policies that change`, () => {
  let service: TestService;
  let random: Random;
  let publishers: Client[];
  let moderators: Client[];
  const noted = new Map<string, NotedArticle>();
  const threads: string[] = [];
  const spans: Span[] = [];
  const held: Json[] = [];
  const accepted: string[] = [];
  const refused: Refused[] = [];
  /** Whose changes would not be told apart. */
  const changing = new Set<string>();
  const tally = new Map<string, number>();
  const illegal: string[] = [];
  let ahead = 0;
  const foreseen = { looks: 0, right: 0 };

  beforeAll(async () => {
    random = new Random(seed());
    service = await TestService.start({ instances: INSTANCES });
    await service.database.query('UPDATE sites SET time_zone = $1', [TIME_ZONE]);
    for (const key of SECTIONS) await service.addSection(key);
    const onEach = async (role: 'publisher' | 'moderator'): Promise<Client[]> => {
      const { token } = await service.person(role);
      return [0, 1].map((instance) => service.anyone(instance).as(token));
    };
    publishers = await onEach('publisher');
    moderators = await onEach('moderator');
    const first = publishers[0]!.with({ 'if-match': '"0"' });
    expect(await first.put('/moderation-modes/section:city', { mode: 'before' })).toMatchObject({
      status: 200,
    });
    for (let nth = 0; nth < THREADS; nth += 1) await host();
  });

  afterAll(() => service.stop());

  const chance = (of: number): boolean => random.below(of) === 0;
  const clock = (): number => Date.now() + ahead;
  const instantIn = (milliseconds: number): string => new Date(clock() + milliseconds).toISOString();
  /** Soon enough to come while the others act, or hours or days away. */
  const soon = (): string => instantIn(random.below(chance(2) ? 400 : random.pick([HOUR, 4 * DAY])));
  const someSection = (): string | null => random.pick([...SECTIONS, null]);
  const somePublication = (): Date | null =>
    chance(6) ? null : new Date(Math.floor(clock() - random.below(40 * DAY)));

  async function host(): Promise<void> {
    const standing: Standing = { section: someSection(), publishedAt: somePublication() };
    const { article, threadId } = await hostArticle(random.pick(publishers), sent(standing));
    noted.set(threadId, { id: article.id, first: standing, changes: [] });
    threads.push(threadId);
  }

  /** Sends a request and notes its answer. */
  async function act(kind: string, request: () => Promise<Answer>): Promise<{ answer: Answer; span: Span }> {
    const sentAt = Math.floor(clock());
    const answer = await request();
    const span = { sent: sentAt, answered: Math.ceil(clock() + 1) };
    spans.push(span);
    const code = codeOf(answer);
    tally.set(`${kind} ${code}`, (tally.get(`${kind} ${code}`) ?? 0) + 1);
    if (!LEGAL[kind]!.includes(code)) illegal.push(`${kind}: ${code} ${answer.body.detail}`);
    return { answer, span };
  }

  async function say(threadId: string): Promise<void> {
    const body = newText() + (chance(4) ? LINKS : '');
    const done = await act('post', () => post(service.anyone(random.below(INSTANCES)), threadId, { body }));
    const { answer, span } = done;
    if (answer.status === 403) refused.push({ threadId, ...span });
    if (answer.status !== 201) return;
    accepted.push(answer.body.comment.id);
    if (answer.body.comment.status === 'held') held.push(answer.body.comment);
  }

  async function setPolicy(threadId: string): Promise<void> {
    const subject = random.pick([
      'site',
      ...SECTIONS.map((key) => `section:${key}`),
      `article:${noted.get(threadId)!.id}`,
    ]);
    const publisher = random.pick(publishers);
    const { headers } = await publisher.get(`/closing-policies/${subject}`);
    const policy = someClosingPolicy(random, subject.split(':')[0]!, soon);
    const current = publisher.with({ 'if-match': headers.get('etag')! });
    await act('policy', () => current.put(`/closing-policies/${subject}`, policy));
  }

  async function changeArticle(threadId: string): Promise<void> {
    if (changing.has(threadId)) return say(threadId);
    changing.add(threadId);
    const { id, first, changes } = noted.get(threadId)!;
    const before = changes.at(-1)?.standing ?? first;
    const standing = chance(2)
      ? { ...before, section: someSection() }
      : { ...before, publishedAt: somePublication() };
    const done = await act('article', () => random.pick(publishers).patch(`/articles/${id}`, sent(standing)));
    const { section, publishedAt } = done.answer.body;
    const stands = { section, publishedAt: publishedAt === null ? null : new Date(publishedAt) };
    changes.push({ ...done.span, standing: stands });
    changing.delete(threadId);
  }

  async function operate(): Promise<void> {
    const threadId = random.pick(threads);
    const kind = random.below(100);
    const publisher = random.pick(publishers);
    if (kind < 56) await say(threadId);
    else if (kind < 72) await setPolicy(threadId);
    else if (kind < 77) {
      await act('close', () => publisher.post(`/threads/${threadId}/close`, chance(3) ? {} : { at: soon() }));
    } else if (kind < 86) {
      const until = chance(3) ? null : soon();
      await act('reopen', () => publisher.post(`/threads/${threadId}/reopen`, { until }));
    } else if (kind < 92) await changeArticle(threadId);
    else {
      const comment = held.shift();
      if (comment === undefined) return say(threadId);
      const decision = {
        action: random.pick(['approve', 'reject']),
        revision: comment.revision,
        rule: 'spam',
      };
      const path = `/moderation/comments/${comment.id}/decisions`;
      await act('decide', () => random.pick(moderators).post(path, decision));
    }
  }

  async function bout(): Promise<void> {
    let left = IN_A_BOUT;
    const work = async (): Promise<void> => {
      while ((left -= 1) >= 0) await operate();
    };
    await Promise.all(Array.from({ length: WORKERS }, work));
  }

  async function moveClock(milliseconds: number): Promise<void> {
    await service.moveClock(milliseconds);
    await readClock();
  }

  async function readClock(): Promise<void> {
    const [row] = await service.database.query<{ ahead: number }>(
      'SELECT (extract(epoch FROM ahead) * 1000)::float8 AS ahead FROM clock_offset',
    );
    ahead = row!.ahead;
  }

  const closingOfThread = async (threadId: string): Promise<Json> =>
    (await service.anyone().get(`/articles/${noted.get(threadId)!.id}/thread`)).body.closing;

  /** Alone: a thread is as it was until the instant that it foresees, and from then on as it foresaw. */
  async function lookAhead(): Promise<void> {
    const threadId = random.pick(threads);
    const held = await HeldClock.hold(service);
    const { state, closesAt, reopensAt } = await closingOfThread(threadId);
    const turn = Date.parse(closesAt ?? reopensAt ?? '');
    if (turn - held.at.getTime() < FARTHEST) {
      const states: string[] = [];
      for (const at of [turn - 1, turn]) {
        // It may be as near as that already.
        if (at >= held.at.getTime()) await held.moveTo(new Date(at));
        states.push((await closingOfThread(threadId)).state);
      }
      foreseen.looks += 1;
      const isRight = states[0] === state && (state === 'open' ? states[1] !== 'open' : states[1] === 'open');
      if (isRight) foreseen.right += 1;
    }
    await held.release();
    await readClock();
  }

  it(
    'accept no post at an instant at which a thread is not open, and refuse none while it is',
    async () => {
      await moveClock(0);
      for (let done = 0; done < OPERATIONS; done += IN_A_BOUT) {
        await bout();
        for (let nth = 0; nth < LOOKS_AHEAD; nth += 1) await lookAhead();
        await moveClock(random.below(random.pick([10 * MINUTE, 3 * HOUR, 3 * DAY])));
        threads.shift();
        await host();
      }
      const record = await ClosingRecord.read(service, noted, spans);
      const stored = record.arrivals.map(({ id }) => id);
      const isOpen = (at: number) => (facts: ClosingCase) =>
        closingOf({ ...facts, now: new Date(at) }).state === 'open';
      const whileClosed = record.arrivals.filter(({ threadId, at, before }) => {
        const instant = at.getTime();
        return !record.casesBetween(threadId, instant, instant, before).some(isOpen(instant));
      });
      const isOpenFor =
        ({ sent: from, answered: until }: Span) =>
        (facts: ClosingCase) => {
          const { state, closesAt } = closingOf({ ...facts, now: new Date(from) });
          return state === 'open' && (closesAt === null || closesAt.getTime() > until);
        };
      const whileOpen = refused.filter((one) =>
        record.casesBetween(one.threadId, one.sent, one.answered).every(isOpenFor(one)),
      );
      figure(
        'closing-histories: operations',
        [...tally.values()].reduce((sum, count) => sum + count, 0),
      );
      for (const [kind, count] of [...tally].sort()) figure(`  ${kind}`, count);
      figure('closing-histories: illegal answers', illegal.length);
      figure('closing-histories: accepted posts', accepted.length);
      figure('closing-histories: posts accepted while not open', whileClosed.length);
      figure('closing-histories: refused posts', refused.length);
      figure('closing-histories: posts refused while open throughout', whileOpen.length);
      figure('closing-histories: turns foreseen / come as foreseen', `${foreseen.looks} / ${foreseen.right}`);
      expect({ illegal, whileClosed, whileOpen }).toEqual({ illegal: [], whileClosed: [], whileOpen: [] });
      expect(stored.sort()).toEqual([...accepted].sort());
      expect(accepted.length).toBeGreaterThan(0);
      expect(foreseen.right).toBe(foreseen.looks);
      expect(foreseen.looks).toBeGreaterThan(0);
    },
    LIMIT,
  );

  it('count right after all of it', async () => {
    const differences = await service.differences();
    figure('closing-histories: differences found by a recount', differences.length);
    expect(differences).toEqual([]);
  });
});

const sent = ({ section, publishedAt }: Standing): object => ({
  section,
  publishedAt: publishedAt?.toISOString() ?? null,
});
