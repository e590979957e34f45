import { expect } from '@jest/globals';
import { hostArticle, newText, post } from './articles.js';
import type { Answer, Client, Json } from './client.js';
import { codeOf, type Legal, type ModelComment, type ModelPerson } from './model-comment.js';
import { ModelThread } from './model.js';
import type { Random } from './random.js';
import { newGuest } from './sanctions.js';
import type { Person, TestService } from './service.js';

const DEEPEST = 6;
const LINKS = ' http://a.example http://b.example http://c.example';
export const SECTION = 'sport';

export interface Actor extends ModelPerson {
  /** On each instance. */
  readonly clients: readonly Client[];
}

/** A guest of one discussion, so that a sanction on them is a matter of that alone. */
export interface Suspect extends Actor {
  readonly guestId: string;
}

export interface HistoryThread extends ModelThread {
  suspects: Suspect[];
}

/** What anyone may be told where others act at the same time. Never a fault of the service, never silence. */
const EVER_LEGAL: Readonly<Record<string, readonly Legal[]>> = {
  post: ['201', '403 thread_closed', '400 parent_unknown', '403 author_muted'],
  edit: [
    ...['200', '409 stale_revision', '409 status_not_allowed', '403 not_your_comment', '404 not_found'],
    '403 author_muted',
  ],
  withdraw: ['204', '409 status_not_allowed', '403 not_your_comment', '404 not_found'],
  like: ['200', '404 not_found', '403 own_comment'],
  decide: [
    ...['201', '409 stale_decision', '409 status_not_allowed', '403 own_comment', '403 not_allowed'],
    '409 item_claimed',
  ],
  undo: ['201', '409 stale_decision', '403 own_comment', '403 not_allowed', '409 item_claimed'],
  report: ['201', '404 not_found', '403 own_comment', '409 already_reported'],
  'take over': ['201', '403 not_allowed', '409 claim_lost'],
  'run a list': ['200', '403 not_allowed'],
  'undo a list': ['200', '403 not_allowed'],
};

/** People who act at random, what they were told, and what should have been. */
export class History {
  readonly tally = new Map<string, number>();
  readonly illegal: string[] = [];
  heldByReports = 0;

  private constructor(
    readonly service: TestService,
    readonly random: Random,
    readonly publisher: Actor,
    readonly writers: readonly Actor[],
    readonly moderators: readonly Actor[],
  ) {}

  static async begin(service: TestService, random: Random): Promise<History> {
    const section = await service.addSection(SECTION);
    const actor = (
      { token }: Pick<Person, 'token'>,
      name: string,
      more: Omit<ModelPerson, 'name'>,
    ): Actor => ({
      ...more,
      name,
      clients: [0, 1].map((instance) => service.anyone(instance).as(token)),
    });
    const staff = { isStaff: true };
    const publisher = actor(await service.person('publisher', 'Pat'), 'Pat', staff);
    const moderators = [
      actor(await service.person('moderator', 'Mo'), 'Mo', staff),
      actor(await service.person('moderator', 'Mia'), 'Mia', staff),
    ];
    const limited = await service.person('moderator', 'Lim');
    await service.limit(limited, [section]);
    const writers: Actor[] = [...moderators, publisher];
    for (const name of ['Ann', 'Ben', 'Cem', 'Dot', 'Eve'])
      writers.push(actor(await service.person('reader', name), name, { isStaff: false }));
    const { threadId } = await hostArticle(publisher.clients[0]!);
    for (const name of ['Gil', 'Gus', 'Gwen']) {
      const { guestToken } = (await post(service.anyone(), threadId, { guest: { name } })).body;
      writers.push(actor({ token: guestToken }, name, { isStaff: false }));
    }
    moderators.push(actor(limited, 'Lim', { isStaff: true, section: SECTION }));
    return new History(service, random, publisher, writers, moderators);
  }

  client = ({ clients }: Actor): Client => this.random.pick(clients);
  chance = (of: number): boolean => this.random.below(of) === 0;
  private someText = (): string => newText() + (this.chance(6) ? LINKS : '');
  private everyone = ({ suspects }: HistoryThread): readonly Actor[] => [...this.writers, ...suspects];

  async newThread(): Promise<HistoryThread> {
    const { article, threadId } = await hostArticle(this.client(this.publisher));
    const thread = Object.assign(new ModelThread(threadId, article.id), { suspects: [] as Suspect[] });
    for (const name of ['Sal', 'Sue']) {
      const { id: guestId, token, comment } = await newGuest(this.service, threadId);
      const clients = [0, 1].map((instance) => this.service.anyone(instance).as(token));
      const suspect = { name, isStaff: false, clients, guestId, sanction: null };
      thread.posted(suspect, null, (comment.html as string).replace(/<[^>]*>/g, ''), comment);
      thread.suspects.push(suspect);
    }
    return thread;
  }

  /** Answers whether it was done. `null`: others act at the same time, so that much may be told. */
  note = (operation: string, answer: Answer, expected: Legal | null): boolean => {
    const code = codeOf(answer);
    const key = `${operation} ${code}`;
    this.tally.set(key, (this.tally.get(key) ?? 0) + 1);
    const legal = expected === null ? (EVER_LEGAL[operation] ?? []) : [expected];
    const isLegal = legal.includes(code);
    if (!isLegal) this.illegal.push(`${operation}: ${code}, legal: ${legal.join(', ')}`);
    return isLegal && answer.status < 400;
  };

  /** One thing that somebody who reads or writes does in a thread. `exactly`: nobody else acts there meanwhile. */
  async write(thread: HistoryThread, exactly: boolean): Promise<void> {
    const comment = this.chance(4) ? null : this.random.pick(thread.comments);
    const kind = this.random.below(70);
    if (comment === null || kind < 35) await this.post(thread, comment, exactly);
    else if (kind < 50) await this.edit(thread, comment, exactly);
    else if (kind < 55) await this.withdraw(thread, comment, exactly);
    else await this.like(thread, comment, exactly);
  }

  private async post(thread: HistoryThread, comment: ModelComment | null, exactly: boolean): Promise<void> {
    const person = this.random.pick(this.everyone(thread));
    const parent = comment !== null && comment.depth < DEEPEST ? comment : null;
    const despiteClosed = exactly && this.chance(20);
    const text = this.someText();
    const expected = thread.post(person, parent, despiteClosed);
    const answer = await this.client(person).post(`/threads/${thread.id}/comments`, {
      body: text,
      ...(parent && { parentId: parent.id }),
      ...(despiteClosed && { despiteClosed }),
    });
    if (this.note('post', answer, exactly ? expected : null))
      thread.posted(person, parent, text, answer.body.comment);
  }

  private async edit(thread: HistoryThread, comment: ModelComment, exactly: boolean): Promise<void> {
    const author = this.ownerOf(thread, comment);
    const body = exactly && this.chance(8) ? comment.text : this.someText();
    const revision = this.revisionFor(comment);
    const expected = thread.edit(author, comment, body, revision);
    const answer = await this.client(author).send('PATCH', `/comments/${comment.id}`, { body, revision });
    if (this.note('edit', answer, exactly ? expected : null)) thread.edited(author, comment, body);
  }

  private async withdraw(thread: HistoryThread, comment: ModelComment, exactly: boolean): Promise<void> {
    const author = this.ownerOf(thread, comment);
    const expected = thread.withdraw(author, comment);
    const answer = await this.client(author).delete(`/comments/${comment.id}`);
    if (this.note('withdraw', answer, exactly ? expected : null)) thread.withdrawn(comment);
  }

  private async like(thread: HistoryThread, comment: ModelComment, exactly: boolean): Promise<void> {
    const person = this.random.pick(this.everyone(thread));
    const liked = !this.chance(3);
    const expected = thread.like(person, comment);
    const answer = await this.client(person).send(liked ? 'PUT' : 'DELETE', `/comments/${comment.id}/like`);
    if (!this.note('like', answer, exactly ? expected : null)) return;
    thread.liked(person, comment, liked);
    if (exactly) expect(answer.body).toEqual({ likes: comment.likes.size, liked });
  }

  /** Mostly the author. */
  private ownerOf(thread: HistoryThread, comment: ModelComment): Actor {
    const people = this.everyone(thread);
    return this.chance(5) ? this.random.pick(people) : people.find(({ name }) => name === comment.author)!;
  }

  /** Mostly the one that stands. */
  revisionFor = (comment: ModelComment): number => (this.chance(6) ? comment.revision + 1 : comment.revision);

  /** Reads all that anyone sees of a thread, and what waits of it, and compares it with the model. */
  async compare(thread: HistoryThread): Promise<void> {
    const told = (await this.client(this.publisher).get(`/articles/${thread.articleId}/thread`)).body;
    expect(told).toMatchObject({
      closing: { state: thread.closed ? 'closed' : 'open' },
      counts: {
        published: thread.published.length,
        topLevel: thread.published.filter(({ parent }) => parent === null).length,
      },
    });
    const anyone = this.service.anyone(this.random.below(2));
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
    const waiting = await this.service.database.query<Json>(
      'SELECT subject_id AS id, queue FROM items WHERE article_id = $1 AND closed_at IS NULL ORDER BY 1',
      [thread.articleId],
    );
    const expected = thread.comments.flatMap(({ id, queue }) => (queue === null ? [] : [{ id, queue }]));
    expect(waiting).toEqual(expected.sort((one, other) => (one.id < other.id ? -1 : 1)));
  }
}
