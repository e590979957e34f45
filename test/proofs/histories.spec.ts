import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { hostArticle, newText, post } from '../support/articles.js';
import type { Answer, Client, Json } from '../support/client.js';
import { figure, seed, size } from '../support/figures.js';
import {
  codeOf,
  ModelThread,
  type Action,
  type Legal,
  type ModelComment,
  type ModelPerson,
} from '../support/model.js';
import { Random } from '../support/random.js';
import { TestService } from '../support/service.js';

const OPERATIONS = size({ small: 600, full: 10_000 });
/** Of these, what is done in threads where many act at the same instant. */
const UNORDERED = OPERATIONS / 5;
const ACTORS = 8;
const THREADS = 12;
const DEEPEST = 6;
const LIMIT = 600_000;
const ACTIONS: readonly Action[] = ['approve', 'reject', 'spam', 'restore'];
const LINKS = ' http://a.example http://b.example http://c.example';

interface Actor extends ModelPerson {
  /** On each instance. */
  readonly clients: readonly Client[];
}

/** What anyone may be told where others act at the same time. Never a fault of the service, never silence. */
const EVER_LEGAL: Readonly<Record<string, readonly Legal[]>> = {
  post: ['201', '403 thread_closed', '400 parent_unknown'],
  edit: ['200', '409 stale_revision', '409 status_not_allowed', '403 not_your_comment', '404 not_found'],
  withdraw: ['204', '409 status_not_allowed', '403 not_your_comment', '404 not_found'],
  like: ['200', '404 not_found', '403 own_comment'],
  decide: ['201', '409 stale_decision', '409 status_not_allowed', '403 own_comment'],
  close: ['200'],
};

describe(`${ACTORS} random actors on two instances`, () => {
  let service: TestService;
  let random: Random;
  let publisher: Actor;
  let writers: Actor[];
  let moderators: Actor[];
  const tally = new Map<string, number>();
  const illegal: string[] = [];

  beforeAll(async () => {
    random = new Random(seed());
    service = await TestService.start({ instances: 2 });
    const account = async (role: 'reader' | 'moderator' | 'publisher', name: string): Promise<Actor> => {
      const { token } = await service.person(role, name);
      const clients = [0, 1].map((instance) => service.anyone(instance).as(token));
      return { name, isStaff: role !== 'reader', clients };
    };
    publisher = await account('publisher', 'Pat');
    moderators = [await account('moderator', 'Mo'), await account('moderator', 'Mia')];
    const readers = ['Ann', 'Ben', 'Cem', 'Dot', 'Eve'].map((name) => account('reader', name));
    writers = [...(await Promise.all(readers)), ...moderators, publisher];
    const { threadId } = await hostArticle(client(publisher));
    for (const name of ['Gil', 'Gus', 'Gwen']) {
      const { body } = await post(service.anyone(), threadId, { guest: { name } });
      const clients = [0, 1].map((instance) => service.anyone(instance).as(body.guestToken));
      writers.push({ name, isStaff: false, clients });
    }
  });

  afterAll(() => service.stop());

  const client = ({ clients }: Actor): Client => random.pick(clients);
  const chance = (of: number): boolean => random.below(of) === 0;
  const newThread = async (): Promise<ModelThread> => {
    const { article, threadId } = await hostArticle(client(publisher));
    return new ModelThread(threadId, article.id);
  };
  const someText = (): string => newText() + (chance(6) ? LINKS : '');

  function note(operation: string, answer: Answer, legal: readonly Legal[]): boolean {
    const code = codeOf(answer);
    tally.set(`${operation} ${code}`, (tally.get(`${operation} ${code}`) ?? 0) + 1);
    if (!legal.includes(code)) illegal.push(`${operation}: ${code}, legal: ${legal.join(', ')}`);
    return legal.includes(code) && answer.status < 400;
  }

  /** One thing that someone does in a thread. `exactly`: nobody else acts there meanwhile. */
  async function act(thread: ModelThread, exactly: boolean): Promise<void> {
    const comment = thread.comments.length === 0 || chance(4) ? null : random.pick(thread.comments);
    const kind = random.below(100);
    const legal = (operation: string, expected: Legal): readonly Legal[] =>
      exactly ? [expected] : EVER_LEGAL[operation]!;
    const person = random.pick(writers);
    if (comment === null || kind < 35) {
      const parent = comment !== null && comment.depth < DEEPEST ? comment : null;
      const despiteClosed = exactly && chance(20);
      const text = someText();
      const expected = thread.post(person, parent, despiteClosed);
      const answer = await client(person).post(`/threads/${thread.id}/comments`, {
        body: text,
        ...(parent && { parentId: parent.id }),
        ...(despiteClosed && { despiteClosed }),
      });
      if (note('post', answer, legal('post', expected)))
        thread.posted(person, parent, text, answer.body.comment);
    } else if (kind < 50) {
      await edit(thread, comment, legal, exactly);
    } else if (kind < 55) {
      const author = ownerOf(comment);
      const expected = thread.withdraw(author, comment);
      const answer = await client(author).send('DELETE', `/comments/${comment.id}`);
      if (note('withdraw', answer, legal('withdraw', expected))) thread.withdrawn(comment);
    } else if (kind < 70) {
      const liked = !chance(3);
      const expected = thread.like(person, comment);
      const answer = await client(person).send(liked ? 'PUT' : 'DELETE', `/comments/${comment.id}/like`);
      if (note('like', answer, legal('like', expected))) {
        thread.liked(person, comment, liked);
        if (exactly) expect(answer.body).toEqual({ likes: comment.likes.size, liked });
      }
    } else if (kind < 90) {
      await decide(thread, comment, legal);
    } else {
      const close = !thread.closed && chance(2);
      const answer = await client(publisher).post(
        `/threads/${thread.id}/${close ? 'close' : 'reopen'}`,
        close ? {} : { until: null },
      );
      if (note('close', answer, ['200'])) thread.closed = close;
    }
  }

  /** Mostly the author. */
  const ownerOf = (comment: ModelComment): Actor =>
    chance(5) ? random.pick(writers) : writers.find(({ name }) => name === comment.author)!;
  /** Mostly the one that stands. */
  const revisionFor = (comment: ModelComment): number =>
    chance(6) ? comment.revision + 1 : comment.revision;

  type LegalOf = (operation: string, expected: Legal) => readonly Legal[];

  async function edit(
    thread: ModelThread,
    comment: ModelComment,
    legal: LegalOf,
    exactly: boolean,
  ): Promise<void> {
    const author = ownerOf(comment);
    const body = exactly && chance(8) ? comment.text : someText();
    const revision = revisionFor(comment);
    const expected = thread.edit(author, comment, body, revision);
    const answer = await client(author).send('PATCH', `/comments/${comment.id}`, { body, revision });
    if (note('edit', answer, legal('edit', expected))) thread.edited(author, comment, body);
  }

  async function decide(thread: ModelThread, comment: ModelComment, legal: LegalOf): Promise<void> {
    const moderator = random.pick(moderators);
    const action = random.pick(ACTIONS);
    const by = { revision: revisionFor(comment), rule: action === 'reject' };
    const expected = thread.decide(moderator, comment, action, by);
    const answer = await client(moderator).post(`/moderation/comments/${comment.id}/decisions`, {
      action,
      revision: by.revision,
      ...(by.rule && { rule: 'other' }),
    });
    if (note('decide', answer, legal('decide', expected))) thread.decided(comment, action);
  }

  /** Reads all that anyone sees of a thread, and compares it with the model. */
  async function compare(thread: ModelThread): Promise<void> {
    const told = (await client(publisher).get(`/articles/${thread.articleId}/thread`)).body;
    expect(told).toMatchObject({
      closing: { state: thread.closed ? 'closed' : 'open' },
      counts: {
        published: thread.published.length,
        topLevel: thread.published.filter(({ parent }) => parent === null).length,
      },
    });
    const anyone = service.anyone(random.below(2));
    const items: Json[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const page: Answer = await anyone.get(
        `/threads/${thread.id}/comments?limit=100${cursor && `&cursor=${cursor}`}`,
      );
      items.push(...page.body.items);
      cursor = page.body.nextCursor;
    }
    expect(
      items.map(({ id, tombstone, replies, likes }) => ({ id, tombstone, below: replies.count, likes })),
    ).toEqual(thread.shown());
  }

  it(
    'are answered as a model in memory says, each in a thread of their own',
    async () => {
      const threads = await Promise.all(Array.from({ length: THREADS }, newThread));
      // Whoever comes to a thread waits for the one before; the service sees all threads at the same time.
      const queues = new Map<ModelThread, Promise<void>>();
      let left = OPERATIONS - UNORDERED;
      const worker = async (): Promise<void> => {
        while (left > 0) {
          left -= 1;
          const thread = random.pick(threads);
          const turn = (queues.get(thread) ?? Promise.resolve()).then(() => act(thread, true));
          queues.set(thread, turn);
          await turn;
          if (chance(100)) await (queues.get(thread) ?? Promise.resolve()).then(() => compareInTurn(thread));
        }
      };
      const compareInTurn = (thread: ModelThread): Promise<void> => {
        const turn = (queues.get(thread) ?? Promise.resolve()).then(() => compare(thread));
        queues.set(thread, turn);
        return turn;
      };
      await Promise.all(Array.from({ length: ACTORS }, worker));
      for (const thread of threads) await compare(thread);
      expect(illegal).toEqual([]);
    },
    LIMIT,
  );

  it(
    'are answered legally where all act at once, and what was answered is what is there',
    async () => {
      const threads = await Promise.all([newThread(), newThread()]);
      let left = UNORDERED;
      const worker = async (): Promise<void> => {
        while (left > 0) {
          left -= 1;
          await act(random.pick(threads), false);
        }
      };
      await Promise.all(Array.from({ length: ACTORS }, worker));
      expect(illegal).toEqual([]);
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

  it('count right after all of it', async () => {
    figure(
      'operations',
      [...tally.values()].reduce((sum, count) => sum + count, 0),
    );
    for (const [kind, count] of [...tally].sort()) figure(`  ${kind}`, count);
    figure('illegal answers', illegal.length);
    const differences = await service.differences();
    figure('differences found by a recount', differences.length);
    expect(differences).toEqual([]);
  });
});
