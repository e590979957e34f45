import { request, type IncomingMessage } from 'node:http';
import type { Json } from './client.js';
import { until } from './until.js';

/** A reader of server-sent events, as a browser would be, but that it does not come again by itself. */
export class EventReader {
  /** The data of every event so far. */
  readonly events: Json[] = [];
  readonly ids: (string | null)[] = [];
  comments = 0;
  retry: number | null = null;
  isOver = false;
  private rest = '';

  private constructor(readonly response: IncomingMessage) {
    response.setEncoding('utf8').on('data', (text: string) => this.take(text));
    // That it is over is what counts, however it ended.
    response.on('error', () => undefined).on('close', () => (this.isOver = true));
  }

  /** @param path below `/api/v1` */
  static open(url: string, path: string, headers: Record<string, string> = {}): Promise<EventReader> {
    return new Promise((resolve, reject) => {
      const sent = request(`${url}/api/v1${path}`, { headers }, (response) =>
        response.statusCode === 200
          ? resolve(new EventReader(response))
          : reject(new Error(`${path} answered ${response.statusCode}.`)),
      );
      sent.on('error', reject);
      sent.end();
    });
  }

  get last(): Json {
    return this.events.at(-1);
  }

  async until(what: string, isSo: (last: Json) => boolean): Promise<void> {
    await until(what, () => this.events.length > 0 && isSo(this.last));
  }

  async end(): Promise<void> {
    await until('the end of the stream', () => this.isOver);
  }

  leave(): void {
    this.response.destroy();
  }

  private take(text: string): void {
    const blocks = `${this.rest}${text}`.split('\n\n');
    this.rest = blocks.pop()!;
    for (const block of blocks) {
      const lines = block.split('\n');
      const of = (name: string): string | null =>
        lines.find((line) => line.startsWith(`${name}: `))?.slice(name.length + 2) ?? null;
      if (block.startsWith(':')) this.comments += 1;
      if (of('retry') !== null) this.retry = Number(of('retry'));
      if (of('data') === null) continue;
      this.events.push(JSON.parse(of('data')!));
      this.ids.push(of('id'));
    }
  }
}
