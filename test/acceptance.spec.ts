import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { hostArticle, newText, post } from './support/articles.js';
import type { Client, Json } from './support/client.js';
import { expectProblem } from './support/problems.js';
import { countRows } from './support/rows.js';
import { TestService, type Person } from './support/service.js';

let service: TestService;
let anyone: Client;
let publisher: Person;
let reader: Person;
let slug: string;
let threadId: string;

beforeAll(async () => {
  service = await TestService.start();
  anyone = service.anyone();
  publisher = await service.person('publisher');
  reader = await service.person('reader');
  const { article, threadId: thread } = await hostArticle(publisher.client, { slug: 'an-article' });
  slug = article.slug;
  threadId = thread;
});

afterEach(() => service.set({}));
afterAll(async () => {
  try {
    expect(await service.differences()).toEqual([]);
  } finally {
    await service.stop();
  }
});

const acceptances = (person: string): Promise<Json[]> =>
  service.database.query<Json>('SELECT version FROM acceptances WHERE person = $1 ORDER BY version', [
    person,
  ]);

const page = async (client: Client): Promise<string> =>
  (await client.fromRoot().with({ accept: 'text/html' }).get(`/articles/${slug}`)).body;

describe('the comment policy', () => {
  it('is accepted by posting, and that is recorded once', async () => {
    for (let nth = 0; nth < 2; nth += 1) expect((await post(reader.client, threadId)).status).toBe(201);
    expect(await acceptances(reader.id)).toEqual([{ version: 1 }]);
    const { body } = await post(anyone, threadId);
    const [row] = await service.database.query<Json>('SELECT guest_id AS id FROM comments WHERE id = $1', [
      body.comment.id,
    ]);
    expect(await acceptances(row.id)).toEqual([{ version: 1 }]);
    const { body: thread } = await anyone.get(`/articles/${slug}/thread`);
    expect(thread.policy).toEqual({ version: 1, url: '/policy', acceptance: 'implied' });
  });

  describe('that asks for a yes', () => {
    let version: number;

    beforeAll(async () => {
      version = await service.publishPolicy('explicit');
    });

    it('says so', async () => {
      const { body } = await anyone.get(`/articles/${slug}/thread`);
      expect(body.policy).toEqual({ version, url: '/policy', acceptance: 'explicit' });
      expect(await page(anyone)).toMatch(/type="checkbox" name="acceptedPolicyVersion" value="2" required/);
    });

    it('takes no comment without it, and says which version', async () => {
      const before = await countRows(service);
      for (const client of [anyone, reader.client]) {
        const refused = await post(client, threadId);
        expectProblem(refused, 422, 'policy_not_accepted');
        expect(refused.body.policy).toEqual({ version, url: '/policy' });
      }
      expectProblem(
        await post(reader.client, threadId, { acceptedPolicyVersion: 1 }),
        422,
        'policy_not_accepted',
      );
      expect(await countRows(service)).toEqual(before);
    });

    it('takes the yes with a comment, once', async () => {
      const first = await post(anyone, threadId, { acceptedPolicyVersion: version });
      expect(first.status).toBe(201);
      expect((await post(anyone.as(first.body.guestToken), threadId)).status).toBe(201);
    });

    it('asks for it with an edit too', async () => {
      const { body } = await post(publisher.client, threadId, { acceptedPolicyVersion: version });
      const next = await service.publishPolicy('explicit');
      const edit = (more: object) =>
        publisher.client.patch(`/comments/${body.comment.id}`, { body: newText(), revision: 1, ...more });
      expectProblem(await edit({}), 422, 'policy_not_accepted');
      expect((await edit({ acceptedPolicyVersion: next })).status).toBe(200);
      const [row] = await service.database.query<Json>(
        'SELECT policy_version AS version FROM comments WHERE id = $1',
        [body.comment.id],
      );
      expect(row).toEqual({ version: next });
    });

    it('takes the yes by itself, from readers and guests', async () => {
      const { body } = await anyone.get(`/articles/${slug}/thread`);
      const current = body.policy.version;
      const one = await service.person('reader', 'Reader who reads');
      const first = await one.client.put('/me/acceptance', { version: current });
      expect(first).toMatchObject({
        status: 200,
        body: { version: current, acceptedAt: expect.stringMatching(/Z$/) },
      });
      await service.moveClock(1_000);
      expect((await one.client.put('/me/acceptance', { version: current })).body).toEqual(first.body);
      expect((await post(one.client, threadId)).status).toBe(201);
      const guest = anyone.as(
        (await post(anyone, threadId, { acceptedPolicyVersion: current })).body.guestToken,
      );
      expect((await guest.put('/me/acceptance', { version: current })).status).toBe(200);
    });

    it('takes no yes to what is not in force', async () => {
      expectProblem(await reader.client.put('/me/acceptance', { version: 1 }), 409, 'policy_not_in_force');
      expectProblem(await reader.client.put('/me/acceptance', { version: 99 }), 409, 'policy_not_in_force');
      expectProblem(await reader.client.put('/me/acceptance', { version: '2' }), 400, 'input_invalid');
      expectProblem(await anyone.put('/me/acceptance', { version: 2 }), 401, 'not_signed_in');
    });

    it('says in the form what is missing', async () => {
      const answer = await anyone
        .fromRoot()
        .with({ 'content-type': 'application/x-www-form-urlencoded', accept: 'text/html' })
        .send('POST', `/articles/${slug}`, 'name=Ann&body=Something+new');
      expect(answer.status).toBe(422);
      expect(answer.body).toMatch(/acceptedPolicyVersion[^>]*aria-invalid="true"/);
    });

    afterAll(() => service.publishPolicy('implied'));
  });
});

describe('guests', () => {
  it('are not admitted where the site says so, with a token or without', async () => {
    const { body } = await post(anyone, threadId);
    const guest = anyone.as(body.guestToken);
    await service.set({ guests: 'off' });
    for (const client of [anyone, guest]) {
      const refused = await post(client, threadId);
      expectProblem(refused, 401, 'not_signed_in');
      expect(refused.body.detail).toMatch(/account/);
    }
    expect((await post(reader.client, threadId)).status).toBe(201);
    // What they wrote stays theirs.
    expect((await guest.delete(`/comments/${body.comment.id}`)).status).toBe(204);
    const html = await page(anyone);
    expect(html).toMatch(/href="\/sign-in\?next=/);
    expect(html).not.toMatch(/<textarea/);
  });

  it('are asked for a name only, and an e-mail is not kept', async () => {
    await service.set({ guests: 'name' });
    const html = await page(anyone);
    expect(html).toMatch(/name="name"/);
    expect(html).not.toMatch(/name="email"/);
    const { status } = await post(anyone, threadId, {
      guest: { name: 'Nora Only', email: 'nora@example.org' },
    });
    expect(status).toBe(201);
    const guests = await service.database.query(`SELECT email FROM guests WHERE name = 'Nora Only'`);
    expect(guests).toEqual([{ email: null }]);
  });
});

describe('the form', () => {
  it('says what becomes of a comment', async () => {
    expect(await page(anyone)).not.toMatch(/appear after review|slow mode/);
    await publisher.client.put(`/threads/${threadId}/mode`, { mode: 'before', slowModeSeconds: 60 });
    const html = await page(anyone);
    expect(html).toContain('Comments appear after review.');
    expect(html).toContain('one comment every 60 seconds');
    await publisher.client.put(`/threads/${threadId}/mode`, { mode: 'newcomers' });
    expect(await page(anyone)).toContain('Your first comments appear after review.');
  });
});
