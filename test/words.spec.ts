import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { hostArticle, newText, post } from './support/articles.js';
import type { Answer, Client, Json } from './support/client.js';
import { expectProblem } from './support/problems.js';
import { countRows } from './support/rows.js';
import { TestService, type Person } from './support/service.js';

const INSTANCES = 2;

let service: TestService;
let anyone: Client;
let publisher: Person;
let moderator: Person;
let threadId: string;

beforeAll(async () => {
  service = await TestService.start({ instances: INSTANCES });
  anyone = service.anyone();
  publisher = await service.person('publisher');
  moderator = await service.person('moderator');
  threadId = (await hostArticle(publisher.client)).threadId;
});

afterAll(async () => {
  try {
    expect(await service.differences()).toEqual([]);
  } finally {
    await service.stop();
  }
});

const etag = async (): Promise<string> => (await publisher.client.get('/word-lists')).headers.get('etag')!;

const setLists = async (lists: object, version?: string): Promise<Answer> =>
  publisher.client.with({ 'if-match': version ?? (await etag()) }).put('/word-lists', lists);

const traceOf = async (id: string): Promise<Json[]> => {
  const [row] = await service.database.query<Json>(
    'SELECT trace FROM comment_revisions WHERE comment_id = $1 ORDER BY revision DESC LIMIT 1',
    [id],
  );
  return row.trace;
};

describe('the lists', () => {
  it('are empty at first, and replaced on the version that was read', async () => {
    const first = await publisher.client.get('/word-lists');
    expect(first).toMatchObject({ status: 200, body: { held: [], refused: [] } });
    expect({ etag: first.headers.get('etag'), cache: first.headers.get('cache-control') }).toEqual({
      etag: '"0"',
      cache: 'private, no-store',
    });
    const lists = { held: [' Bad ', 'bad word', 'Bad'], refused: ['worse'] };
    const set = await setLists(lists, '"0"');
    expect(set).toMatchObject({ status: 200, body: { held: ['Bad', 'bad word'], refused: ['worse'] } });
    expect(set.headers.get('etag')).toBe('"1"');
    expect((await publisher.client.get('/word-lists')).body).toEqual(set.body);
    expectProblem(await setLists(lists, '"0"'), 412, 'version_changed');
    expectProblem(await publisher.client.put('/word-lists', lists), 428, 'if_match_required');
  });

  it('are a publisher’s', async () => {
    const lists = { held: [], refused: [] };
    for (const [client, status, code] of [
      [anyone, 401, 'not_signed_in'],
      [moderator.client, 403, 'not_allowed'],
    ] as const) {
      expectProblem(await client.get('/word-lists'), status, code);
      expectProblem(await client.with({ 'if-match': '"0"' }).put('/word-lists', lists), status, code);
    }
  });

  it('are on record by their length only', async () => {
    await setLists({ held: ['unmistakable'], refused: ['unmistakable too', 'and so on'] });
    const records = await service.database.query<Json>(
      `SELECT detail, row_to_json(a)::text AS row FROM audit_records a WHERE action = 'word-lists.set' ORDER BY at`,
    );
    expect(records.at(-1).detail).toEqual({ version: expect.any(Number), held: 1, refused: 2 });
    for (const { row } of records) expect(row).not.toMatch(/unmistakable|"bad/i);
  });

  it('take 2,000 phrases each, and are ready at once', async () => {
    const many = Array.from({ length: 2_000 }, (_, index) => `${'ä'.repeat(90)} ${index}`);
    expect((await setLists({ held: many, refused: many })).status).toBe(200);
    expect((await post(anyone, threadId, { body: `${'Ä'.repeat(90)}  1999` })).body.code).toBe(
      'words_refused',
    );
  });

  it.each([
    [
      '2,001 phrases',
      { held: Array.from({ length: 2_001 }, (_, index) => `${index}`), refused: [] },
      'input_invalid',
    ],
    ['a phrase of 101 characters', { held: ['x'.repeat(101)], refused: [] }, 'input_invalid'],
    ['no text', { held: [1], refused: [] }, 'input_invalid'],
    ['an empty phrase', { held: [' '], refused: [] }, 'input_invalid'],
    ['two lines', { held: ['a\nb'], refused: [] }, 'input_invalid'],
    ['half a character', { held: ['\ud800'], refused: [] }, 'input_invalid'],
    ['one list only', { held: [] }, 'input_invalid'],
    ['a phrase of nothing to match', { held: [], refused: ['fine', '...'] }, 'phrase_without_words'],
  ])('do not take %s', async (_what, lists, code) => {
    expectProblem(await setLists(lists), 400, code);
  });

  it('are set once by two at the same time', async () => {
    const version = await etag();
    const answers = await Promise.all([
      setLists({ held: ['one'], refused: [] }, version),
      setLists({ held: ['two'], refused: [] }, version),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 412]);
  });
});

describe('a comment with words of a list', () => {
  beforeEach(async () => {
    expect((await setLists({ held: ['ass', 'free money'], refused: ['damned'] })).status).toBe(200);
  });

  it('is held, and says where but not what', async () => {
    const { body } = await post(anyone, threadId, { body: `${newText()}\nGet FREE\u200b *money* here` });
    expect(body.comment.status).toBe('held');
    const found = (await traceOf(body.comment.id)).find(({ check }) => check === 'words');
    expect(found).toMatchObject({
      verdict: 'hold',
      evidence: { list: 'held', of: 'source', positions: [expect.any(Number)] },
    });
    const [item] = await service.database.query<Json>(
      'SELECT queue, reasons FROM items WHERE subject_id = $1',
      [body.comment.id],
    );
    expect(item).toMatchObject({ queue: 'held', reasons: [{ reason: 'words' }] });
    expect(JSON.stringify([found, item])).not.toMatch(/free|money/i);
  });

  it.each([
    ['a reference', '&#100;amned'],
    ['marks inside it', 'd**am**ned'],
    ['a named soft hyphen', 'dam&shy;ned'],
    ['an unseen byte order mark', 'dam\ufeffned'],
  ])('is found through %s, on posting and editing', async (_what, hidden) => {
    expectProblem(await post(anyone, threadId, { body: `${newText()} ${hidden}` }), 422, 'words_refused');
    const { body } = await post(anyone, threadId);
    const edit = { body: `${newText()} ${hidden}`, revision: 1 };
    const edited = await anyone.as(body.guestToken).patch(`/comments/${body.comment.id}`, edit);
    expectProblem(edited, 422, 'words_refused');
  });

  it('is held for a phrase over blank letters, and for what only the rendering shows', async () => {
    const blank = await post(anyone, threadId, { body: `${newText()} free\u3164money` });
    expect(blank.body.comment.status).toBe('held');
    const { body } = await post(anyone, threadId, { body: `${newText()}\n\nfr&#101;e m**on**ey` });
    expect(body.comment.status).toBe('held');
    const found = (await traceOf(body.comment.id)).find(({ check }) => check === 'words');
    expect(found).toMatchObject({ evidence: { list: 'held', of: 'shown' } });
  });

  it.each([
    ['letters of another script', 'dаmnеd'],
    ['accents', 'dámnéd'],
    ['digits for letters', 'd4mn3d'],
    ['letters repeated', 'daaamned'],
    ['letters apart', 'd a m n e d'],
    ['marks between letters', 'd*a*m*n*e*d'],
    ['marks around some', 'd**am**ned'],
  ])('is refused in disguise: %s', async (_what, hidden) => {
    expectProblem(await post(anyone, threadId, { body: `${newText()} ${hidden}` }), 422, 'words_refused');
  });

  it('is not held for a part of a word', async () => {
    const { body } = await post(anyone, threadId, { body: `${newText()} A classic class, free of money.` });
    expect(body.comment.status).toBe('published');
  });

  it('is refused in general words, and nothing of it stays', async () => {
    const before = await countRows(service);
    const refused = await post(anyone, threadId, { body: 'You DAMNED thing' });
    expectProblem(refused, 422, 'words_refused');
    expect(JSON.stringify(refused.body)).not.toMatch(/damned/i);
    expect(await countRows(service)).toEqual(before);
  });

  it('is held or refused by the lists of now on every instance', async () => {
    const there = service.anyone(1);
    expect((await post(there, threadId, { body: `${newText()} damned` })).status).toBe(422);
    await setLists({ held: ['damned'], refused: [] });
    for (const client of [there, anyone])
      expect((await post(client, threadId, { body: `${newText()} damned` })).body.comment.status).toBe(
        'held',
      );
    await setLists({ held: [], refused: [] });
    for (const client of [there, anyone])
      expect((await post(client, threadId, { body: `${newText()} damned` })).body.comment.status).toBe(
        'published',
      );
  });

  it('is screened when it is edited', async () => {
    const { body } = await post(anyone, threadId);
    const guest = anyone.as(body.guestToken);
    const edit = (text: string, revision: number) =>
      guest.patch(`/comments/${body.comment.id}`, { body: text, revision });
    expectProblem(await edit('damned', 1), 422, 'words_refused');
    expect((await edit(`${newText()} free money`, 1)).body).toMatchObject({ status: 'held', revision: 2 });
    expect((await edit(newText(), 2)).body).toMatchObject({ status: 'published', revision: 3 });
  });

  it('is trusted to staff, as far as it is only held', async () => {
    expect(
      (await post(moderator.client, threadId, { body: `${newText()} free money` })).body.comment.status,
    ).toBe('published');
    expectProblem(
      await post(moderator.client, threadId, { body: `${newText()} damned` }),
      422,
      'words_refused',
    );
  });

  it('is nothing to another site', async () => {
    const other = await service.addSite('other');
    const theirs = await service.person('publisher', 'Other Publisher', 0, other);
    const there = { host: 'other.example' };
    const { threadId: thread } = await hostArticle(theirs.client.with(there));
    expect((await post(anyone.with(there), thread, { body: 'damned' })).status).toBe(201);
  });
});
