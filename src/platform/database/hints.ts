import { randomUUID } from 'node:crypto';
import type { Database } from './database.js';
import { HintListener, NOTIFY } from './hint-listener.js';
import { heardIn, noticesOf } from './hints.rules.js';
import { RecentHints } from './recent-hints.js';

export type Hearer = (hints: readonly string[]) => void;

/** Since when, and until when, nothing was missed; both by `performance.now()`. */
export interface Heard {
  readonly since: number;
  readonly until: number;
}

/** Others are told at most so often: a NOTIFY takes a lock that all commits with one share. */
const TOLD_EVERY = 50;
const BEAT_EVERY = 500;

/**
 * What has changed, told after the commit: here at once, and to the other instances as notifications of PostgreSQL on
 * connections of their own. A hint says that something may have changed, and may be lost: `heard` tells how far one
 * may rely on having heard everything.
 */
export class Hints {
  private readonly self = randomUUID();
  private readonly hearers = new Set<Hearer>();
  private readonly recent = new RecentHints();
  private readonly untold = new Set<string>();
  /** When each beat that has not come back was sent, by its number. */
  private readonly beats = new Map<number, number>();
  private readonly listener: HintListener | null;
  private timers: NodeJS.Timeout[] = [];
  private readonly report = (error: unknown): void =>
    this.tell(
      `Other instances could not be told of changes: ${error instanceof Error ? error.name : 'error'}.`,
    );
  private lastBeat = 0;
  private heardUntil = -Infinity;

  /**
   * @param listenUrl a direct connection to the same database, for a pooler hands no notifications on; null: none, so
   * that nothing of others is heard
   * @param tell of a failure
   */
  constructor(
    private readonly database: Database,
    listenUrl: string | null,
    private readonly tell: (words: string) => void,
  ) {
    this.listener =
      listenUrl === null ? null : new HintListener(listenUrl, (notice) => this.take(notice), tell);
    database.onCommit = (hints) => this.give(hints);
  }

  /** What others have committed between the two is known here, or never will be by a hint. */
  get heard(): Heard {
    return { since: this.listener?.since ?? Infinity, until: this.heardUntil };
  }

  /** When the last of these hints came, by `performance.now()`; `-Infinity`: none did lately. */
  lastOf(...hints: readonly string[]): number {
    let last = -Infinity;
    for (const hint of hints) last = Math.max(last, this.recent.at(hint));
    return last;
  }

  /** Answers how to stop listening. */
  onHint(hearer: Hearer): () => void {
    this.hearers.add(hearer);
    return () => void this.hearers.delete(hearer);
  }

  start(): void {
    if (this.listener === null) return;
    this.listener.start();
    this.timers = [
      setInterval(() => void this.tellOthers().catch(this.report), TOLD_EVERY),
      setInterval(() => void this.beat().catch(this.report), BEAT_EVERY),
    ];
    for (const timer of this.timers) timer.unref();
  }

  /** The last hints still leave. */
  async stop(): Promise<void> {
    for (const timer of this.timers) clearInterval(timer);
    await this.tellOthers().catch(this.report);
    await this.listener?.stop();
  }

  private give(hints: readonly string[]): void {
    this.hear(hints);
    if (this.listener !== null) for (const hint of hints) this.untold.add(hint);
  }

  private hear(hints: readonly string[]): void {
    this.recent.note(hints);
    for (const hearer of this.hearers) hearer(hints);
  }

  /** What cannot be told is kept, and told with what comes then. */
  private async tellOthers(): Promise<void> {
    if (this.untold.size === 0) return;
    const hints = [...this.untold];
    this.untold.clear();
    try {
      await this.send(noticesOf(this.self, hints));
    } catch (error) {
      for (const hint of hints) this.untold.add(hint);
      throw error;
    }
  }

  /** Where the own connection is gone, a pooled one does: it can tell, only not listen. */
  private async send(notices: readonly string[]): Promise<void> {
    if (!(await this.listener!.notify(notices))) await this.database.query(NOTIFY, [notices]);
  }

  /** A message to ourselves: when it comes back, all that was sent before it has come. */
  private async beat(): Promise<void> {
    this.lastBeat += 1;
    this.beats.set(this.lastBeat, performance.now());
    if (!(await this.listener!.notify(noticesOf(this.self, [], this.lastBeat)))) this.beats.clear();
  }

  private take(notice: string): void {
    const { from, beat, hints } = heardIn(notice);
    if (from !== this.self) return this.hear(hints);
    const sentAt = beat === null ? undefined : this.beats.get(beat);
    if (sentAt === undefined) return;
    this.heardUntil = sentAt;
    for (const number of this.beats.keys()) if (number <= beat!) this.beats.delete(number);
  }
}
