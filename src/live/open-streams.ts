import type { FastifyReply } from 'fastify';
import { Busy } from '../platform/errors/problem.js';
import { EventStream } from './event-stream.js';

export interface StreamLimits {
  /** Streams at once, of all kinds. */
  readonly most: number;
  /** Milliseconds after which something is written: proxies, and our own limits, cut what is silent for long. */
  readonly heartbeat: number;
}

const LIMITS: StreamLimits = { most: 20_000, heartbeat: 15_000 };
/** How often a heartbeat it is looked who needs one. */
const LOOKS = 5;

/** Milliseconds until a reader comes again, each after another time: an instance that stops has thousands. */
const RETRY = { least: 2_000, spread: 3_000 };

const HEADERS = {
  'content-type': 'text/event-stream',
  'access-control-allow-origin': '*',
  'cache-control': 'no-store',
  // nginx would keep events back.
  'x-accel-buffering': 'no',
  // Where a stream has ended, its reader finds an instance anew.
  connection: 'close',
};

/** All open streams of the process. */
export class OpenStreams {
  readonly limits: StreamLimits;
  private readonly streams = new Set<EventStream>();
  private readonly timer: NodeJS.Timeout;
  private areEnded = false;

  constructor(limits: Partial<StreamLimits> = {}) {
    this.limits = { ...LIMITS, ...limits };
    this.timer = setInterval(() => this.beat(), this.limits.heartbeat / LOOKS).unref();
  }

  get count(): number {
    return this.streams.size;
  }

  /**
   * Answers with a stream, past what Fastify would do with an answer.
   * @throws Busy beyond what the process takes
   */
  open(reply: FastifyReply): EventStream {
    if (this.streams.size >= this.limits.most) throw new Busy();
    reply.hijack();
    const { raw: response, request } = reply;
    response.writeHead(200, { ...headersOf(reply), ...HEADERS });
    response.flushHeaders();
    const stream = new EventStream(response);
    stream.send(`retry: ${RETRY.least + Math.floor(Math.random() * RETRY.spread)}\n\n`);
    this.streams.add(stream);
    stream.onEnd(() => this.streams.delete(stream));
    // After what is current has been told.
    if (this.areEnded || request.method === 'HEAD') setImmediate(() => stream.end());
    return stream;
  }

  /** Every reader comes again in a moment; who comes here is told what is current, and no more. */
  endAll(): void {
    this.areEnded = true;
    for (const stream of this.streams) stream.end();
    clearInterval(this.timer);
  }

  private beat(): void {
    for (const stream of this.streams) stream.beat(this.limits.heartbeat);
  }
}

/** Those that were set before there was an answer, such as the security headers. */
const headersOf = (reply: FastifyReply): Record<string, string | string[]> =>
  Object.fromEntries(
    Object.entries(reply.getHeaders()).map(([name, value]) => [
      name,
      Array.isArray(value) ? value : String(value),
    ]),
  );
