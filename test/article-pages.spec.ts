import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { hostArticle, newText, post } from './support/articles.js';
import type { Answer, Client, Json } from './support/client.js';
import { TestService, type Person } from './support/service.js';

const LINKS = 'www.a.example www.b.example www.c.example';
const MINUTE = 60_000;

let service: TestService;
let anyone: Client;
let publisher: Person;
let reader: Person;
let author: Person;
let session: Client;

beforeAll(async () => {
  service = await TestService.start();
  anyone = service.anyone();
  publisher = await service.person('publisher');
  reader = await service.person('reader', 'Rita Reader');
  author = await service.person('reader', 'Ann Author');
  const { headers } = await anyone.post('/sessions', { link: author.link });
  session = anyone.fromRoot().with({ cookie: cookieOf(headers), accept: 'text/html' });
});

afterEach(() => service.set({}));
afterAll(async () => {
  try {
    expect(await service.differences()).toEqual([]);
  } finally {
    await service.stop();
  }
});

const cookieOf = (headers: Headers): string => headers.get('set-cookie')!.split(';')[0]!;

const send = (client: Client, path: string, fields: Record<string, string>): Promise<Answer> =>
  client
    .with({ 'content-type': 'application/x-www-form-urlencoded' })
    .send('POST', path, new URLSearchParams(fields).toString());

const say = async (thread: string, comment: object = {}, client = author.client): Promise<Json> =>
  (await post(client, thread, comment)).body.comment;

/** Edited so that it waits for review. */
const hold = async ({ id, revision }: Json): Promise<string> => {
  const text = newText();
  const { body } = await author.client.patch(`/comments/${id}`, { body: `${text} ${LINKS}`, revision });
  expect(body.status).toBe('held');
  return text;
};

const timesIn = (text: string, part: string): number => text.split(part).length - 1;

describe("an author's own comment that waits and was answered", () => {
  it.each(['oldest', 'newest', 'best'])('stands once, in its place (%s)', async (sort) => {
    const { article, threadId } = await hostArticle(publisher.client);
    const top = await say(threadId);
    const reply = await say(threadId, { parentId: top.id });
    const below = newText();
    await say(threadId, { parentId: reply.id, body: below }, reader.client);
    await say(threadId, {}, reader.client);
    const texts = [await hold(top), await hold(reply)];
    const path = `/articles/${article.slug}?sort=${sort}`;
    const own: string = (await session.get(path)).body;
    for (const text of [...texts, below]) expect(timesIn(own, text)).toBe(1);
    for (const { number } of [top, reply]) expect(timesIn(own, `id="comment-${number}"`)).toBe(1);
    expect(own).not.toContain('This comment was removed.');
    const places = [...texts, below].map((text) => own.indexOf(text));
    expect(places).toEqual(places.toSorted((one, other) => one - other));
    const others: string = (await anyone.fromRoot().get(path)).body;
    expect(timesIn(others, 'This comment was removed.')).toBe(2);
  });
});

it('a page of one comment with its replies shows no other waiting comment', async () => {
  const { article, threadId } = await hostArticle(publisher.client);
  const top = await say(threadId);
  const [elsewhere, here] = [newText(), newText()];
  await say(threadId, { body: `${elsewhere} ${LINKS}` });
  await say(threadId, { body: `${here} ${LINKS}`, parentId: top.id });
  const { body } = await session.get(`/articles/${article.slug}?replies=${top.id}`);
  expect({ elsewhere: timesIn(body, elsewhere), here: timesIn(body, here) }).toEqual({
    elsewhere: 0,
    here: 1,
  });
  expect((await session.get(`/articles/${article.slug}`)).body).toContain(elsewhere);
});

describe('a text that can not be sent again', () => {
  const unsent = (page: string): string | undefined =>
    /<textarea[^>]*id="unsent"[^>]*readonly[^>]*>([^<]*)</i.exec(page)?.[1];

  it('is handed back when the time to edit is over', async () => {
    const { threadId } = await hostArticle(publisher.client);
    const { id } = await say(threadId);
    await service.moveClock(11 * MINUTE);
    const { status, body } = await send(session, `/comments/${id}/own`, { body: 'My words', revision: '1' });
    expect({ status, unsent: unsent(body) }).toEqual({ status: 403, unsent: 'My words' });
    expect(body).toContain('Comments can be edited for 10 minutes.');
  });

  it('is handed back when a comment was settled meanwhile', async () => {
    const { threadId } = await hostArticle(publisher.client);
    const { id } = await say(threadId);
    const rejection = { action: 'reject', revision: 1, rule: 'abuse' };
    expect((await publisher.client.post(`/moderation/comments/${id}/decisions`, rejection)).status).toBe(201);
    const { status, body } = await send(session, `/comments/${id}/own`, { body: 'My words', revision: '1' });
    expect({ status, unsent: unsent(body) }).toEqual({ status: 409, unsent: 'My words' });
  });

  it.each(['open', 'closed'])('is handed back when guests may not post any more, %s', async (state) => {
    const { article, threadId } = await hostArticle(publisher.client);
    await service.set({ guests: 'off' });
    if (state === 'closed') await publisher.client.post(`/threads/${threadId}/close`);
    const client = anyone.fromRoot().with({ accept: 'text/html' });
    const typed = { name: 'Guest', body: 'My words' };
    const { status, body } = await send(client, `/articles/${article.slug}`, typed);
    expect({ status, unsent: unsent(body) }).toEqual({ status: 401, unsent: 'My words' });
    if (state === 'open') expect(body).toMatch(/role="alert"[^]*account/);
  });
});

it('what became of an edited comment is told by its text of now', async () => {
  const { article, threadId } = await hostArticle(publisher.client);
  const lists = { held: ['fishy'], refused: [] };
  expect((await publisher.client.with({ 'if-match': '"0"' }).put('/word-lists', lists)).status).toBe(200);
  const { id, revision, status } = await say(threadId, { body: `${newText()} fishy` });
  expect(status).toBe('held');
  await hold({ id, revision });
  const { body } = await session.get(`/articles/${article.slug}?posted=${id}`);
  const [, notice] = /<p[^>]*id="notice"[^>]*>([^<]*)/.exec(body)!;
  expect(notice).toContain('several links');
  expect(notice).not.toContain('it has words');
});
