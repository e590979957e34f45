import type { Role } from '../../src/accounts/viewer.js';
import { newId } from '../../src/platform/ids.js';
import { hostArticle, newText, post } from './articles.js';
import type { Client, Json } from './client.js';
import type { Parameter } from './operations.js';
import type { TestService } from './service.js';

/** Stands in every text of a world, so that an answer that holds it has told of that world. */
const CANARY = 'canary';

/** Someone of a world, and how a request becomes theirs. */
export interface Actor {
  readonly name: string;
  readonly role: Role | 'guest';
  /** Whether the role counts in another section than that of the world's articles only. */
  readonly elsewhere: boolean;
  readonly client: Client;
}

/** A site with one of everything, and people of every role. */
export interface World {
  readonly siteId: string;
  /** Reaches the site without a credential. */
  readonly anyone: Client;
  readonly actors: readonly Actor[];
  /** What a path parameter of this kind names here. */
  readonly subjects: Readonly<Record<string, string>>;
}

/** One more than a site lets pass. */
const LINKS = 'http://a.example http://b.example http://c.example';
const STAFF = ['moderator', 'publisher', 'admin'] as const;

/** Fills a site. Its texts hold the {@link CANARY}, apart from what anyone may read. */
export async function makeWorld(service: TestService, siteId: string, anyone: Client): Promise<World> {
  const section = { own: newId(), other: newId() };
  await service.database.query(
    `INSERT INTO sections (id, site_id, key, name, ordinal) VALUES ($1, $3, 'own', 'Own', 1), ($2, $3, 'other', 'Other', 2)`,
    [section.own, section.other, siteId],
  );
  const account = async (role: Role, name: string): Promise<{ id: string; client: Client }> => {
    const email = `${CANARY}.${name.replaceAll(' ', '.')}@${siteId}.example`;
    const { id, token } = await service.addAccount({ siteId, email, name, role });
    return { id, client: anyone.as(token) };
  };
  const limit = async (id: string): Promise<void> => {
    await service.database.query('UPDATE accounts SET limited_to_sections = true WHERE id = $1', [id]);
    await service.database.query('INSERT INTO account_sections (account_id, section_id) VALUES ($1, $2)', [
      id,
      section.other,
    ]);
  };

  const publisher = await account('publisher', 'host');
  const hidden = await hostArticle(publisher.client, {
    headline: `${CANARY} headline`,
    editorsNote: CANARY,
    externalId: 'cms-1',
    state: 'hidden',
  });
  const shown = await hostArticle(publisher.client, { externalId: 'cms-2' });
  const held = await post(anyone, shown.threadId, { body: `${CANARY} ${newText()} ${LINKS}` });
  await service.database.query('UPDATE articles SET section_id = $2 WHERE id = ANY ($1)', [
    [hidden.article.id, shown.article.id],
    section.own,
  ]);
  await service.database.query('UPDATE items SET section_id = $2 WHERE article_id = $1', [
    shown.article.id,
    section.own,
  ]);
  const [claim] = (await publisher.client.post('/moderation/queues/held/claims', {})).body.claims;
  const seen = await post(anyone, shown.threadId);
  const decided = await publisher.client.post(`/moderation/comments/${seen.body.comment.id}/decisions`, {
    action: 'approve',
    revision: 1,
  });
  const closing = await publisher.client.post('/threads/closings', { filter: { section: 'own' } });

  const bulk = await publisher.client.post('/moderation/bulk-decisions', {
    filter: { section: 'own' },
    action: 'approve',
  });
  const replay = await publisher.client.post('/screening-replays', {
    settings: { wordLists: { held: [CANARY], refused: [] } },
    days: 1,
  });
  // What it has to do is done before anyone looks whether something changes.
  await service.settle();

  const actors: Actor[] = [];
  for (const role of ['reader', ...STAFF] as const) {
    actors.push({ name: role, role, elsewhere: false, client: (await account(role, `a ${role}`)).client });
  }
  for (const role of STAFF) {
    const { id, client } = await account(role, `a ${role} elsewhere`);
    await limit(id);
    actors.push({ name: `${role} elsewhere`, role, elsewhere: true, client });
  }
  const { guestToken } = (await post(anyone, shown.threadId)).body;
  actors.push({ name: 'guest', role: 'guest', elsewhere: false, client: anyone.as(guestToken) });
  const someone = await account('reader', 'someone');
  const sanction = await publisher.client.post('/moderation/sanctions', {
    kind: 'hold',
    on: { account: someone.id },
    note: CANARY,
  });
  const [token] = await service.database.query<{ id: string }>(
    'SELECT id FROM credentials WHERE account_id = $1',
    [someone.id],
  );
  const [author] = await service.database.query<{ id: string }>(
    'SELECT guest_id AS id FROM comments WHERE id = $1',
    [held.body.comment.id],
  );
  await publisher.client.post(`/moderation/authors/${author!.id}/notes`, { text: CANARY });
  const [site] = await service.database.query<{ key: string }>('SELECT key FROM sites WHERE id = $1', [
    siteId,
  ]);
  return {
    siteId,
    anyone,
    actors,
    subjects: {
      article: hidden.article.id,
      thread: shown.threadId,
      comment: held.body.comment.id,
      closing: closing.body.id,
      replay: replay.body.id,
      claim: claim.id,
      item: claim.item.id,
      decision: decided.body.id,
      'bulk-decision': bulk.body.id,
      author: author!.id,
      'closing-policy': 'section:own',
      'moderation-mode': 'section:own',
      queue: 'held',
      version: '1',
      problem: 'not_found',
      file: 'none.css',
      format: 'rss',
      person: someone.id,
      reporter: someone.id,
      token: token!.id,
      sanction: sanction.body.id,
      site: site!.key,
    },
  };
}

/** What a path parameter names in a world. */
export function subjectOf({ subjects }: World, parameter: Parameter): string {
  const subject = subjects[parameter['x-subject'] ?? ''];
  if (subject === undefined)
    throw new Error(`The world has no "${parameter['x-subject']}" (${parameter.name}): add one to world.ts.`);
  return subject;
}

/** Whether an answer tells of a world. */
export const tells = ({ body }: { body: Json }): boolean => JSON.stringify(body).includes(CANARY);
