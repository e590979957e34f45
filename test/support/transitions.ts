import { HELD_FOR_LINKS, hostArticle, newText, post } from './articles.js';
import { codeOf } from './model-comment.js';
import type { Answer, Client, Json } from './client.js';
import type { TestService } from './service.js';

/** How a comment stands before something is done to it. */
export const STARTS = ['held', 'reported', 'published', 'rejected', 'spam', 'withdrawn'] as const;
export type Start = (typeof STARTS)[number];

export const DECISIONS = ['approve', 'reject', 'spam', 'restore'] as const;
export const ACTIONS = [
  ...DECISIONS,
  ...DECISIONS.map((action) => `bulk ${action}`),
  'undo',
  'withdraw',
  'edit',
  'edit into links',
  'report',
] as const;

/** Who acts; `own ...` wrote the comment. */
export const ACTORS = [
  'anyone',
  'guest',
  'own guest',
  'reader',
  'own reader',
  'moderator',
  'own moderator',
  'moderator elsewhere',
  'publisher',
  'admin',
] as const;
export type ActorName = (typeof ACTORS)[number];

/** A comment that waits for what is done to it. */
export interface Prepared {
  readonly id: string;
  readonly revision: number;
  /** Who wrote it. */
  readonly author: Client;
  /** The last one; absent: there is none that an undo is tried on. */
  readonly decisionId?: string;
}

/** What a site with a word that makes spam is told. */
const WORDPRESS = { disallowedKeys: 'viagra', commentPreviouslyApproved: false };
/** One report is enough to hold: how many it takes else is no matter of transitions. */
const SETTINGS = { reportsToHold: 1, reportsPerDay: 1_000 };

/** A site with an article in a section, and everyone who may act there. */
export class Desk {
  private constructor(
    private readonly service: TestService,
    private readonly clients: Readonly<Record<ActorName, Client | null>>,
    private readonly desk: Client,
    private readonly ownModerator: string,
  ) {}

  static async open(service: TestService): Promise<Desk> {
    const [own, other] = [await service.addSection('own'), await service.addSection('other')];
    const desk = await service.person('publisher', 'Desk');
    const elsewhere = await service.person('moderator', 'Elsewhere');
    await service.limit(elsewhere, [other]);
    const moderator = await service.person('moderator', 'Moderator');
    await service.limit(moderator, [own]);
    const later = await service.person('reader', 'Later a moderator');
    const { threadId } = await hostArticle(desk.client);
    const guest = (await post(service.anyone(), threadId)).body.guestToken as string;
    const clients = {
      anyone: service.anyone(),
      guest: service.anyone().as(guest),
      'own guest': null,
      reader: (await service.person('reader', 'Reader')).client,
      'own reader': (await service.person('reader', 'Own reader')).client,
      moderator: moderator.client,
      'own moderator': later.client,
      'moderator elsewhere': elsewhere.client,
      publisher: (await service.person('publisher', 'Publisher')).client,
      admin: (await service.person('admin', 'Admin')).client,
    };
    return new Desk(service, clients, desk.client, later.id);
  }

  host = async (): Promise<string> => (await hostArticle(this.desk, { section: 'own' })).threadId;

  /** From now on what has the word is spam. */
  filterSpam = (): Promise<void> => this.service.set({ ...SETTINGS, wordpress: WORDPRESS });
  filterNone = (): Promise<void> => this.service.set(SETTINGS);

  /** Who has written comments as a reader is a moderator from now on. */
  async promote(): Promise<void> {
    await this.service.database.query(`UPDATE accounts SET role = 'moderator' WHERE id = $1`, [
      this.ownModerator,
    ]);
  }

  /** A comment that screening takes for spam, while it filters. */
  async prepareSpam(threadId: string, actor: ActorName): Promise<Prepared> {
    const { author, comment } = await this.say(threadId, actor, `${newText()} viagra`);
    return { author, id: comment.id, revision: 1 };
  }

  /** A comment that stands so, nobody having decided on it unless that made it so. */
  async prepare(threadId: string, actor: ActorName, start: Start): Promise<Prepared> {
    const text = start === 'held' ? `${newText()} ${HELD_FOR_LINKS}` : newText();
    const { author, comment } = await this.say(threadId, actor, text);
    const { id } = comment;
    if (start === 'held' || start === 'published') return { author, id, revision: 1 };
    if (start === 'reported') await this.report(threadId, id);
    else if (start === 'withdrawn') taken(await author.delete(`/comments/${id}`));
    else await this.decide(id, 'reject', 1);
    return { author, id, revision: 2 };
  }

  /** A comment that stands so by a decision; where none leads there, by what came after one. */
  async prepareDecided(threadId: string, actor: ActorName, start: Start): Promise<Prepared> {
    if (start === 'reported' || start === 'withdrawn') {
      const { author, id, revision } = await this.prepare(
        threadId,
        actor,
        start === 'reported' ? 'reported' : 'published',
      );
      const decisionId = await this.decide(id, 'approve', revision);
      if (start === 'reported') taken(await this.undo(this.desk, decisionId));
      else taken(await author.delete(`/comments/${id}`));
      return { author, id, revision: revision + 2, decisionId };
    }
    const { author, id } = await this.prepare(threadId, actor, 'held');
    const action = { held: 'approve', published: 'approve', rejected: 'reject', spam: 'spam' }[start];
    const decisionId = await this.decide(id, action, 1);
    if (start === 'held') taken(await this.undo(this.desk, decisionId));
    return { author, id, revision: start === 'held' ? 3 : 2, decisionId };
  }

  /** Does it; answers the problem's status and code, why a list left it out, or nothing: then it was done. */
  async act(action: string, actor: ActorName, on: Prepared): Promise<string> {
    const client = this.clients[actor] ?? on.author;
    const { id, revision } = on;
    if (action.startsWith('bulk ')) return decideTogether(client, action.slice('bulk '.length), on);
    if (action === 'undo') return refusalOf(await this.undo(client, on.decisionId!));
    if (action === 'withdraw') return refusalOf(await client.delete(`/comments/${id}`));
    if (action === 'report')
      return refusalOf(await client.post(`/comments/${id}/reports`, { reason: 'abuse' }));
    if (action.startsWith('edit')) {
      const body = action === 'edit' ? newText() : `${newText()} ${HELD_FOR_LINKS}`;
      return refusalOf(await client.patch(`/comments/${id}`, { body, revision }));
    }
    return refusalOf(await client.post(`/moderation/comments/${id}/decisions`, judgement(action, revision)));
  }

  /** How every comment of the site stands by now, by its id: its status, and the queue that it waits in. */
  async standing(): Promise<ReadonlyMap<string, string>> {
    const standing = new Map<string, string>();
    for await (const { comment } of this.pages('/moderation/comments'))
      standing.set(comment.id, comment.status);
    for (const { queue } of (await this.desk.get('/moderation/queues')).body.items) {
      for await (const { subjectId } of this.pages(`/moderation/queues/${queue}/items`))
        standing.set(subjectId, `${standing.get(subjectId)} in ${queue}`);
    }
    return standing;
  }

  private async *pages(path: string): AsyncGenerator<Json> {
    for (let cursor: string | null = ''; cursor !== null;) {
      const page: Answer = await this.desk.get(`${path}?limit=100${cursor && `&cursor=${cursor}`}`);
      yield* page.body.items;
      cursor = page.body.nextCursor;
    }
  }

  private async say(
    threadId: string,
    actor: ActorName,
    body: string,
  ): Promise<{ author: Client; comment: Json }> {
    const writer = actor.startsWith('own ') ? this.clients[actor] : null;
    const answer = taken(await post(writer ?? this.service.anyone(), threadId, { body }));
    const { comment, guestToken } = answer.body;
    return { author: writer ?? this.service.anyone().as(guestToken), comment };
  }

  private async report(threadId: string, id: string): Promise<void> {
    // Someone new each time: how much a report weighs tells of the ones before.
    const { guestToken } = (await post(this.service.anyone(), threadId)).body;
    taken(await this.service.anyone().as(guestToken).post(`/comments/${id}/reports`, { reason: 'abuse' }));
  }

  private async decide(id: string, action: string, revision: number): Promise<string> {
    const path = `/moderation/comments/${id}/decisions`;
    return taken(await this.desk.post(path, judgement(action, revision))).body.id;
  }

  private undo = (client: Client, decisionId: string): Promise<Answer> =>
    client.post(`/moderation/decisions/${decisionId}/undo`);
}

const judgement = (action: string, revision: number): object => ({
  ...{ action, revision },
  ...(action === 'reject' && { rule: 'abuse' }),
});

/** Lists the one comment, and runs the list. */
async function decideTogether(client: Client, action: string, { id, revision }: Prepared): Promise<string> {
  const { revision: _, ...rest } = judgement(action, revision) as Json;
  const path = '/moderation/bulk-decisions';
  const bulk = await client.post(path, { ...rest, ids: [{ id, revision }] });
  if (bulk.status >= 400) return codeOf(bulk);
  const why = Object.entries(bulk.body.leftOut).find(([, count]) => count === 1);
  if (why) return `left out: ${why[0]}`;
  const ran = await client.post(`${path}/${bulk.body.id}/run`);
  return ran.body.results?.decided === 1 ? '' : `ran: ${JSON.stringify(ran.body)}`;
}

const refusalOf = (answer: Answer): string => (answer.status < 400 ? '' : codeOf(answer));

function taken(answer: Answer): Answer {
  if (answer.status >= 400) throw new Error(`${answer.status}: ${JSON.stringify(answer.body)}`);
  return answer;
}
