import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { valuesOf, type Answer, type Client, type Json } from './support/client.js';
import { MailServer } from './support/mail-server.js';
import { expectProblem } from './support/problems.js';
import { countRows } from './support/rows.js';
import { TestService, type Person } from './support/service.js';

describe('people and tokens', () => {
  let mails: MailServer;
  let service: TestService;
  let admin: Person;
  let publisher: Person;

  beforeAll(async () => {
    mails = await MailServer.start();
    service = await TestService.start({ instances: 2, mailer: mails.mailer() });
    admin = await service.person('admin', 'An Admin');
    publisher = await service.person('publisher', 'A Publisher');
    await service.database.query(
      `INSERT INTO sections (id, site_id, key, name, ordinal) VALUES
         (gen_random_uuid(), $1, 'politics', 'Politics', 1), (gen_random_uuid(), $1, 'sport', 'Sport', 2)`,
      [service.siteId],
    );
  });

  afterAll(async () => {
    await service.stop();
    await mails.stop();
  });

  const change = (id: string, body: object, by: Client = admin.client): Promise<Answer> =>
    by.send('PATCH', `/people/${id}`, body);
  const lastDeed = async (): Promise<Json> => {
    const [deed] = await service.database.query(
      `SELECT action, actor_id AS by, subject_id AS subject, detail FROM audit_records ORDER BY id DESC LIMIT 1`,
    );
    return deed;
  };

  describe('a person', () => {
    it('is invited by mail, with a role and its sections', async () => {
      const email = 'New.Moderator@Mail.example';
      const { status, body } = await admin.client.post('/people', {
        email,
        name: 'New Moderator',
        role: 'moderator',
        sections: ['sport'],
      });
      expect([status, body]).toEqual([
        201,
        {
          id: expect.any(String),
          email,
          name: 'New Moderator',
          role: 'moderator',
          sections: ['sport'],
          createdAt: expect.stringMatching(/Z$/),
        },
      ]);
      expect(await lastDeed()).toEqual({
        action: 'account.invite',
        by: admin.id,
        subject: body.id,
        detail: { role: 'moderator', sections: ['sport'] },
      });
      await service.settle();
      const link = mails.tokenFor(email);
      const session = await service.anyone().post('/sessions', { link, as: 'token' });
      const me = await service.anyone(1).as(session.body.token).get('/me');
      expect(me.body).toMatchObject({ id: body.id, role: 'moderator', sections: ['sport'] });
    });

    it('is invited once by a request that comes again', async () => {
      const keyed = admin.client.with({ 'idempotency-key': 'an-invitation-0001' });
      const invitation = { email: 'once@mail.example', role: 'reader' };
      const [first, again] = [
        await keyed.post('/people', invitation),
        await keyed.post('/people', invitation),
      ];
      expect([first.status, again.status]).toEqual([201, 201]);
      expect(again.body).toEqual(first.body);
      expectProblem(await admin.client.post('/people', invitation), 409, 'account_exists');
      await service.settle();
      expect(mails.to(invitation.email)).toHaveLength(1);
    });

    it.each([
      ['an unknown role', { role: 'owner' }, 'input_invalid'],
      ['no role', { role: undefined }, 'input_invalid'],
      ['a section that is not there', { sections: ['weather'] }, 'section_unknown'],
      ['an address that is none', { email: 'x' }, 'email_invalid'],
      ['a password', { password: 'a password of words' }, 'input_invalid'],
    ])('is not invited with %s', async (_what, wrong, code) => {
      const before = await countRows(service);
      const invitation = { email: 'wrong@mail.example', role: 'moderator', ...wrong };
      expectProblem(await admin.client.post('/people', invitation), 400, code);
      expect(await countRows(service)).toEqual(before);
    });

    it('is listed, page by page and by role', async () => {
      const all: Json[] = [];
      let cursor: string | null = '';
      while (cursor !== null) {
        const { body }: Answer = await admin.client.get(`/people?limit=2${cursor && `&cursor=${cursor}`}`);
        all.push(...body.items);
        cursor = body.nextCursor;
      }
      const [row] = await service.database.query<Json>('SELECT count(*)::integer AS n FROM accounts');
      expect(new Set(valuesOf(all, 'id')).size).toBe(row.n);
      const admins = await admin.client.get('/people?role=admin');
      expect(valuesOf(admins.body.items, 'id')).toEqual([admin.id]);
      expect((await admin.client.get(`/people/${publisher.id}`)).body).toMatchObject({
        email: 'a.publisher@test.example',
        role: 'publisher',
        sections: null,
      });
      expectProblem(await admin.client.get('/people?cursor=x'), 400, 'cursor_invalid');
      expectProblem(await admin.client.get('/people/unknown'), 404, 'not_found');
    });

    it('may what the new role says at once, on every instance, by session and by token', async () => {
      const person = await service.person('publisher', 'Once A Publisher');
      const session = await service.anyone().post('/sessions', { link: person.link, as: 'token' });
      const credentials = [person.token, session.body.token];
      const tries = async (): Promise<number[]> => {
        const answers = credentials.flatMap((token) =>
          [0, 1].map((instance) => service.anyone(instance).as(token).get('/closing-policies/site')),
        );
        return (await Promise.all(answers)).map(({ status }) => status);
      };
      expect(await tries()).toEqual([200, 200, 200, 200]);
      const changed = await change(person.id, { role: 'moderator', sections: ['politics'] });
      expect(changed.body).toMatchObject({ role: 'moderator', sections: ['politics'] });
      expect(await tries()).toEqual([403, 403, 403, 403]);
      expect(await lastDeed()).toEqual({
        action: 'account.role',
        by: admin.id,
        subject: person.id,
        detail: { role: 'moderator', sections: ['politics'] },
      });
      expect((await change(person.id, { role: 'publisher', sections: null })).body.sections).toBeNull();
      expect(await tries()).toEqual([200, 200, 200, 200]);
    });

    it('is given another name', async () => {
      const person = await service.person('reader', 'Old Name');
      expect((await change(person.id, { name: ' New  Name ' })).body.name).toBe('New Name');
      expect(await lastDeed()).toMatchObject({ action: 'account.name', detail: {} });
      expectProblem(await change(person.id, { name: '' }), 400, 'name_invalid');
      expectProblem(await change(person.id, { email: 'x@mail.example' }), 400, 'input_invalid');
    });

    it('does not change their own role, nor by their own token', async () => {
      for (const body of [{ role: 'admin' }, { role: 'reader' }, { sections: null }]) {
        expectProblem(await change(admin.id, body), 403, 'own_role');
      }
      expect((await change(admin.id, { name: 'An Admin' })).status).toBe(200);
    });

    it('of another site is nobody', async () => {
      const elsewhere = await service.addSite('elsewhere');
      const stranger = await service.person('reader', 'A Stranger', 0, elsewhere);
      expectProblem(await admin.client.get(`/people/${stranger.id}`), 404, 'not_found');
      expectProblem(await change(stranger.id, { role: 'admin' }), 404, 'not_found');
    });

    it('stays admin, one of two, when both take the role from each other at the same time', async () => {
      for (let round = 1; round <= 15; round += 1) {
        const [one, other] = await Promise.all([1, 2].map((nth) => service.person('admin', `Rival ${nth}`)));
        const answers = await Promise.all([
          change(other!.id, { role: 'reader' }, service.anyone(0).as(one!.token)),
          change(one!.id, { role: 'reader' }, service.anyone(1).as(other!.token)),
        ]);
        expect(answers.map(({ status }) => status).sort()).toEqual([200, 403]);
        const left = await service.database.query(
          `SELECT FROM accounts WHERE id = ANY($1) AND role = 'admin'`,
          [[one!.id, other!.id]],
        );
        expect(left).toHaveLength(1);
      }
    });
  });

  describe('a token', () => {
    it('is made for a purpose, shown once, and may no more than its role', async () => {
      const made = await admin.client.post('/tokens', { name: 'Our content system', role: 'publisher' });
      expect(made.status).toBe(201);
      const { token, ...told } = made.body;
      expect(told).toEqual({
        id: expect.any(String),
        name: 'Our content system',
        role: 'publisher',
        account: { id: admin.id, name: 'An Admin' },
        createdAt: expect.stringMatching(/Z$/),
        lastUsedOn: null,
      });
      expect(await lastDeed()).toEqual({
        action: 'token.issue',
        by: admin.id,
        subject: told.id,
        detail: { role: 'publisher' },
      });
      const program = service.anyone(1).as(token);
      expect((await program.get('/me')).body).toMatchObject({ id: admin.id, role: 'publisher' });
      expect((await program.get('/closing-policies/site')).status).toBe(200);
      expectProblem(await program.get('/people'), 403, 'not_allowed');
      const list = await admin.client.get('/tokens');
      expect(list.body.items[0]).toEqual({ ...told, lastUsedOn: expect.stringMatching(/^\d{4}-\d\d-\d\d$/) });
      expect(JSON.stringify(list.body)).not.toContain('parley_api_');
    });

    it('falls with the role of its account', async () => {
      const person = await service.person('admin', 'A Passing Admin');
      const { body } = await person.client.post('/tokens', { name: 'x' });
      const program = service.anyone().as(body.token);
      expect((await program.get('/people')).status).toBe(200);
      await change(person.id, { role: 'moderator' });
      expectProblem(await program.get('/people'), 403, 'not_allowed');
      expect((await program.get('/moderation/queues')).status).toBe(200);
    });

    it('is nobody’s as soon as it is revoked, on every instance', async () => {
      const { body } = await admin.client.post('/tokens', { name: 'x', role: 'reader' });
      const clients = [0, 1].map((instance) => service.anyone(instance).as(body.token));
      for (const client of clients) expect((await client.get('/me')).status).toBe(200);
      const revoked = await admin.client.send('DELETE', `/tokens/${body.id}`);
      expect([revoked.status, revoked.body]).toEqual([204, '']);
      for (const client of clients) expectProblem(await client.get('/me'), 401, 'not_signed_in');
      expect(await lastDeed()).toMatchObject({ action: 'token.revoke', subject: body.id });
      expectProblem(await admin.client.send('DELETE', `/tokens/${body.id}`), 404, 'not_found');
      const list = await admin.client.get('/tokens');
      expect(valuesOf(list.body.items, 'id')).not.toContain(body.id);
    });

    it('is made once by a request that comes again, which alone shows one that works', async () => {
      const keyed = admin.client.with({ 'idempotency-key': 'a-token-once-0001' });
      const [first, again] = [
        await keyed.post('/tokens', { name: 'once' }),
        await keyed.post('/tokens', { name: 'once' }),
      ];
      expect(again.body.id).toBe(first.body.id);
      expect((await service.anyone().as(again.body.token).get('/me')).status).toBe(200);
      expectProblem(await service.anyone().as(first.body.token).get('/me'), 401, 'not_signed_in');
    });

    it.each([
      ['no name', { name: '' }],
      ['a name of two lines', { name: 'a\nb' }],
      ['an unknown role', { name: 'x', role: 'root' }],
    ])('is not made with %s', async (_what, body) => {
      expectProblem(await admin.client.post('/tokens', body), 400, 'input_invalid');
    });

    it('of another site, or a session, is not found among them', async () => {
      const session = await service.anyone().post('/sessions', { link: publisher.link, as: 'token' });
      expect(session.status).toBe(201);
      const others = await service.database.query<{ id: string }>(
        `SELECT id FROM credentials WHERE kind = 'session' OR site_id <> $1`,
        [service.siteId],
      );
      expect(others.length).toBeGreaterThan(0);
      for (const { id } of others) {
        expectProblem(await admin.client.send('DELETE', `/tokens/${id}`), 404, 'not_found');
      }
    });
  });
});
