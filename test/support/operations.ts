import type { Permission } from '../../src/accounts/permissions.rules.js';
import type { Role } from '../../src/accounts/viewer.js';
import type { Client, Json } from './client.js';

/** An operation of the API document, with what a test needs to call it. */
export interface Operation {
  /** As `GET /api/v1/threads/{id}/comments`. */
  readonly name: string;
  readonly method: string;
  /** From the root of the service. */
  readonly path: string;
  readonly who: 'anyone' | 'person' | 'account' | Role;
  readonly permission: Permission | null;
  /** What the permission acts on: a role may be limited to sections. */
  readonly actsOn: 'articles' | 'site' | null;
  readonly parameters: readonly Parameter[];
  /** Undefined where it takes no body. */
  readonly exampleBody: object | undefined;
  readonly responses: Readonly<Record<string, Json>>;
  readonly told: Json;
}

export interface Parameter {
  readonly $ref?: string;
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly description: string;
  readonly schema: Json;
  readonly example?: string;
  /** What it names, such as `thread`. */
  readonly 'x-subject'?: string;
}

/** The document as the service answers it. */
export const readDocument = async (client: Client): Promise<Json> =>
  (await client.fromRoot().get('/api/docs.json')).body;

export const operationsOf = (document: Json): Operation[] =>
  Object.entries<Json>(document.paths).flatMap(([path, item]) =>
    Object.entries<Json>(item).map(([method, told]) => ({
      name: `${method.toUpperCase()} ${path}`,
      method: method.toUpperCase(),
      path,
      who: told['x-who'],
      permission: told['x-permission'] ?? null,
      actsOn: told['x-acts-on'] ?? null,
      parameters: told.parameters,
      exampleBody: told.requestBody?.content['application/json'].example,
      responses: told.responses,
      told,
    })),
  );

/** A path of an operation, its parameters filled in: by their example, or by what `fill` knows better. */
export const pathOf = (
  { path, parameters }: Operation,
  fill: (parameter: Parameter) => string | undefined = () => undefined,
): string =>
  path.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const parameter = parameters.find((one) => one.in === 'path' && one.name === name);
    return parameter ? encodeURIComponent(fill(parameter) ?? parameter.example ?? whole) : whole;
  });

/** The examples of one answer. */
export const examplesOf = ({ content = {} }: Json): Json[] =>
  Object.values<Json>(content).flatMap(({ example, examples }) =>
    examples
      ? Object.values<Json>(examples).map(({ value }) => value)
      : example === undefined
        ? []
        : [example],
  );
