import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { newId } from '../../src/platform/ids.js';
import { Passwords } from '../../src/accounts/passwords.js';
import type { Answer, Client } from '../support/client.js';
import { figure, seed, size } from '../support/figures.js';
import { Random } from '../support/random.js';
import { TestService } from '../support/service.js';

jest.setTimeout(600_000);

const N = size({ small: 15, full: 500 });
const PASSWORD = 'a password of several words';

/** What a stranger sends to learn whether an address has an account. */
const ASKS: readonly [string, (client: Client, email: string) => Promise<Answer>][] = [
  ['sign-in', (client, email) => client.post('/sessions', { email, password: 'a wrong password' })],
  ['sign-up', (client, email) => client.post('/accounts', { email, name: 'A', password: PASSWORD })],
  ['link', (client, email) => client.post('/sign-in-links', { email })],
];

describe('proof enumeration: nobody learns who has an account', () => {
  let service: TestService;
  const random = new Random(seed());

  beforeAll(async () => {
    service = await TestService.start({ trustedProxies: ['127.0.0.1'] });
    const passwordHash = await new Passwords().hash(PASSWORD);
    for (let nth = 0; nth < N; nth += 1) {
      await service.database.query(
        `INSERT INTO accounts (id, site_id, email, name, role, password_hash) VALUES ($1, $2, $3, 'A', 'reader', $4)`,
        [newId(), service.siteId, `known.${nth}@mail.example`, passwordHash],
      );
    }
  });

  afterAll(() => service.stop());

  it.each(ASKS)('%s', async (name, ask) => {
    const times = { known: [] as number[], unknown: [] as number[] };
    const answers = { known: new Set<string>(), unknown: new Set<string>() };
    for (let nth = 0; nth < N; nth += 1) {
      const order = random.below(2) === 0 ? (['known', 'unknown'] as const) : (['unknown', 'known'] as const);
      for (const kind of order) {
        const client = service
          .anyone()
          .with({ 'x-forwarded-for': `10.${random.below(250)}.${nth >> 8}.${nth & 255}` });
        const start = performance.now();
        const { status, body } = await ask(client, `${kind}.${nth}@mail.example`);
        times[kind].push(performance.now() - start);
        answers[kind].add(JSON.stringify([status, body]));
      }
    }
    expect([...answers.known]).toHaveLength(1);
    expect([...answers.unknown]).toEqual([...answers.known]);
    const [known, unknown] = [median(times.known), median(times.unknown)];
    figure(`enumeration ${name}, median for known addresses`, known.toFixed(2), 'ms');
    figure(`enumeration ${name}, median for unknown addresses`, unknown.toFixed(2), 'ms');
    figure(`enumeration ${name}, difference of the medians`, Math.abs(known - unknown).toFixed(2), 'ms');
  });
});

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]!;
