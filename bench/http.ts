import { Agent, request } from 'node:http';

/** An answer with its time. */
export interface Timed {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
  /** Milliseconds until its last byte. */
  readonly time: number;
}

export interface Sent {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** Connections that are kept, so many at most. */
export class Connections {
  private readonly agent: Agent;

  constructor(
    private readonly url: string,
    most: number,
  ) {
    this.agent = new Agent({ keepAlive: true, maxSockets: most, maxFreeSockets: most });
  }

  /** Opens so many at once, to be used by what comes. */
  async open(count: number): Promise<void> {
    await Promise.all(Array.from({ length: count }, () => this.send('/healthz')));
  }

  send(path: string, { method = 'GET', headers = {}, body }: Sent = {}): Promise<Timed> {
    const start = performance.now();
    const { hostname, port } = new URL(this.url);
    const typed = body === undefined ? {} : { 'content-type': 'application/json' };
    return new Promise((resolve, reject) => {
      const sent = request(
        { agent: this.agent, hostname, port, path, method, headers: { ...typed, ...headers } },
        (response) => {
          const chunks: Buffer[] = [];
          response.on('data', (chunk: Buffer) => chunks.push(chunk));
          response.on('error', reject);
          response.on('end', () =>
            resolve({
              status: response.statusCode!,
              headers: response.headers as Record<string, string>,
              body: Buffer.concat(chunks),
              time: performance.now() - start,
            }),
          );
        },
      );
      sent.on('error', reject);
      sent.end(body);
    });
  }

  /** As {@link send}, for an answer without which there is nothing to measure. */
  async expect(status: number, path: string, sent: Sent = {}): Promise<Timed> {
    const answer = await this.send(path, sent);
    if (answer.status === status) return answer;
    if (answer.status === 404) throw new Error('the service answered 404');
    throw new Error(`${path} answered ${answer.status}: ${answer.body.toString('utf8', 0, 300)}`);
  }

  close(): void {
    this.agent.destroy();
  }
}
