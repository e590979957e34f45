import type { FastifyInstance } from 'fastify';
import { Busy } from '../errors/problem.js';
import { routeOf } from './request-log.js';
import { whenOver } from './when-over.js';

/** A second's work, or less: who comes then would only wait longer than it takes to come again. */
export const MOST_POSTS = 400;

/**
 * So many posts are under way in this process, and what comes beyond is told to come again: of a crowd, as many are served
 * as of a few, and readers do not wait behind them. Counted are those that have come whole; the others are looked at
 * before anything is done for them too.
 * @param posts the routes that take a comment, as `POST /api/v1/threads/:id/comments`
 */
export function registerMostPosts(fastify: FastifyInstance, posts: readonly string[], most: number): void {
  let underWay = 0;
  fastify.addHook('onRequest', (request, _reply, done) => {
    const isOver = underWay >= most && posts.includes(`${request.method} ${routeOf(request)}`);
    done(isOver ? new Busy() : undefined);
  });
  fastify.addHook('preHandler', (request, reply, done) => {
    if (!posts.includes(`${request.method} ${routeOf(request)}`)) return done();
    if (underWay >= most) return done(new Busy());
    underWay += 1;
    whenOver(reply.raw, () => (underWay -= 1));
    done();
  });
}
