import { RequestMethod } from '@nestjs/common';
import {
  HTTP_CODE_METADATA,
  METHOD_METADATA,
  PARAMTYPES_METADATA,
  PATH_METADATA,
  ROUTE_ARGS_METADATA,
} from '@nestjs/common/constants.js';
import { RouteParamtypes } from '@nestjs/common/enums/route-paramtypes.enum.js';
import { FASTIFY_ROUTE_CONFIG_METADATA } from '@nestjs/platform-fastify/constants.js';
import type { RouteRules } from '../accounts/request-context.js';
import { Documented, type RouteDocument } from '../platform/http/documented.js';
import { IdempotencyKeyHeader } from '../platform/http/idempotency-key.js';
import type { InputClass } from './input-schema.js';

/** A route as its decorators declare it: what the service itself runs by. */
export interface Route {
  /** As `Comments.post`: unique. */
  readonly name: string;
  readonly method: string;
  /** As it was declared: `/api/v1/threads/:id/comments`. */
  readonly path: string;
  readonly rules: RouteRules;
  readonly status: number;
  /** The class of its body; `Object` where a rule of ours reads the body, null where none is read. */
  readonly body: InputClass | typeof Object | null;
  readonly query: InputClass | null;
  /** Query parameters that are taken one by one. */
  readonly queryNames: readonly string[];
  readonly takesIfMatch: boolean;
  readonly takesIdempotencyKey: boolean;
  /** Null: nobody documented it. */
  readonly document: RouteDocument | null;
}

type Controller = abstract new (...args: never[]) => object;
type Handler = (...args: never[]) => unknown;

interface Argument {
  readonly index: number;
  readonly data?: unknown;
  readonly factory?: unknown;
}

/** Every route of these controllers. */
export const readRoutes = (controllers: readonly Controller[]): Route[] => controllers.flatMap(routesOf);

function routesOf(controller: Controller): Route[] {
  const prototype = controller.prototype as Record<string, Handler>;
  return Object.getOwnPropertyNames(prototype)
    .filter((name) => name !== 'constructor' && Reflect.hasMetadata(METHOD_METADATA, prototype[name]!))
    .map((name) => routeOf(controller, name, prototype[name]!));
}

function routeOf(controller: Controller, name: string, handler: Handler): Route {
  const read = <Value>(key: string): Value | undefined => Reflect.getMetadata(key, handler) as Value;
  const method = RequestMethod[read<RequestMethod>(METHOD_METADATA)!];
  const given = argumentsOf(controller, name);
  const ofKind = (kind: RouteParamtypes): GivenArgument[] => given.filter((one) => one.kind === kind);
  const [body] = ofKind(RouteParamtypes.BODY);
  const queries = ofKind(RouteParamtypes.QUERY);
  return {
    name: `${controller.name.replace(/Controller$/, '')}.${name}`,
    method,
    path: join(Reflect.getMetadata(PATH_METADATA, controller) as string, read<string>(PATH_METADATA)!),
    rules: read<RouteRules>(FASTIFY_ROUTE_CONFIG_METADATA) ?? {},
    status: read<number>(HTTP_CODE_METADATA) ?? (method === 'POST' ? 201 : 200),
    body: body ? body.type : null,
    query: (queries.find(({ data }) => data === undefined)?.type as InputClass | undefined) ?? null,
    queryNames: queries.flatMap(({ data }) => (typeof data === 'string' ? [data] : [])),
    takesIfMatch: ofKind(RouteParamtypes.HEADERS).some(({ data }) => data === 'if-match'),
    takesIdempotencyKey: given.some(({ factory }) => factory === IDEMPOTENCY_KEY),
    document: read<RouteDocument>(Documented.KEY) ?? null,
  };
}

interface GivenArgument extends Argument {
  /** Not a number of Nest's: one of our own decorators. */
  readonly kind: RouteParamtypes;
  readonly type: InputClass | typeof Object;
}

function argumentsOf(controller: Controller, name: string): GivenArgument[] {
  const types = (Reflect.getMetadata(PARAMTYPES_METADATA, controller.prototype as object, name) ??
    []) as InputClass[];
  const given = (Reflect.getMetadata(ROUTE_ARGS_METADATA, controller, name) ?? {}) as Record<
    string,
    Argument
  >;
  return Object.entries(given).map(([key, argument]) => ({
    ...argument,
    kind: Number(key.split(':')[0]),
    type: types[argument.index]!,
  }));
}

/** What our decorator runs: by it, an argument is known to be the key. */
const IDEMPOTENCY_KEY = (() => {
  class Probe {
    probe(_key: unknown): void {}
  }
  IdempotencyKeyHeader()(Probe.prototype, 'probe', 0);
  return argumentsOf(Probe, 'probe')[0]!.factory;
})();

const join = (...parts: string[]): string =>
  `/${parts
    .flatMap((part) => part.split('/'))
    .filter((segment) => segment !== '')
    .join('/')}`;
