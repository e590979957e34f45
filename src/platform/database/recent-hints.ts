/** Milliseconds; a copy that has not been compared for so long is compared anyway. */
const REMEMBERED_FOR = 60_000;

/** When each hint last came, by `performance.now()`. */
export class RecentHints {
  /** The last that came stands last. */
  private readonly came = new Map<string, number>();

  note(hints: readonly string[]): void {
    const now = performance.now();
    for (const hint of hints) {
      this.came.delete(hint);
      this.came.set(hint, now);
    }
    this.forget(now);
  }

  /** `-Infinity`: not lately. */
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
