import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Database } from '../platform/database/database.js';
import { together } from '../platform/together.js';
import type { KnownSites } from '../sites/known-sites.js';
import { resolveSite, type CurrentSite } from '../sites/resolve-site.js';
import { FormNotTaken, NotAllowed, NotSignedIn, OriginNotAllowed } from './accounts.errors.js';
import { shareWithAllowed } from './cross-origin.js';
import { findHolder, recognise, type GivenToken } from './identify.js';
import { mayWriteFrom } from './origins.rules.js';
import { mayAtAll, type Permission } from './permissions.rules.js';
import { ANYONE, type AccountViewer, type Viewer } from './viewer.js';

/** The cookies of our own pages; programs send `Authorization: Bearer`. */
export const SESSION_COOKIE = 'parley_session';
export const GUEST_COOKIE = 'parley_guest';

/** Each holds its own kind of credential and no other. */
const COOKIES = [
  [SESSION_COOKIE, 'session'],
  [GUEST_COOKIE, 'guest'],
] as const;

interface RequestContext {
  readonly site: CurrentSite;
  readonly viewer: Viewer;
}

/** A permission, any account, or whoever holds a token: an account or a guest. */
type Required = Permission | 'account' | 'person';

export interface RouteRules {
  /** Answers for the service as a whole: neither site nor viewer is looked up. */
  readonly siteless?: boolean;
  /** Absent: anyone. */
  readonly requires?: Required;
  readonly bodyLimit?: number;
}

export const isPermission = (requires: Required): requires is Permission =>
  requires !== 'account' && requires !== 'person';

const contexts = new WeakMap<FastifyRequest, RequestContext>();

/** Who may call a route. Checked before anything else is read; the API document tells it. */
export const Requires = (requires: Required, rules: { bodyLimit?: number } = {}) =>
  RouteConfig({ requires, ...rules } satisfies RouteRules);

/** The site of the request. */
export const Site = createParamDecorator((_data: unknown, context: ExecutionContext) => found(context).site);

/** Who is asking. */
export const CurrentViewer = createParamDecorator(
  (_data: unknown, context: ExecutionContext) => found(context).viewer,
);

/** The signed-in account, on a route that requires one. */
export const SignedIn = createParamDecorator((_data: unknown, context: ExecutionContext): AccountViewer => {
  const { viewer } = found(context);
  if (viewer.kind !== 'account') throw new NotSignedIn();
  return viewer;
});

/** Site and viewer of a request, where they were found: not when the site itself is the problem. */
export const contextOf = (request: FastifyRequest): RequestContext | null => contexts.get(request) ?? null;

function found(context: ExecutionContext): RequestContext {
  const known = contextOf(context.switchToHttp().getRequest<FastifyRequest>());
  if (!known) throw new Error('This route has no site: it is marked siteless.');
  return known;
}

/**
 * Finds site and viewer of each request and holds what its route requires, below Nest's pipeline and before a body
 * is read: so the odd spelling of a path or a content type reaches nothing that the route itself does not.
 */
export function registerRequestContext(
  fastify: FastifyInstance,
  { database, sites }: { database: Database; sites: KnownSites },
): void {
  fastify.addHook('onRoute', (route) => {
    const { bodyLimit } = (route.config ?? {}) as RouteRules;
    if (bodyLimit !== undefined) route.bodyLimit = bodyLimit;
  });
  fastify.addHook('onRequest', async (request, reply) => {
    const rules = request.routeOptions.config as RouteRules;
    if (request.is404 || rules.siteless) return;
    const { site: key } = request.query as { site?: unknown };
    const named = typeof key === 'string' ? key : undefined;
    const tokens = tokensOf(request);
    const [site, holders] =
      tokens.length === 0 && isReading(request)
        ? [await sites.resolve(request.host, named), []]
        : await database.onOne((reader) =>
            together([
              resolveSite(reader, request.host, named),
              together(tokens.map((given) => findHolder(reader, given))),
            ]),
          );
    if (isApi(request)) shareWithAllowed(request, reply, site.allowedOrigins);
    const viewer = await firstOf(holders, database, site);
    if (viewer.kind === 'anyone' && request.headers.authorization !== undefined) throw new NotSignedIn();
    contexts.set(request, { site, viewer });
    if (rules.requires) hold(rules.requires, viewer);
    if (!isReading(request)) holdOrigin(request, site);
    if (isForm(request) && isApi(request)) throw new FormNotTaken();
  });
}

/** By the route that was matched, not by how its path was spelt. */
export const isApi = ({ routeOptions, url }: FastifyRequest): boolean =>
  (routeOptions.url ?? url).startsWith('/api/');

const isReading = ({ method }: FastifyRequest): boolean => ['GET', 'HEAD', 'OPTIONS'].includes(method);

const isForm = ({ headers }: FastifyRequest): boolean =>
  /form-urlencoded/i.test(headers['content-type'] ?? '');

/** The token that travels as `Authorization: Bearer`. */
const bearerOf = ({ headers }: FastifyRequest): string | null =>
  /^Bearer +(\S+)$/i.exec(headers.authorization ?? '')?.[1] ?? null;

/** The token of the account that is asking. */
export const accountTokenOf = (request: FastifyRequest): string | undefined =>
  bearerOf(request) ?? request.cookies[SESSION_COOKIE];

/** Cookies count where no `Authorization` goes before them. */
function tokensOf(request: FastifyRequest): GivenToken[] {
  if (request.headers.authorization !== undefined) {
    const token = bearerOf(request);
    return token === null ? [] : [{ token, kind: null }];
  }
  return COOKIES.flatMap(([cookie, kind]) => {
    const token = request.cookies[cookie];
    return token === undefined ? [] : [{ token, kind }];
  });
}

async function firstOf(
  holders: readonly Awaited<ReturnType<typeof findHolder>>[],
  database: Database,
  site: CurrentSite,
): Promise<Viewer> {
  for (const holder of holders) {
    const viewer = await recognise(database, site.id, holder);
    if (viewer.kind !== 'anyone') return viewer;
  }
  return ANYONE;
}

function hold(requires: Required, viewer: Viewer): void {
  if (requires === 'person' && viewer.kind === 'guest') return;
  if (viewer.kind !== 'account') throw new NotSignedIn();
  if (isPermission(requires) && !mayAtAll(viewer, requires)) throw new NotAllowed(requires);
}

function holdOrigin(request: FastifyRequest, { allowedOrigins }: CurrentSite): void {
  const header = (name: 'origin' | 'sec-fetch-site'): string | undefined => {
    const value = request.headers[name];
    return typeof value === 'string' ? value : undefined;
  };
  const from = {
    secFetchSite: header('sec-fetch-site'),
    origin: header('origin'),
    host: request.host,
    // Their websites write by the API; a page's form with its cookie is for our own pages alone.
    allowedOrigins: isApi(request) ? allowedOrigins : [],
  };
  if (!mayWriteFrom(from)) throw new OriginNotAllowed();
}
