import { describe, expect, it } from '@jest/globals';
import { Busy } from './errors/problem.js';
import { Turns, type TurnLimits } from './turns.js';

const LIMITS: TurnLimits = {
  most: 3,
  mostOnOne: 2,
  mostWaiting: 10,
  mostWaitingOnOne: 10,
  longestWait: 60_000,
};

/** Work that ends when it is told to, and notes that it has begun. */
class Desk {
  readonly begun: string[] = [];
  private readonly ends = new Map<string, () => void>();

  constructor(private readonly turns: Turns) {}

  take(subject: string, name: string): Promise<string> {
    return this.turns.take(subject, async () => {
      this.begun.push(name);
      await new Promise<void>((resolve) => this.ends.set(name, resolve));
      return name;
    });
  }

  end(name: string): void {
    this.ends.get(name)!();
  }
}

describe('turns', () => {
  it('are so many at once, and so many on one subject; who waits for another subject is passed by', async () => {
    const desk = new Desk(new Turns(LIMITS));
    const taken = [
      ['a', 'a1'],
      ['a', 'a2'],
      ['a', 'a3'],
      ['b', 'b1'],
      ['b', 'b2'],
    ].map(([subject, name]) => desk.take(subject!, name!));
    expect(desk.begun).toEqual(['a1', 'a2', 'b1']);
    desk.end('b1');
    await taken[3];
    expect(desk.begun).toEqual(['a1', 'a2', 'b1', 'b2']);
    desk.end('a2');
    await taken[1];
    expect(desk.begun).toEqual(['a1', 'a2', 'b1', 'b2', 'a3']);
    for (const name of ['a1', 'b2', 'a3']) desk.end(name);
    expect(await Promise.all(taken)).toEqual(['a1', 'a2', 'a3', 'b1', 'b2']);
  });

  it('are given back by what fails', async () => {
    const turns = new Turns({ ...LIMITS, most: 1 });
    await expect(turns.take('a', () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(await turns.take('a', () => Promise.resolve('yes'))).toBe('yes');
  });

  it.each([
    ['the line is full', { mostWaiting: 0 }],
    ['as many wait for that subject as may', { mostWaitingOnOne: 0 }],
    ['the line does not move', { longestWait: 1 }],
  ])('are refused where %s', async (_, limits) => {
    const desk = new Desk(new Turns({ ...LIMITS, ...limits, most: 1 }));
    const first = desk.take('a', 'first');
    await expect(desk.take('b', 'second')).rejects.toThrow(Busy);
    desk.end('first');
    expect(await first).toBe('first');
    expect(desk.begun).toEqual(['first']);
  });
});
