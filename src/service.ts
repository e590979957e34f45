import 'reflect-metadata';
import cookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import { Logger } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { isApi, registerRequestContext } from './accounts/request-context.js';
import { AppModule } from './app.module.js';
import { PageProblemFilter } from './pages/page-problem.filter.js';
import { Secret } from './platform/config/secret.js';
import type { Database } from './platform/database/database.js';
import { keepForgetting } from './platform/database/retention.js';
import { InputPipe } from './platform/http/input.pipe.js';
import { jsonBodyParser } from './platform/http/json-body.js';
import { sendProblem, toProblem } from './platform/http/problem.filter.js';

export interface Service {
  /** Where it answers, with the port that it got. */
  readonly url: string;
  /** Finishes what is under way and stops answering. The database stays. */
  stop(): Promise<void>;
  /** Every route that it answers, as `GET /healthz`. */
  readonly routes: readonly string[];
}

const BODY_BYTES = 64 * 1024;
const SECONDS = 1000;

/** The HTTP service on an open database: everything but the process around it. */
export async function startService(options: {
  database: Database;
  secret: string;
  host: string;
  port: number;
  trustedProxies?: readonly string[];
}): Promise<Service> {
  const { database, secret, host, port, trustedProxies = [] } = options;
  const adapter = new FastifyAdapter({
    bodyLimit: BODY_BYTES,
    trustProxy: trustedProxies.length > 0 ? [...trustedProxies] : false,
    routerOptions: { maxParamLength: 4_000 },
    // The router refuses an address that it cannot read before there is a route, and so a filter.
    frameworkErrors: (error: unknown, _request: unknown, reply: unknown) =>
      void sendProblem(reply as FastifyReply, toProblem(error, new Logger('Problem'))),
    connectionTimeout: 60 * SECONDS,
    requestTimeout: 30 * SECONDS,
    handlerTimeout: 60 * SECONDS,
    // Who asks on a kept connection while we stop is answered, and then let go.
    return503OnClosing: false,
    keepAliveTimeout: 10 * SECONDS,
    forceCloseConnections: 'idle',
  });
  const app = await NestFactory.create<NestFastifyApplication>(
    AppModule.with(database, new Secret(secret)),
    adapter,
    {
      logger: ['error', 'warn'],
    },
  );
  const fastify = adapter.getInstance<FastifyInstance>();
  const routes: string[] = [];
  fastify.addHook('onRoute', ({ method, url }) => {
    routes.push(...[method].flat().map((one) => `${one} ${url}`));
  });
  await app.register(cookie);
  await app.register(helmet, {
    contentSecurityPolicy: API_CSP,
    crossOriginResourcePolicy: { policy: 'cross-origin' },
    // Whether the publisher's other hosts speak TLS is theirs to say.
    strictTransportSecurity: { includeSubDomains: false },
    referrerPolicy: { policy: 'strict-origin-when-cross-origin' },
  });
  // What a browser sends across websites without asking is not read.
  fastify.removeContentTypeParser('text/plain');
  app.useBodyParser('application/json', { bodyLimit: BODY_BYTES }, jsonBodyParser(fastify));
  registerRequestContext(fastify, database);
  fastify.addHook('onSend', markReads);
  app.useGlobalPipes(new InputPipe());
  app.useGlobalFilters(new PageProblemFilter());
  await app.listen(port, host);
  const stopForgetting = keepForgetting(database, (error) => new Logger('Retention').error(error));
  const stop = async (): Promise<void> => {
    await app.close();
    await stopForgetting();
  };
  return { url: await app.getUrl(), stop, routes };
}

/** The API answers data, never a page. */
const API_CSP = { useDefaults: false, directives: { defaultSrc: ["'none'"], frameAncestors: ["'none'"] } };

/** What anyone may read, any website may read, without credentials; what was read with one is nobody else's. */
async function markReads(request: FastifyRequest, reply: FastifyReply): Promise<void> {
  const isRead = request.method === 'GET' || request.method === 'HEAD';
  if (!isRead || !isApi(request)) return;
  reply.header('access-control-allow-origin', '*').header('vary', 'authorization, cookie');
  if (reply.hasHeader('cache-control')) return;
  const isPersonal = request.headers.authorization !== undefined || request.headers.cookie !== undefined;
  reply.header('cache-control', isPersonal ? 'private, no-store' : 'no-cache');
}
