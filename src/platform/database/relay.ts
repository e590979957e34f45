import type { Database, Tx } from './database.js';
import { waitAfter } from './relay.rules.js';

/** An event on its way out. */
export interface SentEvent {
  readonly id: string;
  readonly siteId: string;
  readonly event: string;
  readonly subjectId: string;
  readonly detail: object;
}

/**
 * What an event sets off, in the transaction that marks it sent. It may come again where that transaction breaks off,
 * and what it throws makes the event wait and come again.
 */
export type Listener = (tx: Tx, event: SentEvent) => Promise<void>;

/** Finds some of what has come about by time, and emits its events; answers whether there may be more. */
export type Watch = (database: Database) => Promise<boolean>;

/** By the event's name. */
export type Listeners = Readonly<Record<string, Listener>>;

type DueEvent = SentEvent & { readonly attempts: number };

const BATCH = 1_000;

// The instant is read once: a volatile function in the condition itself could not be looked up in the index.
const TAKE = `
  SELECT id, site_id AS "siteId", event, subject_id AS "subjectId", detail, attempts FROM outbox
  WHERE sent_at IS NULL AND next_attempt_at <= (SELECT parley_now()) AND event = ANY($1)
  ORDER BY next_attempt_at, created_at LIMIT 1 FOR UPDATE SKIP LOCKED`;

const PASS_UNHEARD = `
  WITH unheard AS (
    SELECT id FROM outbox WHERE sent_at IS NULL AND next_attempt_at <= (SELECT parley_now()) AND event <> ALL($1)
    ORDER BY next_attempt_at, created_at LIMIT ${BATCH} FOR UPDATE SKIP LOCKED)
  UPDATE outbox o SET sent_at = parley_now() FROM unheard WHERE o.id = unheard.id`;

/** Deliveries at the same time: a slow one does not hold up the rest. Each keeps a connection meanwhile. */
const LANES = 3;
const POLL_MILLISECONDS = 500;
/** However much is due: then the watches are asked again. */
const LONGEST_ROUND = 10_000;

/**
 * Hands events on after the commit that made them: each to one instance at a time, at least once. The only background
 * mechanism. It asks again and again rather than being notified: a NOTIFY would make commits queue.
 */
export class Relay {
  private readonly heard: readonly string[];
  private timer: NodeJS.Timeout | null = null;
  private round: Promise<void> = Promise.resolve();
  private stopping = false;

  /**
   * @param tell of a failure, without what anyone wrote in it
   * @param watches what comes about by time alone, asked in every round
   */
  constructor(
    private readonly database: Database,
    private readonly listeners: Listeners,
    private readonly tell: (words: string) => void,
    private readonly watches: readonly Watch[] = [],
  ) {
    this.heard = Object.keys(listeners);
  }

  start(): void {
    this.timer = setTimeout(() => {
      this.round = this.drain()
        .catch((error: unknown) => this.tell(`The outbox could not be read: ${nameOf(error)}`))
        .then(() => (this.stopping ? undefined : this.start()));
    }, POLL_MILLISECONDS);
    this.timer.unref();
  }

  /** Lets what is under way finish; the rest stays for other instances, or the next start. */
  async stop(): Promise<void> {
    this.stopping = true;
    if (this.timer !== null) clearTimeout(this.timer);
    await this.round;
  }

  /** Hands on what is due and nobody else has in hand; of very much, what there is time for. */
  async drain(): Promise<void> {
    for (const watch of this.watches) await this.look(watch);
    let passed = BATCH;
    while (passed === BATCH && !this.stopping) {
      passed = await this.database.transaction((tx) => tx.run(PASS_UNHEARD, [this.heard]));
    }
    const end = performance.now() + LONGEST_ROUND;
    await Promise.all(Array.from({ length: LANES }, () => this.deliverUntil(end)));
  }

  /** What one cannot find must not keep the rest from leaving. */
  private async look(watch: Watch): Promise<void> {
    try {
      while (!this.stopping && (await watch(this.database)));
    } catch (error) {
      this.tell(`${watch.name} failed (${nameOf(error)}); it is tried again in the next round.`);
    }
  }

  private async deliverUntil(end: number): Promise<void> {
    while (!this.stopping && performance.now() < end && (await this.deliverNext()));
  }

  /** Answers whether there was an event. It stays in hand until it is sent or has been put off. */
  private async deliverNext(): Promise<boolean> {
    return this.database.transaction(async (tx) => {
      const [due] = await tx.query<DueEvent>(TAKE, [this.heard]);
      if (!due) return false;
      await tx.run('SAVEPOINT delivery');
      try {
        await this.listeners[due.event]!(tx, due);
        await tx.run('UPDATE outbox SET sent_at = parley_now() WHERE id = $1', [due.id]);
      } catch (error) {
        await tx.run('ROLLBACK TO SAVEPOINT delivery');
        await this.putOff(tx, due, error);
      }
      return true;
    });
  }

  private async putOff(tx: Tx, { id, event, attempts }: DueEvent, error: unknown): Promise<void> {
    const wait = waitAfter(attempts + 1);
    await tx.run(
      `UPDATE outbox SET attempts = attempts + 1,
         next_attempt_at = coalesce(parley_now() + $2 * interval '1 second', 'infinity')
       WHERE id = $1`,
      [id, wait],
    );
    const next = wait === null ? 'it is given up' : `it is tried again in ${wait} s`;
    this.tell(`Event ${event} ${id} was not delivered (${nameOf(error)}); ${next}.`);
  }
}

/** What kind of failure it was: the message of one may hold an address. */
function nameOf(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const { code, responseCode } = error as Error & { code?: string; responseCode?: number };
  return [error.name, code, responseCode].filter((part) => part !== undefined).join(' ');
}
