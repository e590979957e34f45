import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Trusts } from './trusted-proxies.js';

const REQUEST_ID = /^[\w.:+/=-]{1,128}$/;

/** A proxy's own id of a request, so that its log and ours can be laid beside each other; a new one for all others. */
export const requestIdFrom =
  (trusts: Trusts) =>
  ({ headers, socket }: IncomingMessage): string => {
    const given = headers['x-request-id'];
    const isUsable =
      typeof given === 'string' && REQUEST_ID.test(given) && trusts(socket.remoteAddress ?? '');
    return isUsable ? given : randomUUID();
  };

/** By the pattern that was matched: a path has ids and names, and its query may have a token. */
export const routeOf = ({ is404, routeOptions }: FastifyRequest): string =>
  (is404 ? undefined : routeOptions.url) ?? 'none';

export const nameRequest = (request: FastifyRequest, reply: FastifyReply): FastifyReply =>
  reply.header('x-request-id', request.id);

/**
 * One line a request, when it was answered or when who asked has gone.
 * @param siteOf the key of the request's site, where it was found
 */
export function registerRequestLog(
  fastify: FastifyInstance,
  siteOf: (request: FastifyRequest) => string | null,
): void {
  const fields = (request: FastifyRequest, reply: FastifyReply): object => {
    const site = siteOf(request);
    return {
      method: request.method,
      route: routeOf(request),
      status: reply.statusCode,
      milliseconds: Math.round(reply.elapsedTime * 10) / 10,
      ...(site !== null && { site }),
    };
  };
  fastify.addHook('onRequest', async (request, reply) => void nameRequest(request, reply));
  fastify.addHook('onResponse', async (request, reply) =>
    request.log.info(fields(request, reply), 'answered'),
  );
  const replies = new WeakMap<FastifyRequest, FastifyReply>();
  fastify.addHook('onRequest', async (request, reply) => void replies.set(request, reply));
  fastify.addHook('onRequestAbort', async (request) => {
    const reply = replies.get(request);
    request.log.info(reply ? { ...fields(request, reply), status: null } : {}, 'gone before the answer');
  });
}
