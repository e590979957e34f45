import type { FastifyInstance } from 'fastify';
import { Busy } from '../errors/problem.js';

/** A second's work, or two: who comes then would only wait longer than it takes to come again. */
export const MOST_WRITES = 400;

const READING = ['GET', 'HEAD', 'OPTIONS'];

/**
 * So many requests that write are under way in this process, and what comes beyond is told to come again before anything
 * is done for it: of a crowd, as many are served as of a few, and readers do not wait behind them.
 */
export function registerMostWrites(fastify: FastifyInstance, most: number): void {
  let underWay = 0;
  fastify.addHook('onRequest', (request, reply, done) => {
    if (READING.includes(request.method)) return done();
    if (underWay >= most) return done(new Busy());
    underWay += 1;
    // Comes also where who asked has gone.
    reply.raw.once('close', () => (underWay -= 1));
    done();
  });
}
