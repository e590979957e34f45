import type { FastifyHttpOptions, FastifyInstance } from 'fastify';
import type { Server } from 'node:http';
import { Problem } from '../errors/problem.js';

/** How long the service waits, in milliseconds. */
export interface Timeouts {
  /** For the headers of a request, from its first byte. */
  readonly headers: number;
  /** For the whole request, its body too. */
  readonly request: number;
  /** How often the two above are looked at: what is late is cut this much later at the latest. */
  readonly checking: number;
  /** For the answer, from the headers on. */
  readonly handler: number;
  /** For any byte on a connection with a request under way. */
  readonly idle: number;
  /** For the next request on a connection. */
  readonly keepAlive: number;
}

const SECOND = 1_000;

export const TIMEOUTS: Timeouts = {
  headers: 10 * SECOND,
  request: 30 * SECOND,
  checking: 2 * SECOND,
  handler: 60 * SECOND,
  idle: 60 * SECOND,
  keepAlive: 10 * SECOND,
};

/** JSON; a route may say more. */
export const BODY_BYTES = 64 * 1024;
/** The request line and all headers: the addresses of 100 articles fit. */
const HEADER_BYTES = 32 * 1024;
const MOST_HEADERS = 100;
const LONGEST_URL = 16_000;
/** `url:<canonical URL>` as one part of a path. */
const LONGEST_PARAMETER = 4_000;

/** Of the server. Node looks for late requests by itself, every 30 seconds unless told. */
export const serverLimits = (timeouts: Timeouts): FastifyHttpOptions<Server> => ({
  bodyLimit: BODY_BYTES,
  routerOptions: { maxParamLength: LONGEST_PARAMETER },
  http: {
    maxHeaderSize: HEADER_BYTES,
    headersTimeout: timeouts.headers,
    requestTimeout: timeouts.request,
    connectionsCheckingInterval: timeouts.checking,
    // Node's own refusal has no body.
    requireHostHeader: false,
  },
  requestTimeout: timeouts.request,
  handlerTimeout: timeouts.handler,
  connectionTimeout: timeouts.idle,
  keepAliveTimeout: timeouts.keepAlive,
});

export class TooManyHeaders extends Problem {
  constructor() {
    super(431, 'too_large', 'Too many headers', `Send at most ${MOST_HEADERS} headers with a request.`);
  }
}

export class AddressTooLong extends Problem {
  constructor() {
    super(
      414,
      'too_large',
      'The address is too long',
      `Shorten the address to ${LONGEST_URL} characters: ask for fewer things at once.`,
    );
  }
}

class HostMissing extends Problem {
  constructor() {
    super(
      400,
      'input_invalid',
      'That cannot be used as it is',
      'The request names no host: send a Host header.',
      {},
      { connection: 'close' },
    );
  }
}

class CompressedBody extends Problem {
  constructor() {
    super(
      415,
      'media_type_unsupported',
      'Not compressed',
      'The body is compressed, and is not unpacked here: send it as it is, without Content-Encoding.',
      {},
      { 'accept-encoding': 'identity' },
    );
  }
}

/** What a request may be, before anything of it is looked at. */
export function registerRequestLimits(fastify: FastifyInstance): void {
  fastify.addHook('onRequest', async ({ raw }) => {
    if (raw.headers.host === undefined && raw.httpVersion !== '1.0') throw new HostMissing();
    if (raw.rawHeaders.length > 2 * MOST_HEADERS) throw new TooManyHeaders();
    if (raw.url !== undefined && raw.url.length > LONGEST_URL) throw new AddressTooLong();
    const encoding = raw.headers['content-encoding'];
    if (encoding !== undefined && encoding.toLowerCase() !== 'identity') throw new CompressedBody();
  });
}
