import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { HELD_FOR_LINKS, hostArticle, newText, post } from './support/articles.js';
import { valuesOf, type Answer, type Client, type Json } from './support/client.js';
import { expectProblem } from './support/problems.js';
import { until } from './support/until.js';
import { TestService, type Person } from './support/service.js';

const UNKNOWN_ID = '019a0000-0000-7000-8000-000000000000';

describe('searching comments', () => {
  let service: TestService;
  let anyone: Client;
  let publisher: Person;
  let ada: Person;
  let reader: Person;
  let article: Json;
  let threadId: string;
  let sportSection: string;

  const say = async (body: string, thread = threadId, client = anyone, guest: object = {}): Promise<Json> => {
    const answer = await post(client, thread, {
      body,
      guest: { name: 'Mary', email: 'mary@example.org', ...guest },
    });
    expect(answer.status).toBe(201);
    return answer.body.comment;
  };
  const search = (query: Record<string, string>, by = ada): Promise<Answer> =>
    by.client.get(`/moderation/comments?${new URLSearchParams(query)}`);
  const found = async (query: Record<string, string>, by = ada): Promise<string[]> => {
    const { status, body } = await search(query, by);
    expect(status).toBe(200);
    return valuesOf(valuesOf(body.items, 'comment'), 'id');
  };

  beforeAll(async () => {
    service = await TestService.start();
    anyone = service.anyone();
    publisher = await service.person('publisher');
    ada = await service.person('moderator', 'Ada');
    reader = await service.person('reader', 'Bo Hall');
    sportSection = await service.addSection('sport');
    ({ article, threadId } = await hostArticle(publisher.client));
  });

  afterAll(async () => {
    expect(await service.differences()).toEqual([]);
    await service.stop();
  });

  describe('by words', () => {
    let fox: string;
    let dog: string;
    let cafe: string;

    beforeAll(async () => {
      fox = (await say('The quick *brown* fox &amp; the `hedgehog` <b>jumps</b>')).id;
      dog = (await say('The brown dog is quick; see [the zoo](https://kennel.example/page)')).id;
      cafe = (await say('Ein Café in Ölbronn, "niemals" geschlossen')).id;
    });

    it.each<[string, () => string[]]>([
      ['quick', () => [dog, fox]],
      ['QUICK Brown', () => [dog, fox]],
      ['"quick brown"', () => [fox]],
      ['quick -fox', () => [dog]],
      ['fox or dog', () => [dog, fox]],
      ['hedgehog', () => [fox]],
      ['café', () => [cafe]],
      ['CAFE\u0301', () => [cafe]],
      ['cafe', () => []],
      ['ölbronn niemals', () => [cafe]],
      // Of a link, what stands there is text; where it leads is none.
      ['zoo', () => [dog]],
      ['kennel.example', () => []],
      ['quic', () => []],
      ['strong', () => []],
    ])('%s', async (query, ids) => expect(await found({ query })).toEqual(ids()));

    it.each([
      '',
      ' ',
      '%_\\',
      '!!!&|(:*',
      "'; DROP TABLE comments; --",
      '"',
      '\\',
      '-',
      '<->',
      'a:*',
      '())',
      '💥',
      '\u202e',
    ])('finds nothing odd, and quickly, for %j', async (query) => {
      const { status, body } = await search({ query });
      expect(status).toBe(200);
      expect(body.items.length).toBeLessThanOrEqual(1);
    });

    it('finds the text in force, not one of before', async () => {
      const answer = await post(anyone, threadId, { body: `first ${newText()} walrus` });
      const { id } = answer.body.comment;
      expect(await found({ query: 'walrus' })).toEqual([id]);
      const edited = await anyone
        .as(answer.body.guestToken)
        .patch(`/comments/${id}`, { body: `then ${newText()} narwhal`, revision: 1 });
      expect(edited.status).toBe(200);
      expect(await found({ query: 'walrus' })).toEqual([]);
      expect(await found({ query: 'narwhal' })).toEqual([id]);
    });

    it('finds what an import left to later, by and by', async () => {
      const { id } = await say(`left aside ${newText()}`);
      // As an import leaves it; the relay may come before one looks.
      await service.database.query('UPDATE comment_revisions SET searchable = false WHERE comment_id = $1', [
        id,
      ]);
      await until('the search to find it', async () => (await found({ query: '"left aside"' })).includes(id));
    });

    it('takes a text of any size', async () => {
      const { id } = await say(newText());
      const words = Array.from({ length: 200_000 }, (_, nth) => `w${nth}`).join(' ');
      await service.database.query(
        `INSERT INTO comment_revisions (comment_id, revision, source, format, html, renderer_version, author_name, language)
         SELECT $1, 2, '', 'html', $2, 1, 'Big', language FROM comment_revisions WHERE comment_id = $1`,
        [id, words],
      );
      await service.database.query('UPDATE comments SET text_revision = 2 WHERE id = $1', [id]);
      expect(await found({ query: 'w17' })).toEqual([id]);
      expect(await found({ query: 'w199999' })).toEqual([]);
    });
  });

  it('by author, with what staff see of who it was', async () => {
    const own = await say(newText(), threadId, reader.client);
    expect(await found({ author: reader.id })).toEqual([own.id]);
    expect(await found({ author: UNKNOWN_ID })).toEqual([]);
    const guests = await say(newText());
    const { body } = await search({ limit: '2' });
    expect(body.items[0]).toEqual({
      comment: guests,
      article: { id: article.id, slug: article.slug, headline: article.headline },
      author: { kind: 'guest', id: expect.any(String), name: 'Mary', email: 'm***@example.org' },
      ipPrefix: '127.0.0.0/24',
    });
    expect(body.items[1].author).toEqual({
      ...{ kind: 'account', id: reader.id },
      ...{ name: 'Bo Hall', email: 'b***@test.example' },
    });
    expect(await found({ author: body.items[0].author.id })).toEqual([guests.id]);
    const whole = await search({ limit: '2' }, publisher);
    expect(valuesOf(valuesOf(whole.body.items, 'author'), 'email')).toEqual([
      'mary@example.org',
      'bo.hall@test.example',
    ]);
  });

  it('of an import has neither account nor guest', async () => {
    const { id } = await say('imported walnuts');
    await service.database.query('UPDATE comments SET guest_id = NULL, created_at = NULL WHERE id = $1', [
      id,
    ]);
    const { body } = await search({ query: 'walnuts' });
    expect(body.items[0].author).toEqual({ kind: null, id: null, name: 'Mary', email: null });
  });

  it('by status, any of the five', async () => {
    const query = 'statusword';
    const ids: Record<string, string> = {};
    for (const [status, action] of [
      ['published', 'approve'],
      ['rejected', 'reject'],
      ['spam', 'spam'],
    ] as const) {
      const { id } = await say(`${query} ${newText()}`);
      ids[status] = id;
      await ada.client.post(`/moderation/comments/${id}/decisions`, { action, revision: 1, rule: 'other' });
    }
    ids['held'] = (await say(`${query} ${HELD_FOR_LINKS} ${newText()}`)).id;
    const withdrawn = await post(anyone, threadId, { body: `${query} ${newText()}` });
    ids['withdrawn'] = withdrawn.body.comment.id;
    await anyone.as(withdrawn.body.guestToken).delete(`/comments/${ids['withdrawn']}`);
    for (const [status, id] of Object.entries(ids)) expect(await found({ query, status })).toEqual([id]);
    expect(await found({ query })).toHaveLength(5);
    expectProblem(await search({ status: 'deleted' }), 400, 'input_invalid');
  });

  it('by article, section and time, also of a hidden article', async () => {
    const hosted = await hostArticle(publisher.client, { section: 'sport' });
    const { id, createdAt } = await say(`inkwell ${newText()}`, hosted.threadId);
    await say(`inkwell ${newText()}`);
    await publisher.client.patch(`/articles/${hosted.article.id}`, { state: 'hidden' });
    expect(await found({ query: 'inkwell', article: hosted.article.slug })).toEqual([id]);
    expect(await found({ query: 'inkwell', section: 'sport' })).toEqual([id]);
    const day = String(createdAt).slice(0, 10);
    expect(await found({ query: 'inkwell', section: 'sport', from: day, to: day })).toEqual([id]);
    expect(await found({ query: 'inkwell', section: 'sport', from: createdAt })).toEqual([id]);
    expect(await found({ query: 'inkwell', section: 'sport', to: createdAt })).toEqual([]);
    expectProblem(await search({ article: UNKNOWN_ID }), 404, 'not_found');
    expectProblem(await search({ section: 'moon' }), 400, 'section_unknown');
  });

  it('newest first, page by page, each once while others arrive', async () => {
    const ids: string[] = [];
    for (let nth = 0; nth < 7; nth += 1) ids.unshift((await say(`turnpike ${newText()}`)).id);
    const seen: string[] = [];
    for (let cursor = {}; ;) {
      const { body } = await search({ query: 'turnpike', limit: '3', ...cursor });
      seen.push(...valuesOf(valuesOf(body.items, 'comment'), 'id'));
      if (body.nextCursor === null) break;
      cursor = { cursor: body.nextCursor };
      await say(`turnpike ${newText()}`);
    }
    expect(seen).toEqual(ids);
    for (const cursor of ['c', `c${UNKNOWN_ID}`, `x${ids[0]}`])
      expectProblem(await search({ cursor }), 400, 'cursor_invalid');
  });

  it('is for moderators, within their sections and their site', async () => {
    const limited = await service.person('moderator', 'Limited');
    await service.limit(limited, [sportSection]);
    const hosted = await hostArticle(publisher.client, { section: 'sport' });
    const { id } = await say(`oxbow ${newText()}`, hosted.threadId);
    await say(`oxbow ${newText()}`);
    expect(await found({ query: 'oxbow' }, limited)).toEqual([id]);
    await service.addSection('politics');
    expect(await found({ query: 'oxbow', section: 'politics' }, limited)).toEqual([]);
    expectProblem(await search({}, reader), 403, 'not_allowed');
    expectProblem(await anyone.get('/moderation/comments'), 401, 'not_signed_in');
    const siteId = await service.addSite('elsewhere');
    const theirs = await service.person('moderator', 'Theirs', 0, siteId);
    const client = theirs.client.with({ host: 'elsewhere.example' });
    expect(await found({ query: 'oxbow' }, { ...theirs, client })).toEqual([]);
    expect(await found({ author: reader.id }, { ...theirs, client })).toEqual([]);
    expectProblem(await search({ cursor: `c${id}` }, { ...theirs, client }), 400, 'cursor_invalid');
  });
});
