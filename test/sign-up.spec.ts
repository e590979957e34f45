import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { newText } from './support/articles.js';
import type { Answer, Client } from './support/client.js';
import { MailServer } from './support/mail-server.js';
import { expectProblem } from './support/problems.js';
import { TestService } from './support/service.js';

// Hashing takes a core's time, also where other test files want it.
jest.setTimeout(30_000);

const PASSWORD = 'a password of several words';
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

interface Somebody {
  readonly email: string;
  readonly client: Client;
}

describe('signing up and in', () => {
  let mails: MailServer;
  let service: TestService;
  let anyone: Client;
  let count = 0;

  beforeAll(async () => {
    mails = await MailServer.start();
    service = await TestService.start({
      instances: 2,
      mailer: mails.mailer(),
      trustedProxies: ['127.0.0.1'],
    });
    anyone = service.anyone();
  });

  afterAll(async () => {
    await service.stop();
    await mails.stop();
  });

  const from = (ip: string, instance = 0): Client => service.anyone(instance).with({ 'x-forwarded-for': ip });
  /** An e-mail address that nobody has used yet, and a client at a network address of its own. */
  const somebody = (): Somebody => {
    count += 1;
    return { email: `Person.${count}@Mail.example`, client: from(`10.0.${count >> 8}.${count & 255}`) };
  };
  const tokenFor = async ({ email }: Somebody): Promise<string> => {
    await service.settle();
    return mails.tokenFor(email);
  };
  const mailsTo = async ({ email }: Somebody): Promise<number> => {
    await service.settle();
    return mails.to(email).length;
  };
  const signUp = ({ email, client }: Somebody, more: object = {}): Promise<Answer> =>
    client.post('/accounts', { email, name: 'Per Son', ...more });
  const useLink = async (link: string): Promise<Client> => {
    const { status, body } = await anyone.post('/sessions', { link, as: 'token' });
    expect(status).toBe(201);
    return anyone.as(body.token);
  };
  const member = async (password?: string): Promise<Somebody & { me: Client }> => {
    const one = somebody();
    await signUp(one, password === undefined ? {} : { password });
    return { ...one, me: await useLink(await tokenFor(one)) };
  };
  const byPassword = (
    { email, client }: Somebody,
    password: string,
    more: object = { as: 'token' },
  ): Promise<Answer> => client.post('/sessions', { email, password, ...more });
  const rows = async (table: string): Promise<number> => {
    const [row] = await service.database.query<{ n: number }>(`SELECT count(*)::integer AS n FROM ${table}`);
    return row!.n;
  };

  describe('an account', () => {
    it('is opened by the mailed link, and not before', async () => {
      const one = somebody();
      const before = await rows('accounts');
      const { status, body } = await signUp(one, { password: PASSWORD });
      expect([status, body]).toEqual([202, { status: 'mail_sent' }]);
      expect(await rows('accounts')).toBe(before);
      expectProblem(await byPassword(one, PASSWORD), 401, 'sign_in_failed');
      const me = await (await useLink(await tokenFor(one))).get('/me');
      expect(me.body).toEqual({
        id: expect.any(String),
        email: one.email,
        name: 'Per Son',
        role: 'reader',
        sections: null,
        hasPassword: true,
      });
      expect(await rows('accounts')).toBe(before + 1);
      const capitals = { ...one, email: ` ${one.email.toUpperCase()} ` };
      const signedIn = await byPassword(capitals, PASSWORD);
      expect(signedIn.status).toBe(201);
      expect((await service.anyone(1).as(signedIn.body.token).get('/me')).body.id).toBe(me.body.id);
    });

    it('needs no password: it is signed in to by mailed links', async () => {
      const one = await member();
      expect((await one.me.get('/me')).body.hasPassword).toBe(false);
      expectProblem(await byPassword(one, ''), 401, 'sign_in_failed');
      expect((await one.client.post('/sign-in-links', { email: one.email })).status).toBe(202);
      expect((await (await useLink(await tokenFor(one))).get('/me')).body.email).toBe(one.email);
    });

    it('that is there is told of by mail, signed in to and left as it is', async () => {
      const one = await member(PASSWORD);
      const again = await signUp(one, { name: 'Somebody Else', password: 'another password by far' });
      expect([again.status, again.body]).toEqual([202, { status: 'mail_sent' }]);
      const me = await useLink(await tokenFor(one));
      expect(mails.to(one.email)[0]!.text).toContain('You have one already');
      expect((await me.get('/me')).body.name).toBe('Per Son');
      expectProblem(await byPassword(one, 'another password by far'), 401, 'sign_in_failed');
      expect((await byPassword(one, PASSWORD)).status).toBe(201);
    });

    it('that came to be meanwhile is neither given a password nor signed in to by an older link of a sign-up', async () => {
      const one = somebody();
      const intruders = 'chosen by an intruder';
      await signUp(one, { password: intruders });
      const older = await tokenFor(one);
      const before = await rows('accounts');
      await signUp(one, { password: PASSWORD });
      await useLink(await tokenFor(one));
      expectProblem(await anyone.post('/sessions', { link: older }), 400, 'sign_in_link_invalid');
      expect((await anyone.fromRoot().get(`/sign-in?link=${older}`)).status).toBe(400);
      expect(await rows('accounts')).toBe(before + 1);
      expect((await byPassword(one, PASSWORD)).status).toBe(201);
      expectProblem(await byPassword(one, intruders), 401, 'sign_in_failed');
    });

    it('is opened on the page with the password in the browser that signed up, and without it in another', async () => {
      const form = (values: Record<string, string>): string => new URLSearchParams(values).toString();
      const page = ({ client }: Somebody): Client =>
        client.fromRoot().with({ 'content-type': 'application/x-www-form-urlencoded' });
      const cookieOf = (answer: Answer, name: string): string =>
        answer.headers.getSetCookie().find((cookie) => cookie.startsWith(name))!;
      const asked = async (one: Somebody): Promise<{ kept: string; link: string }> => {
        const typed = { email: one.email, name: 'Per Son', password: PASSWORD };
        const answer = await page(one).post('/sign-up', form(typed));
        expect(answer.status).toBe(303);
        const cookie = cookieOf(answer, 'parley_sign_up=');
        expect(cookie).toMatch(/; Max-Age=86400;.*HttpOnly; SameSite=Lax/);
        return { kept: cookie.split(';')[0]!, link: await tokenFor(one) };
      };
      const [mine, other] = [somebody(), somebody()];
      const [same, another] = [await asked(mine), await asked(other)];
      const open = async (link: string, cookie: string): Promise<[string | null, boolean]> => {
        const answer = await page(somebody()).with({ cookie }).post('/sign-in', form({ link }));
        const session = cookieOf(answer, 'parley_session=').split(';')[0]!;
        const me = await anyone.with({ cookie: session }).get('/me');
        return [answer.headers.get('location'), me.body.hasPassword];
      };
      expect(await open(another.link, same.kept)).toEqual(['/account?done=opened#notice', false]);
      expect(await open(same.link, same.kept)).toEqual(['/', true]);
      expect((await byPassword(mine, PASSWORD)).status).toBe(201);
      expectProblem(await byPassword(other, PASSWORD), 401, 'sign_in_failed');
      const third = somebody();
      const { link } = await asked(third);
      expect(await open(link, 'parley_next=/policy')).toEqual(['/policy', false]);
    });

    it('is opened once by 20 who use the link at the same time, on two instances', async () => {
      const one = somebody();
      await signUp(one);
      const [link, before] = [await tokenFor(one), await rows('accounts')];
      const answers = await Promise.all(
        Array.from({ length: 20 }, (_, nth) => service.anyone(nth % 2).post('/sessions', { link })),
      );
      expect(answers.map(({ status }) => status).sort()).toEqual([201, ...Array<number>(19).fill(400)]);
      expect(await rows('accounts')).toBe(before + 1);
    });

    it('is of one site: the link opens none on another', async () => {
      await service.addSite('elsewhere');
      const one = somebody();
      await signUp(one);
      const link = await tokenFor(one);
      const elsewhere = anyone.with({ host: 'elsewhere.example' });
      expectProblem(await elsewhere.post('/sessions', { link }), 400, 'sign_in_link_invalid');
      expect((await elsewhere.post('/accounts', { email: one.email, name: 'A' })).status).toBe(202);
      await service.settle();
      // Whichever instance has sent it.
      const origins = [0, 1].map(
        (instance) => `http://elsewhere.example:${new URL(service.url(instance)).port}`,
      );
      expect(origins).toContain(mails.linkFor(one.email).origin);
      await useLink(link);
    });

    it.each([
      ['an address that is none', { email: 'person' }, 'email_invalid'],
      ['an address with a header in it', { email: '"a\r\nBcc:"@mail.example' }, 'email_invalid'],
      ['two addresses', { email: 'a@mail.example,b@mail.example' }, 'email_invalid'],
      ['a name that shows nothing', { name: '\u200b' }, 'name_invalid'],
      ['a name of two lines', { name: 'Bob\r\nBcc: all@x' }, 'name_invalid'],
      ['a short password', { password: 'short' }, 'password_invalid'],
      ['no name', { name: undefined }, 'input_invalid'],
      ['a role', { role: 'admin' }, 'input_invalid'],
    ])('is not asked for with %s', async (_what, wrong, code) => {
      const before = await rows('sign_ups');
      expectProblem(await signUp(somebody(), wrong), 400, code);
      expect(await rows('sign_ups')).toBe(before);
    });

    it('is not opened after a day', async () => {
      const [late, inTime] = [somebody(), somebody()];
      await signUp(late);
      await signUp(inTime);
      const [lateLink, link] = [await tokenFor(late), await tokenFor(inTime)];
      await service.moveClock(DAY - MINUTE);
      await useLink(link);
      await service.moveClock(MINUTE);
      expectProblem(await anyone.post('/sessions', { link: lateLink }), 400, 'sign_in_link_invalid');
    });
  });

  describe('nobody learns who has an account', () => {
    it('from status, body or headers of any of the three', async () => {
      const [known, unknown] = [await member(PASSWORD), somebody()];
      const without = await member();
      const asks: ((one: Somebody) => Promise<Answer>)[] = [
        (one) => signUp(one, { password: PASSWORD }),
        ({ email, client }) => client.post('/sign-in-links', { email }),
        (one) => byPassword(one, 'a wrong password of words'),
      ];
      for (const ask of asks) {
        const answers = await Promise.all([known, unknown, without].map(ask));
        const told = answers.map(({ status, body, headers }) => ({
          status,
          body,
          headers: [...headers].filter(([name]) => !['date', 'x-request-id'].includes(name)),
        }));
        expect(told[1]).toEqual(told[0]);
        expect(told[2]).toEqual(told[0]);
      }
    });

    it.each(['a\0@mail.example', '\0', '\ud800@mail.example', ''])(
      'from an address that nobody can have: %j',
      async (email) => {
        const { client } = somebody();
        expectProblem(await byPassword({ email, client }, PASSWORD), 401, 'sign_in_failed');
        for (const password of ['\0', '\ud800'])
          expectProblem(await byPassword({ email, client }, password), 401, 'sign_in_failed');
      },
    );

    it('from what is mailed: a link is mailed to who has an account alone', async () => {
      const unknown = somebody();
      expect((await unknown.client.post('/sign-in-links', { email: unknown.email })).status).toBe(202);
      expect(await mailsTo(unknown)).toBe(0);
    });

    it('from limits: an unknown address has the same', async () => {
      for (const [one, times] of [
        [await member(PASSWORD), 60],
        [somebody(), 200],
      ] as const) {
        const answers = await Promise.all(
          Array.from({ length: times }, (_, nth) =>
            from(`10.${count}.${nth >> 2}.1`, nth % 2).post('/sessions', {
              email: one.email,
              password: 'a wrong password of words',
            }),
          ),
        );
        const refused = answers.filter(({ status }) => status === 429);
        expect(answers.filter(({ status }) => status === 401)).toHaveLength(10);
        expect(refused).toHaveLength(times - 10);
        for (const answer of refused) {
          expectProblem(answer, 429, 'too_many_requests');
          expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
          expect(Number(answer.headers.get('retry-after'))).toBeLessThanOrEqual(900);
        }
      }
    });
  });

  describe('a limit', () => {
    it('of passwords ends after a quarter of an hour, also for the right one', async () => {
      const one = await member(PASSWORD);
      for (let nth = 0; nth < 10; nth += 1) {
        expectProblem(await byPassword(one, `wrong password ${nth}`), 401, 'sign_in_failed');
      }
      expectProblem(await byPassword(one, PASSWORD), 429, 'too_many_requests');
      await service.moveClock(15 * MINUTE);
      expect((await byPassword(one, PASSWORD)).status).toBe(201);
    });

    it('of passwords is that of the account that the database finds, however the address is spelt', async () => {
      const one = await member(PASSWORD);
      const typed = `lisi.${count}@mail.example`;
      await service.database.query('UPDATE accounts SET email = $2 WHERE lower(email) = lower($1)', [
        one.email,
        typed,
      ]);
      // The database has a small letter for "\u0130" that JavaScript writes as two.
      const spellings = ['i', 'I', '\u0130'].map((letter) => typed.replace('i', letter));
      const found = await service.database.query<{ typed: string }>(
        'SELECT typed FROM unnest($1::text[]) typed WHERE lower(typed) = lower($2)',
        [spellings, typed],
      );
      expect(found.length).toBeGreaterThan(1);
      for (let nth = 0; nth < 10; nth += 1) {
        const email = found[nth % found.length]!.typed;
        expectProblem(await byPassword({ ...one, email }, 'a wrong password'), 401, 'sign_in_failed');
      }
      for (const { typed: email } of found)
        expectProblem(await byPassword({ ...one, email }, PASSWORD), 429, 'too_many_requests');
    });

    it('of passwords begins anew when one is right', async () => {
      const one = await member(PASSWORD);
      for (let round = 0; round < 3; round += 1) {
        for (let nth = 0; nth < 5; nth += 1) {
          expectProblem(await byPassword(one, 'a wrong password'), 401, 'sign_in_failed');
        }
        expect((await byPassword(one, PASSWORD)).status).toBe(201);
      }
    });

    it('of mails to one address is one whoever asks, and for a sign-up and a link together', async () => {
      const one = await member();
      for (let nth = 0; nth < 4; nth += 1) {
        const path = nth % 2 === 0 ? '/accounts' : '/sign-in-links';
        const body = nth % 2 === 0 ? { email: one.email, name: 'A' } : { email: one.email.toUpperCase() };
        expect((await somebody().client.post(path, body)).status).toBe(202);
      }
      const again = await somebody().client.post('/sign-in-links', { email: one.email });
      expectProblem(again, 429, 'too_many_requests');
      expect(await mailsTo(one)).toBe(5);
      await service.moveClock(HOUR);
      expect((await one.client.post('/sign-in-links', { email: one.email })).status).toBe(202);
    });

    it('of mails from one place counts a whole /64, and believes no address that a browser claims', async () => {
      const answers: Answer[] = [];
      for (let nth = 0; nth < 31; nth += 1) {
        const home = from(`2001:db8:1:2::${nth.toString(16)}`, nth % 2);
        answers.push(await home.post('/sign-in-links', { email: somebody().email }));
      }
      expect(answers.filter(({ status }) => status === 202)).toHaveLength(30);
      expectProblem(answers.at(-1)!, 429, 'too_many_requests');
      const next = await from('2001:db8:1:3::1').post('/sign-in-links', { email: somebody().email });
      expect(next.status).toBe(202);
      // The proxy adds whom it heard last: what stands before is a claim.
      const claimed = await from('198.51.100.7, 2001:db8:1:2::1').post('/sign-in-links', {
        email: somebody().email,
      });
      expectProblem(claimed, 429, 'too_many_requests');
    });

    it('remembers nobody: only keyed hashes', async () => {
      const limits = await service.database.query<{ key: string }>('SELECT key FROM rate_limits');
      expect(limits.length).toBeGreaterThan(0);
      for (const { key } of limits) expect(key).toMatch(/^[\w-]{43}$/);
    });
  });

  describe('a mail', () => {
    it('comes from the service, as plain text, with a link to the site and nothing that was typed', async () => {
      const one = somebody();
      await signUp(one, { name: 'Win at http://evil.example' });
      await service.settle();
      const [mail] = mails.to(one.email);
      expect(mail!.to).toHaveLength(1);
      expect(mail!.headers).toEqual(
        expect.arrayContaining([
          'From: parley@mail.example',
          'Subject: Open your account at The Test Times',
          'Auto-Submitted: auto-generated',
          expect.stringMatching(/^Content-Type: text\/plain/),
        ]),
      );
      expect(mail!.text).not.toContain('evil');
      expect(mails.linkFor(one.email).hostname).toBe('localhost');
    });

    it('that is not taken is sent again later, with a link of its own, and holds up no other', async () => {
      const one = await member();
      const links = await rows('sign_in_links');
      mails.refusal = 'Try again later';
      await one.client.post('/sign-in-links', { email: one.email });
      await service.settle();
      mails.refusal = null;
      expect(await rows('sign_in_links')).toBe(links);
      const other = somebody();
      await signUp(other);
      expect([await mailsTo(one), await mailsTo(other)]).toEqual([1, 1]);
      await service.moveClock(MINUTE);
      expect(await mailsTo(one)).toBe(2);
      await useLink(mails.tokenFor(one.email));
    });

    it('leaves no secret and no address in the outbox', async () => {
      const events = await service.database.query('SELECT event, detail::text FROM outbox');
      expect(events.length).toBeGreaterThan(0);
      expect(JSON.stringify(events)).not.toMatch(/mail\.example|parley_link/i);
    });
  });

  describe('a password', () => {
    const NEW = 'a new password of words';
    const set = (client: Client, body: object): Promise<Answer> => client.put('/me/password', body);

    it('is set at first, and after a mailed link, without the old one', async () => {
      const one = await member();
      expect((await set(one.me, { password: PASSWORD })).status).toBe(204);
      expect((await set(one.me, { password: NEW })).status).toBe(204);
      expectProblem(await byPassword(one, PASSWORD), 401, 'sign_in_failed');
      expect((await byPassword(one, NEW)).status).toBe(201);
      await service.moveClock(15 * MINUTE);
      expectProblem(await set(one.me, { password: PASSWORD }), 403, 'current_password_wrong');
    });

    it('is changed with the old one, and ends the other sessions on every instance', async () => {
      const one = await member(PASSWORD);
      const [mine, other] = [
        (await byPassword(one, PASSWORD)).body.token,
        (await byPassword(one, PASSWORD)).body.token,
      ];
      const me = anyone.as(mine);
      expectProblem(await set(me, { password: NEW }), 403, 'current_password_wrong');
      const wrong = { password: NEW, currentPassword: 'another one by far' };
      expectProblem(await set(me, wrong), 403, 'current_password_wrong');
      expect((await set(me, { password: NEW, currentPassword: PASSWORD })).status).toBe(204);
      for (const instance of [0, 1]) {
        const at = service.anyone(instance);
        expect((await at.as(mine).get('/me')).status).toBe(200);
        expectProblem(await at.as(other).get('/me'), 401, 'not_signed_in');
      }
      expect((await byPassword(one, NEW)).status).toBe(201);
    });

    it('is set by a session alone: with an API token of any role, neither by API nor on the page', async () => {
      const email = 'holder@test.example';
      const { client } = await service.person('admin', 'Holder');
      const issued = await client.post('/tokens', { name: 'Reads', role: 'reader' });
      for (const token of [client, anyone.as(issued.body.token)]) {
        expectProblem(await set(token, { password: PASSWORD }), 403, 'session_needed');
        const form = token.fromRoot().with({ 'content-type': 'application/x-www-form-urlencoded' });
        const page = await form.post('/account/password', `password=${encodeURIComponent(PASSWORD)}`);
        expect(page.status).toBe(403);
      }
      expect((await client.get('/me')).body.hasPassword).toBe(false);
      expectProblem(await byPassword({ email, client: anyone }, PASSWORD), 401, 'sign_in_failed');
    });

    it('is not guessed by who found a session: attempts are those of signing in', async () => {
      const one = await member(PASSWORD);
      const me = anyone.as((await byPassword(one, PASSWORD)).body.token);
      for (let nth = 0; nth < 10; nth += 1) {
        const guess = { password: NEW, currentPassword: `a guess of words ${nth}` };
        expectProblem(await set(me, guess), 403, 'current_password_wrong');
      }
      const right = { password: NEW, currentPassword: PASSWORD };
      expectProblem(await set(me, right), 429, 'too_many_requests');
    });

    it('is the same however it is composed, and never stored', async () => {
      const one = await member('Zoë loves long walks');
      expect((await byPassword(one, 'Zoe\u0308 loves long walks')).status).toBe(201);
      const hashes = await service.database.query<{ hash: string }>(
        'SELECT password_hash AS hash FROM accounts WHERE password_hash IS NOT NULL',
      );
      for (const { hash } of hashes) expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    });

    it.each([
      ['both ways', { link: 'x', email: 'a@mail.example', password: PASSWORD }],
      ['half of one', { email: 'a@mail.example' }],
      ['the other half', { password: PASSWORD }],
      ['a password of a megabyte', { email: 'a@mail.example', password: 'x'.repeat(2_000) }],
    ])('is refused as an input with %s', async (_what, body) => {
      expectProblem(await somebody().client.post('/sessions', body), 400, 'input_invalid');
    });
  });

  it('gives a session that nobody has chosen before', async () => {
    const one = await member(PASSWORD);
    const fixed = one.client.with({ cookie: 'parley_session=parley_session_chosen_by_an_intruder' });
    const { headers } = await fixed.post('/sessions', { email: one.email, password: PASSWORD });
    const cookie = headers.get('set-cookie')!.split('; ')[0]!;
    expect(cookie).not.toContain('intruder');
    expect((await anyone.with({ cookie }).get('/me')).body.email).toBe(one.email);
    const { status } = await anyone
      .with({ cookie: 'parley_session=parley_session_chosen_by_an_intruder' })
      .get('/me');
    expect(status).toBe(401);
  });

  it('is not done for a browser by another website', async () => {
    const one = await member(PASSWORD);
    const evil = { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' };
    const writes: [string, object][] = [
      ['/sessions', { email: one.email, password: PASSWORD }],
      ['/accounts', { email: one.email, name: newText() }],
      ['/sign-in-links', { email: one.email }],
    ];
    for (const [path, body] of writes) {
      expectProblem(await one.client.with(evil).post(path, body), 403, 'origin_not_allowed');
    }
  });
});

describe('without a way out for mail', () => {
  it('what needs it says so', async () => {
    const { NoMailer } = await import('../src/platform/mail/mailer.js');
    const service = await TestService.start({ mailer: new NoMailer() });
    const email = 'person@mail.example';
    expectProblem(await service.anyone().post('/sign-in-links', { email }), 503, 'mail_not_set_up');
    expectProblem(await service.anyone().post('/accounts', { email, name: 'A' }), 503, 'mail_not_set_up');
    await service.stop();
  });
});
