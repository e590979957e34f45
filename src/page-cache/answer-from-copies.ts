import type { IncomingMessage, RequestListener, Server, ServerResponse } from 'node:http';
import type { FastifyInstance } from 'fastify';
import { LRUCache } from 'lru-cache';
import { GUEST_COOKIE, SESSION_COOKIE } from '../accounts/request-context.js';
import type { Hints } from '../platform/database/hints.js';
import type { Draining } from '../platform/http/draining.js';
import type { Metrics, Tally } from '../platform/http/metrics.js';
import { routeOf } from '../platform/http/request-log.js';
import { siteHint, SITES_HINT } from '../sites/site-hints.js';
import type { PageCache } from './page-cache.js';
import { outgoing, pageThatAnswered, type NamedPage, type Outgoing } from './send-page.js';

/** What an address was answered with, so that it is answered the same without looking anything up. */
interface Answer extends Required<NamedPage> {
  readonly siteId: string;
  /** Names and values in turn, of every header but those of the single answer. */
  readonly headers: readonly string[];
  readonly tally: Tally;
  /** By `performance.now()`, as all instants here. */
  readonly requestedAt: number;
}

const MOST_ANSWERS = 20_000;
/** Characters: what is longer is rare, and would take much memory. */
const LONGEST_ADDRESS = 2_000;
/** Milliseconds: which site answers at a host may change unheard. */
const KEPT_FOR = 10_000;

/** These are of one answer, or of how it is encoded. */
const OF_ONE_ANSWER = new Set([
  'cache-control',
  'connection',
  'content-encoding',
  'content-length',
  'date',
  'etag',
  'x-request-id',
]);

/**
 * The shortest way to a page: an address that was answered with a shared page is answered with its copy, or a new one,
 * before anything else is done. Whatever else comes goes the whole way, and there the rules are: who finds the page here
 * is told what they were told last. It is counted, and not logged.
 */
export class AnswerFromCopies {
  private readonly answers = new LRUCache<string, Answer>({ max: MOST_ANSWERS });
  private readonly requestedAt = new WeakMap<IncomingMessage, number>();

  constructor(
    private readonly pages: PageCache,
    private readonly hints: Hints,
    private readonly metrics: Metrics,
    private readonly draining: Draining,
    private readonly nameOf: (request: IncomingMessage) => string,
  ) {}

  /** Comes before the server's own listener: below Fastify. */
  listen(server: Server): void {
    const [handle] = server.listeners('request') as RequestListener[];
    server.removeAllListeners('request');
    server.on('request', (request, response) => {
      const answer = isShared(request) ? this.answerOf(request) : null;
      if (answer === null) return handle!(request, response);
      const copy = this.pages.peek(answer.key, answer.seen);
      const out = copy && outgoing(copy, request.headers);
      if (out !== null && out.body !== undefined) return this.send(answer, out, out.body, request, response);
      this.renew(answer, request, response).catch(() => {
        this.requestedAt.set(request, performance.now());
        handle!(request, response);
      });
    });
  }

  /** After all other hooks: the headers are what they will be. */
  rememberAnswers(fastify: FastifyInstance): void {
    fastify.addHook('onSend', async (request, reply) => {
      const page = pageThatAnswered(request);
      const address = addressOf(request.raw);
      if (page === undefined || !isShared(request.raw) || address.length > LONGEST_ADDRESS) return;
      const headers = Object.entries(reply.getHeaders())
        .filter(([name]) => !OF_ONE_ANSWER.has(name))
        .flatMap(([name, value]) => [name, String(value)]);
      const requestedAt = this.requestedAt.get(request.raw) ?? -Infinity;
      const tally = this.metrics.tallyOf(routeOf(request));
      this.answers.set(address, { ...page, headers, tally, requestedAt });
    });
  }

  /** Null: the request goes the whole way. */
  private answerOf(request: IncomingMessage): Answer | null {
    const now = performance.now();
    const known = this.answers.get(addressOf(request));
    if (known !== undefined && !this.draining.isOn && this.isUsable(known, now)) return known;
    this.requestedAt.set(request, now);
    return null;
  }

  /** Reads the page again, once for all who ask for it now. What goes wrong is told the whole way. */
  private async renew(answer: Answer, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const copy = await this.pages.get(answer.key, answer.seen, answer.read);
    const out = outgoing(copy, request.headers);
    const body = out.body ?? (await this.pages.encoded(answer.key, copy, out.encoding!));
    this.send(answer, out, body, request, response);
  }

  private send(
    { headers: always, tally }: Answer,
    { encoding, etag, cacheControl, notModified }: Outgoing,
    body: Buffer,
    request: IncomingMessage,
    response: ServerResponse,
  ): void {
    const headers = [...always, 'x-request-id', this.nameOf(request)];
    headers.push('cache-control', cacheControl, 'etag', etag);
    if (notModified) {
      tally.notModified += 1;
      response.writeHead(304, headers).end();
      return;
    }
    tally.sent += 1;
    headers.push('content-length', String(body.length));
    if (encoding !== null) headers.push('content-encoding', encoding);
    response.writeHead(200, headers).end(body);
  }

  private isUsable({ siteId, requestedAt }: Answer, now: number): boolean {
    const changedAt = this.hints.lastOf(SITES_HINT, siteHint(siteId));
    return now - requestedAt < KEPT_FOR && changedAt < requestedAt;
  }
}

/**
 * What an answer depends on beside the credential. Headers of a proxy count as they were sent, with who sent them: whether
 * they are believed is the same each time. `?seen=` is part of the address: what has not been seen yet is another.
 */
function addressOf({ url, headers, socket }: IncomingMessage): string {
  const { host, 'x-forwarded-host': forwardedHost, 'x-forwarded-proto': protocol } = headers;
  if (forwardedHost === undefined && protocol === undefined) return `${host} ${url}`;
  return JSON.stringify([host, url, forwardedHost, protocol, socket.remoteAddress]);
}

/** Whether a request shows no credential, and has nothing else to say: only then is the answer everybody's. */
function isShared({ method, headers }: IncomingMessage): boolean {
  const { authorization, cookie } = headers;
  return (
    method === 'GET' &&
    authorization === undefined &&
    headers['content-length'] === undefined &&
    headers['transfer-encoding'] === undefined &&
    (cookie === undefined || !(cookie.includes(SESSION_COOKIE) || cookie.includes(GUEST_COOKIE)))
  );
}
