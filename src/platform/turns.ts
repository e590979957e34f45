import { Busy } from './errors/problem.js';

export interface TurnLimits {
  /** Under way at the same time, in all, and on one subject. */
  readonly most: number;
  readonly mostOnOne: number;
  /** In line; who comes then is told to come again. */
  readonly mostWaiting: number;
  readonly mostWaitingOnOne: number;
  /** Milliseconds in line, and no more. */
  readonly longestWait: number;
}

interface Waiting {
  readonly subject: string;
  readonly begin: () => void;
}

/**
 * Takes turns at work that may wait for a lock: so much is under way in this process at once, and the rest stands in
 * line without a connection, so that one subject that everybody wants does not keep the others from anything.
 */
export class Turns {
  private underWay = 0;
  private readonly onSubject = new Map<string, number>();
  private readonly line = new Set<Waiting>();
  private readonly waitingOn = new Map<string, number>();

  constructor(private readonly limits: TurnLimits) {}

  /** @throws Busy where the line is full, or does not move */
  async take<T>(subject: string, work: () => Promise<T>): Promise<T> {
    if (this.mayBegin(subject)) this.begin(subject);
    else await this.wait(subject);
    try {
      return await work();
    } finally {
      this.end(subject);
    }
  }

  private mayBegin(subject: string): boolean {
    const { most, mostOnOne } = this.limits;
    return this.underWay < most && (this.onSubject.get(subject) ?? 0) < mostOnOne;
  }

  private begin(subject: string): void {
    this.underWay += 1;
    this.onSubject.set(subject, (this.onSubject.get(subject) ?? 0) + 1);
  }

  private end(subject: string): void {
    this.underWay -= 1;
    const left = this.onSubject.get(subject)! - 1;
    if (left === 0) this.onSubject.delete(subject);
    else this.onSubject.set(subject, left);
    for (const waiting of this.line) {
      if (this.underWay === this.limits.most) return;
      if (this.mayBegin(waiting.subject)) waiting.begin();
    }
  }

  private wait(subject: string): Promise<void> {
    const { mostWaiting, mostWaitingOnOne } = this.limits;
    const onOne = this.waitingOn.get(subject) ?? 0;
    if (this.line.size >= mostWaiting || onOne >= mostWaitingOnOne) throw new Busy();
    this.waitingOn.set(subject, onOne + 1);
    return new Promise((resolve, reject) => {
      const leave = (): void => {
        clearTimeout(timer);
        this.line.delete(waiting);
        const left = this.waitingOn.get(subject)! - 1;
        if (left === 0) this.waitingOn.delete(subject);
        else this.waitingOn.set(subject, left);
      };
      const timer = setTimeout(() => {
        leave();
        reject(new Busy());
      }, this.limits.longestWait);
      const waiting: Waiting = {
        subject,
        begin: () => {
          leave();
          this.begin(subject);
          resolve();
        },
      };
      this.line.add(waiting);
    });
  }
}
