import { randomBytes } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';
import { Injectable } from '@nestjs/common';
import { Busy } from '../platform/errors/problem.js';
import { normalisedPassword } from './passwords.rules.js';

/** Argon2id as OWASP advises: 19 MiB, two passes, one lane. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
/** Each takes some 20 ms of a core and 19 MiB: a burst of sign-ins waits in line, and beyond that is sent away. */
const AT_ONCE = 2;
const MOST_WAITING = 64;

/** Hashes passwords, a few at a time. */
@Injectable()
export class Passwords {
  /** Of nobody's password: what an unknown address is compared with. */
  private readonly nobodys = hash(randomBytes(32), COST);
  private running = 0;
  private readonly waiting: (() => void)[] = [];

  /** @throws Busy */
  hash(password: string): Promise<string> {
    return this.inTurn(() => hash(password, COST));
  }

  /**
   * Whether this is the password of the hash. Without one it never is, and takes the same work to find out: so that
   * nobody learns by the time which addresses have an account.
   * @throws Busy
   */
  async matches(passwordHash: string | null, typed: string): Promise<boolean> {
    const compared = passwordHash ?? (await this.nobodys);
    const same = await this.inTurn(() => verify(compared, normalisedPassword(typed)));
    return same && passwordHash !== null;
  }

  private async inTurn<T>(work: () => Promise<T>): Promise<T> {
    if (this.running < AT_ONCE) this.running += 1;
    else if (this.waiting.length < MOST_WAITING) await new Promise<void>((go) => this.waiting.push(go));
    else throw new Busy();
    try {
      return await work();
    } finally {
      // Whoever waits takes over the place.
      const next = this.waiting.shift();
      if (next) next();
      else this.running -= 1;
    }
  }
}
