import type { IncomingMessage, RequestListener, Server, ServerResponse } from 'node:http';
import type { FastifyInstance } from 'fastify';
import { Busy } from '../errors/problem.js';
import type { Metrics } from './metrics.js';
import { routeOf } from './request-log.js';
import { whenOver } from './when-over.js';

/** A second's work, or less: who comes then would only wait longer than it takes to come again. */
export const MOST_POSTS = 400;
/** Milliseconds: who comes again at once, whatever is said, comes no more often. */
const SENT_AWAY_AFTER = 1_000;

/** A route that takes comments, and its addresses where programs call it; null: people do, and are told by a page. */
export interface PostRoute {
  readonly route: string;
  readonly address: RegExp | null;
}

const BUSY = new Busy();
const BODY = Buffer.from(JSON.stringify(BUSY));
const HEADERS = {
  ...BUSY.headers,
  'content-type': 'application/problem+json',
  'content-length': BODY.length,
  'cache-control': 'no-store',
  'access-control-allow-origin': '*',
  'access-control-expose-headers': 'retry-after',
  'x-content-type-options': 'nosniff',
};

/**
 * So many posts are under way in this process, and what comes beyond is told to come again, below Fastify and after a
 * moment: of a crowd, as many are served as of a few, and readers do not wait behind them. Counted are those that have
 * come whole.
 */
export class MostPosts {
  private underWay = 0;

  constructor(
    private readonly posts: readonly PostRoute[],
    private readonly metrics: Metrics,
    private readonly most: number,
  ) {}

  register(fastify: FastifyInstance): void {
    const routes = this.posts.map(({ route }) => route);
    fastify.addHook('preHandler', (request, reply, done) => {
      if (request.method !== 'POST' || !routes.includes(routeOf(request))) return done();
      if (this.isFull) return done(new Busy());
      this.underWay += 1;
      whenOver(reply.raw, () => (this.underWay -= 1));
      done();
    });
  }

  /** Comes before the server's own listener. */
  listen(server: Server): void {
    const [handle] = server.listeners('request') as RequestListener[];
    server.removeAllListeners('request');
    server.on('request', (request, response) => {
      const post = this.isFull ? this.postOf(request) : undefined;
      if (post === undefined) handle!(request, response);
      else this.sendAway(post, response);
    });
  }

  private get isFull(): boolean {
    return this.underWay >= this.most;
  }

  private postOf({ method, url = '' }: IncomingMessage): PostRoute | undefined {
    return method === 'POST' ? this.posts.find(({ address }) => address?.test(url)) : undefined;
  }

  private sendAway({ route }: PostRoute, response: ServerResponse): void {
    this.metrics.countSentAway(route, BUSY.code);
    setTimeout(() => {
      if (!response.destroyed) response.writeHead(BUSY.status, HEADERS).end(BODY);
    }, SENT_AWAY_AFTER).unref();
  }
}
