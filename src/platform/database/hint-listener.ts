import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';

const CONNECT_TIMEOUT = 5_000;
/** A connection that says nothing for so long is given up: what is to be told goes another way. */
const ANSWER_TIMEOUT = 2_000;
const TRIED_AGAIN_AFTER = 500;

export const NOTIFY = `SELECT pg_notify('parley_hints', notice) FROM unnest($1::text[]) AS notice`;

/** One connection of its own that listens, and is opened again for as long as it takes. */
export class HintListener {
  /** Since when it has listened without a break, by `performance.now()`; `Infinity`: it does not. */
  since = Infinity;
  private client: pg.Client | null = null;
  private readonly stopping = new AbortController();
  private listening: Promise<void> = Promise.resolve();

  constructor(
    private readonly url: string,
    private readonly take: (notice: string) => void,
    private readonly tell: (words: string) => void,
  ) {}

  start(): void {
    this.listening = this.listen();
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    await this.client?.end().catch(() => undefined);
    await this.listening;
  }

  /** Answers whether the connection stands and has taken them. */
  async notify(notices: readonly string[]): Promise<boolean> {
    if (this.client === null || this.since === Infinity) return false;
    try {
      await this.client.query(NOTIFY, [notices]);
      return true;
    } catch {
      // The connection is lost: `listen` says so, and opens another.
      return false;
    }
  }

  /** Tells of an outage once, however often the connection is tried. */
  private async listen(): Promise<void> {
    let told = false;
    while (!this.stopping.signal.aborted) {
      try {
        await this.listenOnce(() => (told = false));
      } catch (error) {
        const { name, code } = error as Error & { code?: string };
        if (!told)
          this.tell(`Other instances are not heard (${code ?? name}): each page is looked up meanwhile.`);
        told = true;
      }
      await sleep(TRIED_AGAIN_AFTER, undefined, { signal: this.stopping.signal, ref: false }).catch(
        () => undefined,
      );
    }
  }

  /** Ends when the connection does. */
  private async listenOnce(whenListening: () => void): Promise<void> {
    const client = new pg.Client({
      connectionString: this.url,
      connectionTimeoutMillis: CONNECT_TIMEOUT,
      query_timeout: ANSWER_TIMEOUT,
      keepAlive: true,
      // Beats and hints do not wait for each other's answer.
      pipeline: true,
      application_name: 'parley hints',
    });
    this.client = client;
    const ended = new Promise<void>((resolve, reject) => {
      client.on('error', reject);
      client.once('end', resolve);
    });
    // It may be rejected before anybody waits for it.
    ended.catch(() => undefined);
    client.on('notification', ({ payload = '' }) => this.take(payload));
    try {
      await client.connect();
      await client.query('LISTEN parley_hints');
      this.since = performance.now();
      whenListening();
      await ended;
    } finally {
      this.since = Infinity;
      this.client = null;
      await client.end().catch(() => undefined);
    }
  }
}
