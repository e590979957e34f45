import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { hostArticle } from './support/articles.js';
import type { Client } from './support/client.js';
import { impose, newGuest } from './support/sanctions.js';
import { TestService, type Person } from './support/service.js';

describe('pages for an author', () => {
  let service: TestService;
  let publisher: Person;
  let threadId: string;
  let slug: string;

  beforeAll(async () => {
    service = await TestService.start();
    publisher = await service.person('publisher', 'Penelope');
    const hosted = await hostArticle(publisher.client);
    threadId = hosted.threadId;
    slug = hosted.article.slug as string;
  });

  afterAll(() => service.stop());

  const page = async (client: Client, path: string): Promise<string> => {
    const answer = await fetch(new URL(path, service.url()), { headers: { ...cookieOf(client) } });
    return answer.text();
  };
  const tokens = new Map<Client, string>();
  const cookieOf = (client: Client): Record<string, string> => ({
    accept: 'text/html',
    cookie: `parley_guest=${tokens.get(client)}`,
  });
  const guest = async (): Promise<Awaited<ReturnType<typeof newGuest>>> => {
    const made = await newGuest(service, threadId);
    tokens.set(made.client, made.token);
    return made;
  };
  const send = (client: Client, path: string, form: Record<string, string> = {}): Promise<Response> =>
    fetch(new URL(path, service.url()), {
      method: 'POST',
      redirect: 'manual',
      headers: { ...cookieOf(client), 'sec-fetch-site': 'same-origin' },
      body: new URLSearchParams(form),
    });

  it('say under which rule a comment was rejected, to its author alone', async () => {
    const { comment, client } = await guest();
    const other = await guest();
    await publisher.client.post(`/moderation/comments/${comment.id}/decisions`, {
      action: 'reject',
      revision: 1,
      rule: 'abuse',
      note: 'A private note',
    });
    for (const path of [`/articles/${slug}`, `/comments/${comment.id}/own`, '/me/statements']) {
      const html = await page(client, path);
      expect(html).toContain('Your comment was rejected.');
      expect(html).toContain('href="/policy/1#abuse"');
      expect(html).not.toMatch(/private|Penelope/);
    }
    for (const path of [`/articles/${slug}`, '/me/statements'])
      expect(await page(other.client, path)).not.toContain('Your comment was rejected.');
  });

  it('have a button for a warning, after which a comment is taken', async () => {
    const { id, client } = await guest();
    const warning = await impose(publisher.client, 'warn', { guest: id }, { rule: 'abuse' });
    const refused = await send(client, `/articles/${slug}`, { body: 'A text to keep.', name: 'Guest' });
    expect(refused.status).toBe(403);
    const html = await refused.text();
    expect(html).toContain('A text to keep.');
    expect(html).toContain('/me/statements');
    const action = `/me/statements/${warning.id}/acknowledgement`;
    expect(await page(client, '/me/statements')).toContain(`action="${action}"`);
    expect((await send(client, action)).headers.get('location')).toBe('/me/statements');
    expect(await page(client, '/me/statements')).not.toContain(action);
    const taken = await send(client, `/articles/${slug}`, { body: 'A text to keep.', name: 'Guest' });
    expect(taken.status).toBe(303);
  });
});
