import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Database } from '../platform/database/database.js';
import { resolveSite } from '../sites/resolve-site.js';
import { isAllowedOrigin } from './origins.rules.js';

/** What a page of an allowed origin may send, and read of the answer. */
const METHODS = 'GET, HEAD, POST, PUT, PATCH, DELETE';
const HEADERS = 'authorization, content-type, idempotency-key, if-match, if-none-match';
const EXPOSED = 'etag, retry-after, x-request-id, location, thread-revision';
const REMEMBERED_SECONDS = 600;

type Tells = (request: FastifyRequest) => boolean;

/**
 * What browsers let other websites' pages do. Credentials travel as `Authorization`, so cookies are never asked for.
 * @param isApi pages are for our own origin alone
 */
export function registerCrossOrigin(fastify: FastifyInstance, database: Database, isApi: Tells): void {
  fastify.addHook('onRequest', async (request, reply) => {
    if (request.method === 'OPTIONS' && isApi(request)) return answerPreflight(request, reply, database);
  });
  fastify.addHook('onSend', async (request, reply) => {
    if (['GET', 'HEAD'].includes(request.method) && isApi(request)) shareRead(request, reply);
  });
}

/**
 * What a browser asks before it sends what a form could not: yes to the origins that the site allows, and to all
 * others an answer that allows nothing.
 */
async function answerPreflight(
  request: FastifyRequest,
  reply: FastifyReply,
  database: Database,
): Promise<FastifyReply> {
  const { site: key } = request.query as { site?: unknown };
  const site = await resolveSite(database, request.host, typeof key === 'string' ? key : undefined);
  const { origin } = request.headers;
  reply.header('vary', 'origin, access-control-request-method, access-control-request-headers');
  if (isAllowedOrigin(origin, site.allowedOrigins)) {
    reply
      .header('access-control-allow-origin', origin)
      .header('access-control-allow-methods', METHODS)
      .header('access-control-allow-headers', HEADERS)
      .header('access-control-max-age', REMEMBERED_SECONDS);
  }
  return reply.status(204).header('allow', `${METHODS}, OPTIONS`).send();
}

/** Lets pages of the site's allowed origins read the answer to a write, also where it is a refusal. */
export function shareWithAllowed(
  { headers: { origin } }: FastifyRequest,
  reply: FastifyReply,
  allowedOrigins: readonly string[],
): void {
  if (!isAllowedOrigin(origin, allowedOrigins)) return;
  reply
    .header('access-control-allow-origin', origin)
    .header('access-control-expose-headers', EXPOSED)
    .header('vary', 'origin');
}

/** What anyone may read, any website may read, without credentials; what was read with one is nobody else's. */
function shareRead({ headers }: FastifyRequest, reply: FastifyReply): void {
  // Shared by those who are not known, and another for each who is.
  const isOwn = String(reply.getHeader('vary') ?? '').includes('cookie');
  const isForAll = String(reply.getHeader('cache-control') ?? '').startsWith('public');
  reply
    .header('access-control-allow-origin', '*')
    .header('access-control-expose-headers', EXPOSED)
    .header('vary', isForAll && !isOwn ? 'accept-encoding' : 'accept-encoding, authorization, cookie');
  if (reply.hasHeader('cache-control')) return;
  const isPersonal = headers.authorization !== undefined || headers.cookie !== undefined;
  reply.header('cache-control', isPersonal ? 'private, no-store' : 'no-cache');
}
