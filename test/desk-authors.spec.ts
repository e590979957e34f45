import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { HELD_FOR_LINKS, hostArticle, newText, post } from './support/articles.js';
import type { Client, Json } from './support/client.js';
import { browserOf, sendForm, textOf } from './support/forms.js';
import { TestService, type Person } from './support/service.js';

let service: TestService;
let publisher: Person;
let mary: Client;
let paula: Client;
let limited: Client;
let threadId: string;

beforeAll(async () => {
  service = await TestService.start();
  publisher = await service.person('publisher', 'Paula Publisher');
  paula = await browserOf(service, publisher);
  mary = await browserOf(service, await service.person('moderator', 'Mary Shelley'));
  const sport = await service.addSection('sport');
  const lia = await service.person('moderator', 'Lia Limited');
  await service.limit(lia, [sport]);
  limited = await browserOf(service, lia);
  ({ threadId } = await hostArticle(publisher.client));
});

afterAll(async () => {
  try {
    expect(await service.differences()).toEqual([]);
  } finally {
    await service.stop();
  }
});

const hold = async (client = service.anyone(), comment: object = {}): Promise<Json> =>
  (await post(client, threadId, { body: `${newText()} ${HELD_FOR_LINKS}`, ...comment })).body;
const cardOf = (id: string): string => `/console/comments/${id}`;

it('keeps a note for colleagues, and shows it on the next card of the author', async () => {
  const { comment } = await hold();
  const sent = await sendForm(mary, `${cardOf(comment.id)}/notes`, { text: ' Writes at night.\r\nKnown. ' });
  expect([sent.status, sent.headers.get('location')]).toEqual([
    303,
    `${cardOf(comment.id)}?said=noted#notice`,
  ]);
  expect((await paula.get(cardOf(comment.id))).body).toContain('Writes at night.\nKnown.');
  const empty = await sendForm(mary, `${cardOf(comment.id)}/notes`, { text: ' ' });
  expect([empty.status, textOf(empty.body).includes('The note is empty')]).toEqual([400, true]);
});

it('mutes the author for some days, once however often it is sent', async () => {
  const { comment, guestToken } = await hold();
  const card: string = (await mary.get(cardOf(comment.id))).body;
  expect(card).not.toContain('value="ban"');
  const key = /name="idempotencyKey" value="([^"]*)"/.exec(card)![1]!;
  const form = {
    ...{ kind: 'mute', days: '3', sanctionRule: 'abuse', idempotencyKey: key },
    sanctionNote: 'Again and again.',
  };
  for (let times = 0; times < 2; times += 1)
    expect((await sendForm(mary, `${cardOf(comment.id)}/sanctions`, form)).status).toBe(303);
  const after = textOf((await mary.get(cardOf(comment.id))).body);
  expect(after).toMatch(/Stands against them ?Muted until .*Again and again\./);
  expect(after.match(/Muted until/g)).toHaveLength(1);
  const refused = await post(service.anyone().as(guestToken), threadId, { guest: null });
  expect(refused.body.code).toBe('author_muted');
});

it('says what a moderator may not, with all that was typed; a publisher may', async () => {
  const { comment } = await hold();
  const forGood = { kind: 'hold', days: '', sanctionNote: 'For good.' };
  const refused = await sendForm(mary, `${cardOf(comment.id)}/sanctions`, forGood);
  expect(refused.status).toBe(403);
  expect(textOf(refused.body)).toContain('at most 30 days');
  expect(refused.body).toContain('For good.</textarea>');
  expect((await sendForm(mary, `${cardOf(comment.id)}/sanctions`, { kind: 'ban', days: '' })).status).toBe(
    403,
  );
  expect((await paula.get(cardOf(comment.id))).body).toContain('value="ban"');
  expect((await sendForm(paula, `${cardOf(comment.id)}/sanctions`, { kind: 'ban', days: '' })).status).toBe(
    303,
  );
});

it('puts a note kept ready into the record, with its rule', async () => {
  await publisher.client.with({ 'if-match': '"0"' }).put('/moderation/canned-notes', {
    items: [{ title: 'Advert', text: 'Sells something.', rule: 'spam' }],
  });
  const { comment } = await hold();
  expect((await mary.get(cardOf(comment.id))).body).toContain('<option value="Advert">');
  const form = { action: 'reject', revision: '1', ready: 'Advert', note: 'The third time.' };
  const gone = await sendForm(mary, `${cardOf(comment.id)}/decisions`, { ...form, ready: 'Gone' });
  expect([gone.status, gone.body.includes('The third time.</textarea>')]).toEqual([400, true]);
  const sent = await sendForm(mary, `${cardOf(comment.id)}/decisions`, form);
  expect(sent.headers.get('location')).toContain(`${cardOf(comment.id)}?done=`);
  const { decisions } = (await publisher.client.get(`/moderation/comments/${comment.id}`)).body;
  expect(decisions[0]).toMatchObject({ rule: 'spam', note: 'Sells something.\n\nThe third time.' });
});

it('says that a rejection needs a rule, and keeps the note', async () => {
  const { comment } = await hold();
  const form = { action: 'reject', revision: '1', rule: '', note: 'No rule.' };
  const { status, body } = await sendForm(mary, `${cardOf(comment.id)}/decisions`, form);
  expect([status, body.includes('No rule.</textarea>')]).toEqual([400, true]);
  expect(textOf(body)).toContain('names the rule that it breaks');
});

it('restores what was rejected', async () => {
  const { comment } = await hold();
  const reject = { action: 'reject', revision: '1', rule: 'abuse' };
  await sendForm(mary, `${cardOf(comment.id)}/decisions`, reject);
  const card: string = (await mary.get(cardOf(comment.id))).body;
  expect(card).toContain('value="restore"');
  expect(card).not.toContain('value="approve"');
  await sendForm(mary, `${cardOf(comment.id)}/decisions`, { action: 'restore', revision: '2' });
  expect((await service.anyone().get(`/comments/${comment.id}`)).body.status).toBe('published');
});

it('never claims one’s own, and does not let one decide on it', async () => {
  const own = (await post(publisher.client, threadId, { guest: null })).body.comment;
  const form = { action: 'spam', revision: String(own.revision) };
  const { status, body } = await sendForm(paula, `${cardOf(own.id)}/decisions`, form);
  expect(status).toBe(403);
  expect(textOf(body)).toContain('Nobody decides on their own comment');
});

it('keeps a limited moderator to their sections', async () => {
  const { comment } = await hold();
  expect(textOf((await limited.get('/console')).body)).not.toMatch(/\d comments? waits?/);
  expect((await limited.get(cardOf(comment.id))).status).toBe(404);
  const claim = await sendForm(limited, '/console/queues/held/claims', {});
  expect(claim.headers.get('location')).toBe('/console/queues/held?said=empty#notice');
  expect(
    (await sendForm(limited, `${cardOf(comment.id)}/decisions`, { action: 'approve', revision: '1' })).status,
  ).toBe(403);
  expect((await sendForm(limited, `${cardOf(comment.id)}/notes`, { text: 'Mine.' })).status).toBe(403);
});

it('is for moderators', async () => {
  const reader = await browserOf(service, await service.person('reader', 'Rita Reader'));
  for (const path of ['/console', '/console/queues/held', '/console/items/x', '/console/comments/x'])
    expect((await reader.get(path)).status).toBe(403);
  for (const path of ['queues/none', 'items/x', 'comments/x'])
    expect((await mary.get(`/console/${path}`)).status).toBe(404);
});
