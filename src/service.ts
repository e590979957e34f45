import 'reflect-metadata';
import cookie from '@fastify/cookie';
import { Logger } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { LogController, type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { registerCrossOrigin } from './accounts/cross-origin.js';
import { contextOf, isApi, registerRequestContext } from './accounts/request-context.js';
import { AppModule } from './app.module.js';
import { makeSearchable } from './comments/make-searchable.js';
import { heldComments } from './comments/reject-held.js';
import { Live } from './live/live.js';
import type { StreamLimits } from './live/open-streams.js';
import { screeningReplays } from './moderation/screening-replays/run-screening-replay.js';
import { signInMails } from './notifications/send-sign-in-mail.js';
import { bulkDecisions } from './moderation/bulk-decisions/go-on.js';
import { PageProblemFilter } from './pages/page-problem.filter.js';
import { AnswerFromCopies } from './page-cache/answer-from-copies.js';
import { PageCache } from './page-cache/page-cache.js';
import { PublicUrl } from './platform/config/public-url.js';
import { Secret } from './platform/config/secret.js';
import type { Database } from './platform/database/database.js';
import { Hints } from './platform/database/hints.js';
import { Relay } from './platform/database/relay.js';
import { keepForgetting } from './platform/database/retention.js';
import { answerClientError } from './platform/http/client-errors.js';
import { Draining, registerDraining } from './platform/http/draining.js';
import { MetricsAccess } from './platform/http/metrics-access.js';
import { Metrics } from './platform/http/metrics.js';
import { MOST_POSTS, MostPosts } from './platform/http/most-posts.js';
import { InputPipe } from './platform/http/input.pipe.js';
import { jsonBodyParser } from './platform/http/json-body.js';
import {
  BODY_BYTES,
  registerRequestLimits,
  serverLimits,
  TIMEOUTS,
  type Timeouts,
} from './platform/http/limits.js';
import { sendProblem, toProblem } from './platform/http/problem.filter.js';
import { nameRequest, registerRequestLog, requestIdFrom } from './platform/http/request-log.js';
import { registerSecurityHeaders } from './platform/http/security-headers.js';
import { trustedProxies } from './platform/http/trusted-proxies.js';
import { logOptions, NestLog, type LogSettings } from './platform/logging/log.js';
import type { Mailer } from './platform/mail/mailer.js';
import { KnownSites } from './sites/known-sites.js';
import { tellDueHours } from './policies/tell-hours.js';
import { leaveOldSpam } from './queues/leave-spam.js';
import { closingPolicies } from './threads/apply-closing-policy.js';
import { tellDueClosings } from './threads/tell-closings.js';

export interface Service {
  /** Where it answers, with the port that it got. */
  readonly url: string;
  /** Hands on at once what waits in the outbox; by itself that happens within a second. */
  deliver(): Promise<void>;
  /** Not ready any more, and every answer ends its connection; what comes is still answered. */
  drain(): void;
  /** Finishes what is under way, for ten seconds at most, and stops answering. The database stays. */
  stop(): Promise<void>;
  /** Every route that it answers, as `GET /healthz`. */
  readonly routes: readonly string[];
}

export interface ServiceOptions {
  readonly database: Database;
  readonly secret: string;
  readonly host: string;
  readonly port: number;
  readonly mailer: Mailer;
  readonly trustedProxies?: readonly string[];
  /** Where people reach it; without one, at the host of their request. */
  readonly publicUrl?: string | null;
  readonly production?: boolean;
  /** Who holds it may read `/metrics`. Null: only this machine, and nobody in production. */
  readonly metricsToken?: string | null;
  /**
   * A direct connection to the database, on which other instances are heard. Null: no other is heard, and each page is
   * compared with the database before it is sent.
   */
  readonly listenUrl?: string | null;
  readonly log?: LogSettings;
  readonly timeouts?: Partial<Timeouts>;
  /** Posts under way at the same time. */
  readonly mostPosts?: number;
  readonly streams?: Partial<StreamLimits>;
}

const MOST_FINISHING_MS = 10_000;

/** Where comments come in, by POST. */
const POSTS = [
  { route: '/api/v1/threads/:id/comments', address: /^\/api\/v1\/threads\/[^/?]+\/comments\/?(\?|$)/ },
  { route: '/articles/:slug', address: null },
];

/** The HTTP service on an open database: everything but the process around it. */
export async function startService(options: ServiceOptions): Promise<Service> {
  const { database, secret, host, port, mailer, production = false, log = { level: 'warn' } } = options;
  const trusts = trustedProxies(options.trustedProxies ?? []);
  const draining = new Draining();
  const metrics = new Metrics(database);
  const metricsAccess = new MetricsAccess(options.metricsToken ?? null, !production);
  const adapter = new FastifyAdapter({
    ...serverLimits({ ...TIMEOUTS, ...options.timeouts }),
    clientErrorHandler: answerClientError,
    trustProxy: trusts,
    logger: logOptions(log),
    logController: new LogController({ disableRequestLogging: true, requestIdLogLabel: 'requestId' }),
    genReqId: requestIdFrom(trusts),
    // The router refuses an address that it cannot read before there is a route, and so a filter.
    frameworkErrors: (error: unknown, request: FastifyRequest, reply: FastifyReply) =>
      void sendProblem(nameRequest(request, reply), toProblem(error, request.log)),
    // Who asks on a kept connection while we stop is answered, and then let go.
    return503OnClosing: false,
    forceCloseConnections: 'idle',
  });
  const fastify = adapter.getInstance<FastifyInstance>();
  const hints = new Hints(database, options.listenUrl ?? null, (words) => fastify.log.warn(words));
  const pages = new PageCache(database, hints);
  const live = new Live(
    database,
    hints,
    (error) => fastify.log.warn({ err: error }, 'Readers could not be told of changes; it is tried again.'),
    options.streams,
  );
  draining.whenBegun(() => live.streams.endAll());
  metrics.gauge('parley_event_streams', 'Open streams of events', () => live.streams.count);
  const mostPosts = new MostPosts(POSTS, metrics, options.mostPosts ?? MOST_POSTS);
  const copies = new AnswerFromCopies(pages, hints, metrics, draining, requestIdFrom(trusts));
  const app = await NestFactory.create<NestFastifyApplication>(
    AppModule.with({
      database,
      secret: new Secret(secret),
      draining,
      mailer,
      metrics,
      metricsAccess,
      publicUrl: new PublicUrl(options.publicUrl ?? null),
      pages,
      live,
    }),
    adapter,
    { logger: new NestLog(fastify.log) },
  );
  const routes: string[] = [];
  fastify.addHook('onRoute', ({ method, url }) => {
    routes.push(...[method].flat().map((one) => `${one} ${url}`));
  });
  registerRequestLog(fastify, (request) => contextOf(request)?.site.key ?? null);
  metrics.register(
    fastify,
    POSTS.map(({ route }) => `POST ${route}`),
  );
  registerRequestLimits(fastify);
  mostPosts.register(fastify);
  registerDraining(fastify, draining);
  await app.register(cookie);
  await registerSecurityHeaders(fastify, production);
  // What a browser sends across websites without asking is not read.
  fastify.removeContentTypeParser('text/plain');
  app.useBodyParser('application/json', { bodyLimit: BODY_BYTES }, jsonBodyParser(fastify));
  registerCrossOrigin(fastify, database, isApi);
  registerRequestContext(fastify, { database, sites: new KnownSites(database, hints) });
  app.useGlobalPipes(new InputPipe());
  app.useGlobalFilters(new PageProblemFilter());
  copies.rememberAnswers(fastify);
  copies.listen(fastify.server);
  mostPosts.listen(fastify.server);
  await app.listen(port, host);
  hints.start();
  const stopForgetting = keepForgetting(database, (error) => new Logger('Retention').error(error));
  const url = await app.getUrl();
  const publicUrl = options.publicUrl ?? `http://localhost:${new URL(url).port}`;
  const relay = new Relay(
    database,
    {
      ...signInMails(mailer, publicUrl),
      ...closingPolicies,
      ...heldComments,
      ...bulkDecisions,
      ...screeningReplays,
    },
    (words) => fastify.log.warn(words),
    [tellDueClosings, tellDueHours, leaveOldSpam, makeSearchable],
  );
  relay.start();
  const stop = async (): Promise<void> => {
    const cutting = setTimeout(() => {
      fastify.log.warn('Requests were still under way after 10 s: their connections are cut.');
      fastify.server.closeAllConnections();
    }, MOST_FINISHING_MS);
    draining.begin();
    await Promise.all([app.close(), live.stop()]);
    clearTimeout(cutting);
    await Promise.all([relay.stop(), stopForgetting()]);
    await hints.stop();
  };
  return { url, deliver: () => relay.drain(), drain: () => draining.begin(), stop, routes };
}
