import type { Schema } from './input-schema.js';
import {
  operationOf,
  SERVICE,
  SHARED_PARAMETERS,
  type DocumentedRoute,
  type Operation,
} from './operation.js';
import { templateOf } from './path-parameters.js';
import type { Route } from './read-routes.js';
import { CREDENTIALS } from './who-may-call.js';

export interface ApiDocument extends Schema {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
}

const DESCRIPTION = `Comments and their moderation, for publishers.

Lists answer \`{items, nextCursor}\`. Times are RFC 3339 in UTC. A refusal is a problem document (RFC 9457) with a stable
\`code\`; its \`detail\` says what to do next. Bodies are JSON in UTF-8; a body with a member that nobody knows is refused.
What needs a credential says so before it looks at anything else of the request.`;

const PROBLEM: Schema = {
  type: 'object',
  description: 'Why a request was refused (RFC 9457). Some problems have further members.',
  required: ['type', 'title', 'status', 'code', 'detail'],
  properties: {
    type: { type: 'string', format: 'uri-reference', description: 'Where the code is explained.' },
    title: { type: 'string' },
    status: { type: 'integer' },
    code: { type: 'string', description: 'Stable: programs branch on it.' },
    detail: { type: 'string', description: 'What happened and what to do next.' },
  },
};

/** The OpenAPI document of these routes; those that nobody documented are left out. */
export function buildDocument(routes: readonly Route[]): ApiDocument {
  const documented = routes.filter((route): route is DocumentedRoute => route.document !== null);
  const paths: Record<string, Record<string, Operation>> = {};
  for (const route of documented) {
    const versioned = ['GET', 'PUT', 'PATCH'].includes(route.method) && takesIfMatch(documented, route.path);
    const path = (paths[templateOf(route.path)] ??= {});
    path[route.method.toLowerCase()] = operationOf(route, versioned);
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Parley', version: '1', description: DESCRIPTION },
    tags: tagsOf(Object.values(paths)),
    paths,
    components: {
      schemas: { Problem: PROBLEM },
      parameters: SHARED_PARAMETERS,
      securitySchemes: CREDENTIALS,
    },
  };
}

/** In the order of the alphabet, what is no API last. */
function tagsOf(paths: readonly Readonly<Record<string, Operation>>[]): Schema[] {
  const names = paths.flatMap((path) => Object.values(path).flatMap(({ tags }) => tags));
  return [...new Set(names)]
    .sort()
    .sort((a, b) => Number(a === SERVICE) - Number(b === SERVICE))
    .map((name) => ({ name }));
}

const takesIfMatch = (routes: readonly Route[], path: string): boolean =>
  routes.some((route) => route.path === path && route.takesIfMatch);
