import type { ServerResponse } from 'node:http';
import { whenOver } from '../platform/http/when-over.js';

/** Bytes that may wait for a reader; who takes them so slowly is cut off, and asks anew for what is then current. */
const MOST_WAITING = 64 * 1024;
/** Milliseconds for which anything may wait. */
const LONGEST_WAITING = 30_000;

const BEAT = Buffer.from(':\n\n');

/** One event of a stream (text/event-stream), ready for all readers. */
export const eventOf = (data: object, id: number | null = null): Buffer =>
  Buffer.from(`${id === null ? '' : `id: ${id}\n`}data: ${JSON.stringify(data)}\n\n`);

/**
 * One open answer. There may be thousands: it has no timer and nothing of its own but what stands here.
 */
export class EventStream {
  private wroteAt = performance.now();
  private waitsSince: number | null = null;

  constructor(private readonly response: ServerResponse) {}

  onEnd(ended: () => void): void {
    whenOver(this.response, ended);
  }

  send(bytes: Buffer | string): void {
    if (this.response.writableEnded || this.response.destroyed) return;
    if (this.response.writableLength > MOST_WAITING) return this.cut();
    this.response.write(bytes);
    this.wroteAt = performance.now();
  }

  /** Looks whether the reader still takes what comes, and writes where nothing else was written for so long. */
  beat(heartbeat: number): void {
    const now = performance.now();
    if (this.response.writableLength === 0) this.waitsSince = null;
    else this.waitsSince ??= now;
    if (this.waitsSince !== null && now - this.waitsSince >= LONGEST_WAITING) this.cut();
    else if (now - this.wroteAt >= heartbeat) this.send(BEAT);
  }

  /** The reader comes again, and perhaps elsewhere. */
  end(): void {
    this.response.end();
  }

  private cut(): void {
    this.response.req.socket.destroy();
  }
}
