import helmet from '@fastify/helmet';
import type { FastifyInstance } from 'fastify';

/** The API answers data, never a page; pages have a policy of their own. */
const API_CSP = { useDefaults: false, directives: { defaultSrc: ["'none'"], frameAncestors: ["'none'"] } };
/** A year. Whether the publisher's other hosts speak TLS is theirs to say. */
const ONLY_TLS = 'max-age=31536000';

/** What tells a browser how to treat each answer. Over TLS, as the proxy in front says, production stays there. */
export async function registerSecurityHeaders(fastify: FastifyInstance, production: boolean): Promise<void> {
  await fastify.register(helmet, {
    contentSecurityPolicy: API_CSP,
    crossOriginResourcePolicy: { policy: 'cross-origin' },
    referrerPolicy: { policy: 'strict-origin-when-cross-origin' },
    strictTransportSecurity: false,
  });
  if (!production) return;
  // Before there is an answer: a stream is sent past the hooks of one.
  fastify.addHook('onRequest', async (request, reply) => {
    if (request.protocol === 'https') reply.header('strict-transport-security', ONLY_TLS);
  });
}
