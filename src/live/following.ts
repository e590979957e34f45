import type { Hints } from '../platform/database/hints.js';
import { standingOf, type Standing } from '../platform/freshness.rules.js';
import { NotHere } from '../platform/errors/problem.js';
import type { EventStream } from './event-stream.js';
import { Rounds } from './rounds.js';

/** Something that readers follow, and what they were told of it last. */
export class Followed<About> {
  readonly readers = new Set<EventStream>();
  /** Requests that wait to become readers. */
  waiting = 0;
  /** It is what the database held then, at least; by `performance.now()`, as all instants here. */
  asOf = -Infinity;
  hintedAt = -Infinity;
  /** When time alone is foreseen to change it. */
  endsAt = Infinity;
  /** Null: it was not read yet, or is not there for readers. */
  told: Buffer | null = null;

  /** @param hints what may change it */
  constructor(
    readonly about: About,
    readonly hints: readonly string[],
  ) {}

  tell(event: Buffer): void {
    this.told = event;
    for (const reader of this.readers) reader.send(event);
  }

  /** It is not there any more. */
  end(): void {
    this.told = null;
    for (const reader of this.readers) reader.end();
  }
}

interface Ways<About> {
  /** What readers who find nothing asked for. */
  readonly noun: string;
  /** Milliseconds between two readings, at least. */
  readonly every: number;
  /** Milliseconds between two looks at what may have changed unheard. */
  readonly unheardEvery: number;
  /** Reads what these are by now, and tells their readers. */
  readonly read: (those: readonly Followed<About>[]) => Promise<void>;
  /** Of what may have changed unheard, what has to be read. */
  readonly compare: (those: readonly Followed<About>[]) => Promise<readonly Followed<About>[]>;
}

/** How often it is looked what time has changed, and what may have changed unheard. */
const LOOK_EVERY = 500;

/** Who follows what: read once for all of its readers when a hint says that it has changed. */
export class Following<About> {
  private readonly followed = new Map<string, Followed<About>>();
  private readonly byHint = new Map<string, Set<Followed<About>>>();
  private readonly rounds: Rounds<Followed<About>>;
  private readonly stopHearing: () => void;
  private readonly timer: NodeJS.Timeout;
  private looking: Promise<unknown> | null = null;
  private isFailing = false;

  /** @param failed told once of what fails until it goes well again */
  constructor(
    private readonly hints: Hints,
    private readonly ways: Ways<About>,
    private readonly failed: (error: unknown) => void,
  ) {
    this.rounds = new Rounds(ways.every, (those) => ways.read(those));
    this.stopHearing = hints.onHint((heard) => this.hear(heard));
    this.timer = setInterval(() => this.lookAtAll(), LOOK_EVERY).unref();
  }

  /**
   * Opens a stream on what is current, and goes on with what comes.
   * @throws NotHere where it is not there for readers
   */
  async follow(
    { key, about, hints }: { key: string; about: About; hints: readonly string[] },
    open: () => EventStream,
  ): Promise<void> {
    const subject = this.followed.get(key) ?? this.begin(key, new Followed(about, hints));
    subject.waiting += 1;
    try {
      if (this.standing(subject) !== 'fresh') await this.rounds.ask([subject], { isUrgent: true });
      if (subject.told === null) throw new NotHere(this.ways.noun);
      const stream = open();
      subject.readers.add(stream);
      stream.onEnd(() => {
        subject.readers.delete(stream);
        this.forgetUnread(key, subject);
      });
      stream.send(subject.told);
    } finally {
      subject.waiting -= 1;
      this.forgetUnread(key, subject);
    }
  }

  async stop(): Promise<void> {
    this.stopHearing();
    clearInterval(this.timer);
    await this.looking;
    await this.rounds.settle();
  }

  private begin(key: string, subject: Followed<About>): Followed<About> {
    this.followed.set(key, subject);
    for (const hint of subject.hints) {
      const concerned = this.byHint.get(hint) ?? new Set();
      this.byHint.set(hint, concerned.add(subject));
    }
    return subject;
  }

  private forgetUnread(key: string, subject: Followed<About>): void {
    if (subject.readers.size > 0 || subject.waiting > 0 || this.followed.get(key) !== subject) return;
    this.followed.delete(key);
    for (const hint of subject.hints) {
      const concerned = this.byHint.get(hint)!;
      concerned.delete(subject);
      if (concerned.size === 0) this.byHint.delete(hint);
    }
  }

  private hear(hints: readonly string[]): void {
    const now = performance.now();
    const concerned = hints.flatMap((hint) => [...(this.byHint.get(hint) ?? [])]);
    for (const subject of concerned) subject.hintedAt = now;
    if (concerned.length > 0) this.rounds.ask(concerned).catch((error) => this.fail(error));
  }

  private lookAtAll(): void {
    this.looking ??= this.look()
      .then(
        () => (this.isFailing = false),
        (error) => this.fail(error),
      )
      .finally(() => (this.looking = null));
  }

  /** What a failed reading leaves behind stands here as stale: it is read in the next look. */
  private async look(): Promise<void> {
    const now = performance.now();
    const all = [...this.followed.values()];
    const stale = all.filter((one) => this.standing(one) === 'stale');
    const unsure = all.filter(
      (one) => this.standing(one) === 'unsure' && now - one.asOf >= this.ways.unheardEvery,
    );
    const changed = unsure.length === 0 ? [] : await this.ways.compare(unsure);
    const due = [...stale, ...changed];
    if (due.length > 0) await this.rounds.ask(due);
  }

  private standing(subject: Followed<About>): Standing {
    return standingOf(subject, {
      now: performance.now(),
      hintedAt: subject.hintedAt,
      heard: this.hints.heard,
    });
  }

  private fail(error: unknown): void {
    if (!this.isFailing) this.failed(error);
    this.isFailing = true;
  }
}
