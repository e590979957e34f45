import { describe, expect, it } from '@jest/globals';
import { Rounds } from './rounds.js';

/** Rounds whose work ends when the test says so. */
function held(every: number): { rounds: Rounds<string>; worked: string[][]; end: (error?: Error) => void } {
  const worked: string[][] = [];
  let settle: (error?: Error) => void = () => undefined;
  const rounds = new Rounds<string>(every, (things) => {
    worked.push([...things]);
    return new Promise((resolve, reject) => (settle = (error) => (error ? reject(error) : resolve())));
  });
  return { rounds, worked, end: (error) => settle(error) };
}

const turns = async (): Promise<void> => {
  for (let nth = 0; nth < 10; nth += 1) await new Promise(setImmediate);
};

describe('rounds', () => {
  it('take what is asked for together, and once', async () => {
    const { rounds, worked, end } = held(0);
    const asked = [rounds.ask(['a', 'b']), rounds.ask(['b', 'c'])];
    await turns();
    expect(worked).toEqual([['a', 'b', 'c']]);
    end();
    await Promise.all(asked);
  });

  it('take what is asked for while one works in the next, and never two at the same time', async () => {
    const { rounds, worked, end } = held(0);
    const first = rounds.ask(['a']);
    await turns();
    const next = rounds.ask(['a']);
    await turns();
    expect(worked).toEqual([['a']]);
    end();
    await first;
    await turns();
    expect(worked).toEqual([['a'], ['a']]);
    end();
    await next;
  });

  it('tell who asked that one failed, and go on', async () => {
    const { rounds, worked, end } = held(0);
    const first = rounds.ask(['a']);
    await turns();
    const next = rounds.ask(['b']);
    end(new Error('lost'));
    await expect(first).rejects.toThrow('lost');
    await turns();
    end();
    await next;
    expect(worked).toEqual([['a'], ['b']]);
  });

  it('wait for their time, but not where somebody waits', async () => {
    const HOUR = 3_600_000;
    const { rounds, worked, end } = held(HOUR);
    const first = rounds.ask(['a']);
    await turns();
    end();
    await first;
    const changed = rounds.ask(['b']);
    await turns();
    expect(worked).toEqual([['a']]);
    const wanted = rounds.ask(['c'], { isUrgent: true });
    await turns();
    expect(worked).toEqual([['a'], ['b', 'c']]);
    end();
    await Promise.all([changed, wanted]);
  });
});
