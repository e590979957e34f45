import type { FastifyInstance, FastifyReply } from 'fastify';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { Database } from '../database/database.js';
import { countUnsent } from '../database/outbox.js';
import type { Problem } from '../errors/problem.js';
import { routeOf } from './request-log.js';

/** From a page out of the cache to a request that is nearly given up, in seconds. */
const DURATIONS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

/** Of the process, and so once, however many services it has. */
let ofProcess: Registry | null = null;

const processMetrics = (): Registry => {
  if (ofProcess === null) {
    ofProcess = new Registry();
    collectDefaultMetrics({ register: ofProcess });
  }
  return ofProcess;
};

const refusals = new WeakMap<FastifyReply, string>();

/** So that what is refused can be counted by why. */
export const noteRefusal = (reply: FastifyReply, { code }: Problem): void => void refusals.set(reply, code);

/** Answers of one route that were ready in memory. */
export interface Tally {
  sent: number;
  notModified: number;
}

/** What the service counts of itself, in the form that Prometheus reads. */
export class Metrics {
  private readonly registry = new Registry();
  private readonly requests = new Histogram({
    name: 'parley_http_request_duration_seconds',
    help: 'Answered requests, by route, method and class of status',
    labelNames: ['route', 'method', 'status'],
    buckets: DURATIONS,
    registers: [this.registry],
  });
  private readonly refused = new Counter({
    name: 'parley_http_refusals_total',
    help: 'Requests answered by a problem, by its code',
    labelNames: ['route', 'method', 'code'],
    registers: [this.registry],
  });
  private readonly posts = new Counter({
    name: 'parley_posts_total',
    help: 'Comments sent by the API or by a form: accepted, or refused by code',
    labelNames: ['outcome'],
    registers: [this.registry],
  });

  private readonly tallies = new Map<string, Tally>();

  constructor(private readonly database: Database) {
    this.countTallies();
    this.gauge('parley_database_connections', 'Open connections of the pool', () => database.pool.totalCount);
    this.gauge(
      'parley_database_connections_in_use',
      'Connections of the pool that work',
      () => database.pool.totalCount - database.pool.idleCount,
    );
    this.gauge(
      'parley_database_waiting',
      'Work that waits for a connection of the pool',
      () => database.pool.waitingCount,
    );
  }

  /** @param posts the routes that take a comment, as `POST /api/v1/threads/:id/comments` */
  register(fastify: FastifyInstance, posts: readonly string[]): void {
    fastify.addHook('onResponse', async (request, reply) => {
      const { method } = request;
      const route = routeOf(request);
      const { statusCode, elapsedTime } = reply;
      const status = `${Math.floor(statusCode / 100)}xx`;
      this.requests.observe({ route, method, status }, elapsedTime / 1_000);
      const code = refusals.get(reply);
      if (code !== undefined) this.refused.inc({ route, method, code });
      if (posts.includes(`${method} ${route}`))
        this.posts.inc({ outcome: code ?? (statusCode < 400 ? 'accepted' : `status_${statusCode}`) });
    });
  }

  /** A post that was refused before it came to its route. */
  countSentAway(route: string, code: string): void {
    this.refused.inc({ route, method: 'POST', code });
    this.posts.inc({ outcome: code });
  }

  /** Of a route: to be counted on by whoever answers for it. */
  tallyOf(route: string): Tally {
    const tally = this.tallies.get(route) ?? { sent: 0, notModified: 0 };
    this.tallies.set(route, tally);
    return tally;
  }

  /** All of it as text. What the database is asked for is left out where it does not answer. */
  async read(): Promise<string> {
    const parts = [await this.registry.metrics(), await processMetrics().metrics(), await this.outbox()];
    return parts.filter(Boolean).join('\n');
  }

  get contentType(): string {
    return this.registry.contentType;
  }

  /** What stands at a value whenever it is asked for. */
  gauge(name: string, help: string, value: () => number): void {
    const registers = [this.registry];
    new Gauge({
      name,
      help,
      registers,
      collect() {
        this.set(value());
      },
    });
  }

  private countTallies(): void {
    const { tallies } = this;
    new Counter({
      name: 'parley_answers_from_memory_total',
      help: 'Requests answered from a page in memory, by route and status; the durations do not have them',
      labelNames: ['route', 'status'],
      registers: [this.registry],
      collect() {
        this.reset();
        for (const [route, { sent, notModified }] of tallies) {
          this.inc({ route, status: '200' }, sent);
          this.inc({ route, status: '304' }, notModified);
        }
      },
    });
  }

  private async outbox(): Promise<string> {
    const unsent = await countUnsent(this.database).catch(() => null);
    if (unsent === null) return '';
    const registry = new Registry();
    const registers = [registry];
    new Gauge({
      name: 'parley_outbox_unsent',
      help: 'Events that have not left, up to 100,000',
      registers,
    }).set(unsent.count);
    new Gauge({
      name: 'parley_outbox_oldest_seconds',
      help: 'Age of the oldest event that has not left; 0 where there is none',
      registers,
    }).set(unsent.oldestSeconds);
    return registry.metrics();
  }
}
