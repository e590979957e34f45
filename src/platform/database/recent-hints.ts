import type { Hints } from './hints.js';

/** Milliseconds; a copy that has not been compared for so long is compared anyway. */
const REMEMBERED_FOR = 60_000;

/** When each hint last came, by `performance.now()`. */
export class RecentHints {
  /** The last that came stands last. */
  private readonly came = new Map<string, number>();

  constructor(hints: Hints) {
    hints.onHint((heard) => {
      const now = performance.now();
      for (const hint of heard) {
        this.came.delete(hint);
        this.came.set(hint, now);
      }
      this.forget(now);
    });
  }

  at(hint: string): number {
    return this.came.get(hint) ?? -Infinity;
  }

  private forget(now: number): void {
    for (const [hint, cameAt] of this.came) {
      if (now - cameAt < REMEMBERED_FOR) return;
      this.came.delete(hint);
    }
  }
}
