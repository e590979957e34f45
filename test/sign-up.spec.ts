import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Answer, Client } from './support/client.js';
import { MailServer } from './support/mail-server.js';
import { expectProblem } from './support/problems.js';
import { TestService } from './support/service.js';

const PASSWORD = 'a password of several words';

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

  /** An address that nobody has used, and a client at an address of its own. */
  const somebody = (): { email: string; client: Client } => {
    count += 1;
    return { email: `Person.${count}@Mail.example`, client: from(`10.0.${count >> 8}.${count & 255}`) };
  };
  const from = (ip: string, instance = 0): Client => service.anyone(instance).with({ 'x-forwarded-for': ip });
  const tokenFor = async (email: string): Promise<string> => {
    await service.settle();
    return mails.tokenFor(email);
  };
  const signUp = ({ email, client }: { email: string; client: Client }, more: object = {}): Promise<Answer> =>
    client.post('/accounts', { email, name: 'Per Son', ...more });
  const byLink = async (email: string): Promise<Client> => {
    const { status, body } = await anyone.post('/sessions', { link: await tokenFor(email), as: 'token' });
    expect(status).toBe(201);
    return anyone.as(body.token);
  };
  const byPassword = (email: string, password: string, client = somebody().client): Promise<Answer> =>
    client.post('/sessions', { email, password, as: 'token' });
  const accounts = async (): Promise<number> => {
    const [row] = await service.database.query<{ n: number }>('SELECT count(*)::integer AS n FROM accounts');
    return row!.n;
  };

  it('opens an account by the mailed link, and not before', async () => {
    const one = somebody();
    const before = await accounts();
    const { status, body } = await signUp(one, { password: PASSWORD });
    expect([status, body]).toEqual([202, { status: 'mail_sent' }]);
    expect(await accounts()).toBe(before);
    expectProblem(await byPassword(one.email, PASSWORD), 401, 'sign_in_failed');
    const me = await (await byLink(one.email)).get('/me');
    expect(me.body).toEqual({
      id: expect.any(String),
      email: one.email,
      name: 'Per Son',
      role: 'reader',
      sections: null,
      hasPassword: true,
    });
    expect(await accounts()).toBe(before + 1);
    const { status: signedIn, body: session } = await byPassword(one.email.toUpperCase(), PASSWORD);
    expect(signedIn).toBe(201);
    expect((await service.anyone(1).as(session.token).get('/me')).body.id).toBe(me.body.id);
  });
});
