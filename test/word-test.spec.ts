import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { hostArticle, post } from './support/articles.js';
import type { Answer, Client, Json } from './support/client.js';
import { expectProblem } from './support/problems.js';
import { countRows } from './support/rows.js';
import { TestService, type Person } from './support/service.js';

let service: TestService;
let anyone: Client;
let publisher: Person;
let moderator: Person;
let threadId: string;

beforeAll(async () => {
  service = await TestService.start();
  anyone = service.anyone();
  publisher = await service.person('publisher');
  moderator = await service.person('moderator');
  threadId = (await hostArticle(publisher.client)).threadId;
  const lists = { held: ['free money', 'ass'], refused: ['damned'] };
  expect((await publisher.client.with({ 'if-match': '"0"' }).put('/word-lists', lists)).status).toBe(200);
});

afterAll(() => service.stop());

const test = (text: unknown, by: Client = moderator.client): Promise<Answer> =>
  by.post('/moderation/word-test', { text });

describe('the test box', () => {
  it('tells which phrase of which list stands where and how', async () => {
    const { status, body, headers } = await test('Get fr33 m0ney, and free m o n e y');
    expect(status).toBe(200);
    expect(headers.get('cache-control')).toBe('private, no-store');
    expect(body).toEqual({
      verdict: 'hold',
      hits: [
        {
          list: 'held',
          phrase: 'free money',
          position: 4,
          of: 'source',
          as: 'digits or signs for letters',
        },
        { list: 'held', phrase: 'free money', position: 20, of: 'source', as: 'letters apart' },
      ],
    });
  });

  it.each([
    ['d&#97;mned a$$', 'refuse', ['held source digits or signs for letters', 'refused shown as listed']],
    ['dаmned', 'refuse', ['refused source letters that look alike']],
    ['D\u00e1mned', 'refuse', ['refused source accents']],
    ['so daaaamned', 'refuse', ['refused source letters repeated']],
    ['Free\nMONEY', 'hold', ['held source as listed']],
    ['A classic class, free of money: as shown for $5', 'publish', []],
  ])('says of %j: %s, as a comment meets it', async (text, verdict, hits) => {
    const { body } = await test(text);
    expect({
      verdict: body.verdict,
      hits: (body.hits as Json[]).map((hit) => `${hit.list} ${hit.of} ${hit.as}`),
    }).toEqual({ verdict, hits });
    const posted = await post(anyone, threadId, { body: text });
    const met = posted.status === 422 ? 'refuse' : posted.body.comment.status;
    expect(met).toBe({ refuse: 'refuse', hold: 'held', publish: 'published' }[verdict]);
  });

  it('keeps nothing', async () => {
    const before = await countRows(service);
    await test('damned');
    expect(await countRows(service)).toEqual(before);
  });

  it('is a moderator’s', async () => {
    expectProblem(await test('x', anyone), 401, 'not_signed_in');
    expectProblem(await test('x', (await service.person('reader')).client), 403, 'not_allowed');
    expect((await test('x', publisher.client)).status).toBe(200);
  });

  it.each<[string, unknown, string]>([
    ['nothing', ' ', 'body_empty'],
    ['what nobody would see', '\u200b', 'body_invisible'],
    ['too much', 'x'.repeat(5_001), 'body_too_long'],
    ['what is no text', 'a\0b', 'body_unreadable'],
    ['a number', 1, 'input_invalid'],
  ])('refuses %s, which no comment could be', async (_what, text, code) => {
    expectProblem(await test(text), 400, code);
  });

  it('tells of another site by that site’s lists', async () => {
    const other = await service.addSite('other');
    const theirs = await service.person('moderator', 'Other Moderator', 0, other);
    const { body } = await test('damned', theirs.client.with({ host: 'other.example' }));
    expect(body).toEqual({ verdict: 'publish', hits: [] });
  });
});
