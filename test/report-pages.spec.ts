import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { hostArticle, post } from './support/articles.js';
import type { Client } from './support/client.js';
import { browserOf, sendForm, textOf } from './support/forms.js';
import { TestService, type Person } from './support/service.js';

let service: TestService;
let anyone: Client;
let publisher: Person;
let page: Client;
let reader: Client;

beforeAll(async () => {
  service = await TestService.start();
  anyone = service.anyone().fromRoot().with({ accept: 'text/html' });
  publisher = await service.person('publisher', 'Paula Publisher');
  page = await browserOf(service, publisher);
  reader = await browserOf(service, await service.person('reader', 'Rita Reader'));
});

afterAll(async () => {
  try {
    expect(await service.differences()).toEqual([]);
  } finally {
    await service.stop();
  }
});

async function published(): Promise<{ id: string; slug: string; href: string; threadId: string }> {
  const { article, threadId } = await hostArticle(publisher.client);
  const { comment } = (await post(service.anyone(), threadId)).body;
  return { id: comment.id, slug: article.slug, href: `/comments/${comment.id}/report`, threadId };
}

it('every published comment that is not one’s own has the link, the same for everybody', async () => {
  const { slug, href, threadId } = await published();
  const own = (await post(publisher.client, threadId, { guest: null })).body.comment;
  for (const client of [anyone, reader, page])
    expect((await client.get(`/articles/${slug}`)).body).toContain(`href="${href}"`);
  const ownHref = `href="/comments/${own.id}/report"`;
  expect((await anyone.get(`/articles/${slug}`)).body).toContain(ownHref);
  expect((await page.get(`/articles/${slug}`)).body).not.toContain(ownHref);
});

it('asks who is nobody to sign in, and leads back', async () => {
  const { href } = await published();
  const { status, body } = await anyone.get(href);
  expect(status).toBe(401);
  expect(body).toContain(`next=${encodeURIComponent(href)}`);
  expect((await sendForm(anyone, href, { reason: 'abuse' })).status).toBe(401);
});

it('a reader reports a comment by the form, and is told so on the article', async () => {
  const { id, slug, href } = await published();
  const form: string = (await reader.get(href)).body;
  for (const { key } of (await publisher.client.get('/settings')).body.reportReasons)
    expect(form).toContain(`value="${key}"`);
  const sent = await sendForm(reader, href, { reason: 'abuse', text: ' The last sentence. ' });
  const there = `/articles/${slug}?reported=${id}#notice`;
  expect([sent.status, sent.headers.get('location')]).toEqual([303, there]);
  const told = (await reader.get(`/articles/${slug}?reported=${id}`)).body;
  expect(told).toMatch(new RegExp(`id="notice"[^]*href="/comments/${id}"`));
  expect((await anyone.get(`/articles/${slug}?reported=${id}`)).body).not.toContain('id="notice"');
  const { items } = (await publisher.client.get(`/moderation/comments/${id}/reports`)).body;
  expect(items).toEqual([expect.objectContaining({ reason: 'abuse', text: 'The last sentence.' })]);
});

it('a guest reports with the token of the browser', async () => {
  const { href, threadId } = await published();
  const { guestToken } = (await post(service.anyone(), threadId)).body;
  const guest = anyone.with({ cookie: `parley_guest=${guestToken}` });
  expect((await guest.get(href)).status).toBe(200);
  expect((await sendForm(guest, href, { reason: 'spam' })).status).toBe(303);
});

it('shows a refusal at the form, with what was typed', async () => {
  const { href } = await published();
  const without = await sendForm(reader, href, { text: 'No reason chosen.' });
  expect(without.status).toBe(400);
  expect(textOf(without.body)).toContain('Your report was not sent. Choose what is wrong with it.');
  expect(without.body).toContain('No reason chosen.</textarea>');
  await sendForm(reader, href, { reason: 'spam' });
  const again = await sendForm(reader, href, { reason: 'abuse', text: 'Once more.' });
  expect(again.status).toBe(409);
  expect(again.body).toContain('Once more.</textarea>');
  expect(again.body).toMatch(/value="abuse"[^>]*checked|checked[^>]*value="abuse"/);
});

it('has no page for one’s own comment to report, nor for one that is hidden', async () => {
  const { threadId, id, href } = await published();
  const own = (await post(publisher.client, threadId, { guest: null })).body.comment;
  const refused = await sendForm(page, `/comments/${own.id}/report`, { reason: 'spam' });
  expect(refused.status).toBe(403);
  expect(textOf(refused.body)).toContain('This comment is yours');
  await publisher.client.post(`/moderation/comments/${id}/decisions`, { action: 'spam', revision: 1 });
  expect((await reader.get(href)).status).toBe(404);
  expect((await page.get(href)).status).toBe(404);
});
