/**
 * Work on many things at once, in rounds: never two at the same time, nor more often than every so many milliseconds.
 * What is asked for while a round works comes in the next one, so that the last change is never overlooked.
 */
export class Rounds<Thing> {
  private readonly due = new Set<Thing>();
  private next: Promise<void> | null = null;
  private last: Promise<unknown> = Promise.resolve();
  private beganAt = -Infinity;
  private isUrgent = false;
  private goOn: () => void = () => undefined;

  constructor(
    private readonly every: number,
    private readonly work: (things: readonly Thing[]) => Promise<void>,
  ) {}

  /**
   * Ends when a round that has begun after this call is over.
   * @param isUrgent somebody waits: the round does not wait for its time
   */
  ask(things: Iterable<Thing>, { isUrgent = false } = {}): Promise<void> {
    for (const thing of things) this.due.add(thing);
    if (isUrgent) {
      this.isUrgent = true;
      this.goOn();
    }
    this.next ??= this.begin();
    return this.next;
  }

  /** Ends when no round is under way. */
  async settle(): Promise<void> {
    await this.next?.catch(() => undefined);
    await this.last;
  }

  private async begin(): Promise<void> {
    await this.last;
    const left = this.beganAt + this.every - performance.now();
    if (left > 0 && !this.isUrgent) {
      await new Promise<void>((resolve) => {
        this.goOn = resolve;
        setTimeout(resolve, left).unref();
      });
    }
    const things = [...this.due];
    this.due.clear();
    this.isUrgent = false;
    this.next = null;
    this.beganAt = performance.now();
    const done = this.work(things);
    this.last = done.catch(() => undefined);
    await done;
  }
}
