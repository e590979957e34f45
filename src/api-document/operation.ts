import type { AnswerDocument, RouteDocument } from '../platform/http/documented.js';
import type { Problem } from '../platform/errors/problem.js';
import { schemaOfExamples } from './example-schema.js';
import { schemaOf, type InputClass, type Schema } from './input-schema.js';
import { pathParameters } from './path-parameters.js';
import type { Route } from './read-routes.js';
import { problemsOf } from './refusals.js';
import { whoMayCall } from './who-may-call.js';

/** A route that somebody documented. */
export type DocumentedRoute = Route & { readonly document: RouteDocument };

export interface Operation extends Schema {
  readonly operationId: string;
  readonly summary: string;
  readonly tags: readonly string[];
  readonly responses: Readonly<Record<string, Schema>>;
}

/** Headers and parameters that many operations share. */
export const SHARED_PARAMETERS: Readonly<Record<string, Schema>> = {
  site: {
    name: 'site',
    in: 'query',
    required: false,
    description:
      'The key of the site. Needed only where the host of the request names none and there are several.',
    schema: { type: 'string' },
  },
  idempotencyKey: {
    name: 'Idempotency-Key',
    in: 'header',
    required: false,
    description:
      'Of 16 to 200 visible characters, such as a UUID. The same key with the same body within 48 hours creates nothing and answers what was created.',
    schema: { type: 'string', minLength: 16, maxLength: 200 },
  },
  ifMatch: {
    name: 'If-Match',
    in: 'header',
    required: true,
    description: 'The `ETag` that reading it answered: the version that this change was made on.',
    schema: { type: 'string' },
    example: '"3"',
  },
};

const shared = (name: keyof typeof SHARED_PARAMETERS): Schema => ({
  $ref: `#/components/parameters/${name}`,
});

/** @param versioned whether it answers an `ETag`, since its path takes `If-Match` */
export function operationOf(route: DocumentedRoute, versioned: boolean): Operation {
  const { name, document, rules } = route;
  const { words, members } = whoMayCall(rules);
  const answers = [document.answers].flat();
  return {
    operationId: name,
    summary: document.does,
    description: [document.more, `**Who:** ${words}`].filter(Boolean).join('\n\n'),
    tags: [tagOf(route.path)],
    ...members,
    parameters: parametersOf(route),
    ...(route.body && { requestBody: bodyOf(route, route.body) }),
    responses: {
      ...answeredResponses(answers.map((answer) => answerOf(route, answer, versioned))),
      ...refusedResponses(problemsOf(route)),
    },
  };
}

/** What is answered for the service as a whole. */
export const SERVICE = 'service';

const tagOf = (path: string): string => /^\/api\/v1\/([^/]+)/.exec(path)?.[1] ?? SERVICE;

function parametersOf(route: DocumentedRoute): Schema[] {
  const { path, query, queryNames, document } = route;
  const fromQuery: [string, Schema, boolean][] = query ? membersOf(query) : [];
  const named: [string, Schema, boolean][] = queryNames.map((name) => [name, { type: 'string' }, false]);
  return [
    ...pathParameters(path, document.parameters),
    ...[...fromQuery, ...named].map(([name, { description, ...schema }, required]) => ({
      name,
      in: 'query',
      required,
      description: document.parameters?.[name] ?? description ?? `The ${name}.`,
      schema,
    })),
    ...(route.rules.siteless ? [] : [shared('site')]),
    ...(route.takesIdempotencyKey ? [shared('idempotencyKey')] : []),
    ...(route.takesIfMatch ? [shared('ifMatch')] : []),
  ];
}

function membersOf(query: InputClass): [string, Schema, boolean][] {
  const { properties, required } = schemaOf(query);
  return Object.entries(properties).map(([name, schema]) => [name, schema, required.includes(name)]);
}

/** The example body of a route: its own, or that of the class that it takes. */
export const exampleBodyOf = ({ body, document }: DocumentedRoute): unknown =>
  document.takes ?? (body as { example?: object } | null)?.example ?? {};

function bodyOf(route: DocumentedRoute, body: InputClass | typeof Object): Schema {
  const schema = body === Object ? { type: 'object' } : schemaOf(body as InputClass);
  const required = 'required' in schema && schema.required.length > 0;
  return { required, content: { 'application/json': { schema, example: exampleBodyOf(route) } } };
}

const ETAG: Schema = {
  description: 'The version, for `If-Match`.',
  schema: { type: 'string' },
  example: '"4"',
};

function answerOf(
  route: DocumentedRoute,
  { says, example, examples, status = route.status, type = 'application/json' }: AnswerDocument,
  versioned: boolean,
): [string, Schema] {
  const shown = examples ? Object.values(examples) : [example].filter((one) => one !== undefined);
  const content = shown.length > 0 && {
    [type]: {
      schema: schemaOfExamples(shown),
      ...(examples ? { examples: namedExamples(examples) } : { example }),
    },
  };
  return [
    String(status),
    { description: `${says}.`, ...(versioned && { headers: { ETag: ETAG } }), ...(content && { content }) },
  ];
}

/** Of one status there may be several media types. */
function answeredResponses(answers: readonly [status: string, answer: Schema][]): Record<string, Schema> {
  const responses: Record<string, Schema> = {};
  for (const [status, answer] of answers) {
    const content = { ...(responses[status]?.['content'] as object), ...(answer['content'] as object) };
    responses[status] = { ...answer, ...(Object.keys(content).length > 0 && { content }) };
  }
  return responses;
}

function refusedResponses(problems: readonly Problem[]): Record<string, Schema> {
  const statuses = [...new Set(problems.map(({ status }) => status))].sort();
  return Object.fromEntries(
    statuses.map((status) => {
      const same = problems.filter((problem) => problem.status === status);
      return [status, refusedResponse(same)];
    }),
  );
}

const refusedResponse = (same: readonly Problem[]): Schema => ({
  description: same.map(({ code, detail }) => `\`${code}\`: ${detail}`).join('\n\n'),
  ...headersOf(same),
  content: {
    'application/problem+json': {
      schema: { $ref: '#/components/schemas/Problem' },
      examples: namedExamples(Object.fromEntries(same.map((problem) => [problem.code, problem.toJSON()]))),
    },
  },
});

const namedExamples = (examples: Readonly<Record<string, unknown>>): Schema =>
  Object.fromEntries(Object.entries(examples).map(([name, value]) => [name, { value }]));

function headersOf(problems: readonly Problem[]): Schema {
  const headers = problems.flatMap((problem) => Object.entries(problem.headers));
  if (headers.length === 0) return {};
  const described = headers.map(([name, example]) => [name, { schema: { type: 'string' }, example }]);
  return { headers: Object.fromEntries(described) as Schema };
}
