import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readClock } from '../src/platform/clock.js';
import { emit } from '../src/platform/database/outbox.js';
import { Relay, type Listener } from '../src/platform/database/relay.js';
import { newId } from '../src/platform/ids.js';
import { TestService } from './support/service.js';

const HOUR = 3_600_000;

describe('the outbox', () => {
  let service: TestService;
  let told: string[] = [];

  beforeAll(async () => {
    // Nobody but the relays of each test listens here.
    service = await TestService.start({ instances: 0 });
  });

  afterAll(() => service.stop());

  const happen = async (event: string, times = 1): Promise<string[]> => {
    const ids = Array.from({ length: times }, newId);
    await service.database.transaction(async (tx) => {
      const at = await readClock(tx);
      await emit(
        tx,
        ids.map((subjectId) => ({ siteId: service.siteId, event, subjectId, at })),
      );
    });
    return ids;
  };
  const relay = (listeners: Record<string, Listener>): Relay => {
    told = [];
    return new Relay(service.database, listeners, (words) => told.push(words));
  };
  const unsent = async (): Promise<number> => {
    const [row] = await service.database.query<{ n: number }>(
      'SELECT count(*)::integer AS n FROM outbox WHERE sent_at IS NULL',
    );
    return row!.n;
  };

  it('hands each event to one of several relays, once', async () => {
    const ids = await happen('test.heard', 200);
    const heard: string[] = [];
    const relays = [1, 2, 3].map(() =>
      relay({ 'test.heard': async (_tx, { subjectId }) => void heard.push(subjectId) }),
    );
    await Promise.all(relays.map((one) => one.drain()));
    expect(heard.sort()).toEqual(ids.sort());
    expect(await unsent()).toBe(0);
  });

  it('passes what nobody listens to, in few statements', async () => {
    await happen('test.unheard', 2_500);
    await relay({ 'test.heard': async () => undefined }).drain();
    expect(await unsent()).toBe(0);
  });

  it('keeps nothing of a delivery that failed; the event waits and comes again, the others go', async () => {
    const [failing, ...fine] = await happen('test.heard', 4);
    let fails = true;
    const heard: string[] = [];
    const one = relay({
      'test.heard': async (tx, { subjectId }) => {
        await tx.run('INSERT INTO rate_limits (key, count, ends_at) VALUES ($1, 1, parley_now())', [
          subjectId,
        ]);
        if (fails && subjectId === failing) throw new Error('to somebody@mail.example');
        heard.push(subjectId);
      },
    });
    const written = async (): Promise<string[]> =>
      (await service.database.query<{ key: string }>('SELECT key FROM rate_limits ORDER BY key')).map(
        ({ key }) => key,
      );
    await one.drain();
    expect(heard.sort()).toEqual(fine.sort());
    expect(await written()).toEqual(fine.sort());
    expect(await unsent()).toBe(1);
    expect(told).toEqual([
      expect.stringMatching(/^Event test\.heard .* \(Error\); it is tried again in 5 s\.$/),
    ]);
    fails = false;
    await one.drain();
    expect(heard).toHaveLength(3);
    await service.moveClock(5_000);
    await one.drain();
    expect(heard.at(-1)).toBe(failing);
    expect(await written()).toHaveLength(4);
  });

  it('gives up one that always fails, says so, and goes on', async () => {
    await happen('test.poison');
    const one = relay({
      'test.poison': async () => {
        throw new TypeError('poison');
      },
      'test.heard': async () => undefined,
    });
    for (let attempt = 0; attempt < 10; attempt += 1) {
      await happen('test.heard');
      await one.drain();
      expect(await unsent()).toBe(1);
      await service.moveClock(2 * HOUR);
    }
    expect(told).toHaveLength(7);
    expect(told.at(-1)).toMatch(/TypeError\); it is given up\.$/);
  });

  it('is read again and again by a relay that was started, until it is stopped', async () => {
    let hear = (): void => undefined;
    const heard = new Promise<void>((resolve) => (hear = resolve));
    const one = relay({ 'test.heard': async () => hear() });
    one.start();
    await happen('test.heard');
    await heard;
    await one.stop();
    const left = await unsent();
    await happen('test.heard');
    expect(await unsent()).toBe(left + 1);
  });
});
