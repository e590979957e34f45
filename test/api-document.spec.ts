import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { smallestRole } from '../src/accounts/permissions.rules.js';
import { ROLES, type Role } from '../src/accounts/viewer.js';
import { exampleBodyOf, type DocumentedRoute } from '../src/api-document/operation.js';
import { templateOf } from '../src/api-document/path-parameters.js';
import type { Route } from '../src/api-document/read-routes.js';
import { problemsOf } from '../src/api-document/refusals.js';
import { PagesModule } from '../src/pages/pages.module.js';
import { Problem } from '../src/platform/errors/problem.js';
import { InputPipe } from '../src/platform/http/input.pipe.js';
import { hostArticle, post } from './support/articles.js';
import type { Client, Json } from './support/client.js';
import { examplesOf, operationsOf, pathOf, readDocument, type Operation } from './support/operations.js';
import { expectProblem } from './support/problems.js';
import { declaredRoutes, routesOf } from './support/routes.js';
import { TestService } from './support/service.js';

/** Problems that the API answers nobody: the command line tells them, or a page. */
const ELSEWHERE = ['src/imports/', 'src/platform/database/embedded/', 'src/pages/'];
const NEVER_ANSWERED: string[] = [];

const WITHOUT_BODY = ['204', '304'];

describe('the API document', () => {
  let service: TestService;
  let anyone: Client;
  let document: Json;
  let operations: Operation[];
  let routes: DocumentedRoute[];

  beforeAll(async () => {
    service = await TestService.start();
    anyone = service.anyone();
    document = await readDocument(anyone);
    operations = operationsOf(document);
    routes = declaredRoutes(service.database).filter(
      (route): route is DocumentedRoute => route.document !== null,
    );
  });

  afterAll(() => service.stop());

  const nameOf = ({ method, path }: Pick<Route, 'method' | 'path'>): string =>
    `${method} ${templateOf(path)}`;

  /** What a question that every operation is asked finds wrong. */
  const complaints = (ask: (operation: Operation) => string | false): string[] =>
    operations.flatMap((operation) => {
      const complaint = ask(operation);
      return complaint === false ? [] : [`${operation.name} ${complaint}`];
    });

  it('has every route that the service answers, but for its pages, and no other', () => {
    const pages = new Set(routesOf(PagesModule).map(nameOf));
    const answered = service
      .routes()
      .map((route) => route.split(' ') as [string, string])
      .filter(([method]) => !['HEAD', 'OPTIONS'].includes(method))
      .map(([method, path]) => nameOf({ method, path }))
      .filter((name) => name.includes(' /api/') || !pages.has(name));
    expect(operations.map(({ name }) => name).sort()).toEqual([...new Set(answered)].sort());
  });

  it('says of each who may call it, as the service holds it', () => {
    const held = new Map(routes.map((route) => [nameOf(route), route.rules.requires ?? 'anyone']));
    expect(
      complaints(({ name, who, permission, told }) => {
        if (held.get(name) !== (permission ?? who)) return `is held to ${held.get(name)}`;
        if (permission && smallestRole(permission) !== who) return `names ${who}`;
        return !/\*\*Who:\*\* .+\./.test(told.description) && 'does not say it in words';
      }),
    ).toEqual([]);
  });

  it('says it as it is: who may not is refused, whatever they send', async () => {
    const { threadId } = await hostArticle((await service.person('publisher')).client);
    const guest = anyone.as((await post(anyone, threadId)).body.guestToken);
    const staff = new Map<Role, Client>();
    for (const role of ROLES) staff.set(role, (await service.person(role, `a ${role}`)).client);
    let refused = 0;
    for (const operation of operations) {
      const { name, who, permission, method, exampleBody } = operation;
      const expectRefusal = async (client: Client, status: number, code: string): Promise<void> => {
        const answer = await client.fromRoot().send(method, pathOf(operation), exampleBody);
        expect([name, answer.status, answer.body.code]).toEqual([name, status, code]);
        refused += 1;
      };
      if (who === 'anyone') continue;
      await expectRefusal(anyone, 401, 'not_signed_in');
      if (who !== 'person') await expectRefusal(guest, 401, 'not_signed_in');
      for (const role of permission ? ROLES.slice(0, ROLES.indexOf(smallestRole(permission))) : []) {
        await expectRefusal(staff.get(role)!, 403, 'not_allowed');
      }
    }
    expect(refused).toBeGreaterThan(0);
  });

  it('tells of each what it does, and has names that are unique', () => {
    expect(
      complaints(({ told: { summary } }) => !/^[A-Z].*[^.]$/.test(summary) && `says "${summary}"`),
    ).toEqual([]);
    const ids = operations.map(({ told }) => told.operationId);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('has an example of every success', () => {
    expect(
      complaints(({ responses }) => {
        const successes = Object.entries(responses).filter(([status]) => status < '400');
        const bare = successes.filter(
          ([status, answer]) => !WITHOUT_BODY.includes(status) && examplesOf(answer).length === 0,
        );
        if (successes.length === 0) return 'never succeeds';
        return bare.length > 0 && `has no example of ${bare.map(([status]) => status).join()}`;
      }),
    ).toEqual([]);
  });

  it('has an example of every refusal, whole and explaining itself', () => {
    expect(
      complaints(({ responses }) => {
        const refusals = Object.entries(responses).filter(([status]) => status >= '400');
        const unfit = refusals.flatMap(([status, answer]) =>
          examplesOf(answer).filter((problem) => !isWhole(problem, status)),
        );
        if (refusals.length === 0) return 'refuses nothing';
        return unfit.length > 0 && `shows ${JSON.stringify(unfit)}`;
      }),
    ).toEqual([]);
  });

  it('has example bodies that the service takes', async () => {
    const pipe = new InputPipe();
    const refused: string[] = [];
    for (const route of routes) {
      if (route.body === null) continue;
      await pipe
        .transform(exampleBodyOf(route), { type: 'body', metatype: route.body })
        .catch((error: Problem) => refused.push(`${nameOf(route)}: ${error.detail}`));
    }
    expect(refused).toEqual([]);
  });

  describe('of bodies', () => {
    const schemaAt = (path: string): Json =>
      document.paths[path].post.requestBody.content['application/json'].schema;

    it('tells the bounds of their validators', () => {
      const { properties, required } = schemaAt('/api/v1/articles');
      expect(required).toEqual(['headline', 'body']);
      expect(properties.headline).toMatchObject({ type: 'string', minLength: 1, maxLength: 300 });
      expect(properties.publishedAt).toMatchObject({ type: ['string', 'null'], format: 'date-time' });
      expect(properties.state).toMatchObject({ enum: ['public', 'hidden', null] });
      expect(properties.aliases).toMatchObject({
        type: ['array', 'null'],
        maxItems: 50,
        items: { type: 'string', format: 'uri' },
      });
    });

    it('tells what stands within them, and what may be null but not be left out', () => {
      const { guest } = schemaAt('/api/v1/threads/{id}/comments').properties;
      expect(guest.properties.name).toMatchObject({ type: 'string' });
      expect(guest.required).toEqual(['name']);
      const { properties, required } = schemaAt('/api/v1/threads/{id}/reopen');
      expect(required).toEqual(['until']);
      expect(properties.until).toMatchObject({ type: ['string', 'null'] });
    });

    it('shows no member that it does not tell', () => {
      expect(
        complaints(({ told: { requestBody }, exampleBody }) => {
          const { properties } = requestBody?.content['application/json'].schema ?? {};
          if (!properties) return false;
          if (Object.keys(properties as object).length === 0) return 'takes a body without members';
          const unknown = Object.keys(exampleBody!).filter((name) => !(name in properties));
          return unknown.length > 0 && `shows ${unknown.join()}`;
        }),
      ).toEqual([]);
    });
  });

  it('describes every parameter', () => {
    expect(
      complaints(({ parameters, path }) => {
        const inPath = parameters.filter((one) => one.in === 'path');
        const named = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
        if (named.join() !== inPath.map(({ name }) => name).join()) return 'has others in its path';
        const own = parameters.filter(({ $ref }) => $ref === undefined);
        const bare = own.filter(({ description, schema }) => !description || !schema);
        const unknown = inPath.filter(({ example, 'x-subject': subject }) => !example || !subject);
        return bare.length + unknown.length > 0 && `says nothing of ${JSON.stringify([bare, unknown])}`;
      }),
    ).toEqual([]);
  });

  it('knows every problem that the code declares', async () => {
    const declared: string[] = [];
    for (const file of readdirSync('src', { recursive: true, encoding: 'utf8' })) {
      const path = join('src', file);
      if (!path.endsWith('.errors.ts') || ELSEWHERE.some((folder) => path.startsWith(folder))) continue;
      const module = (await import(`../${path}`)) as Record<string, unknown>;
      declared.push(...Object.keys(module).filter((name) => isProblem(module[name])));
    }
    const told = new Set(routes.flatMap(problemsOf).map(({ constructor }) => constructor.name));
    expect(declared.filter((name) => !told.has(name)).sort()).toEqual(NEVER_ANSWERED);
  });

  it('explains each code at the address that problems name', async () => {
    for (const code of new Set(routes.flatMap(problemsOf).map((problem) => problem.code))) {
      const { status, body } = await anyone.fromRoot().get(`/problems/${code}`);
      expect([code, status, body.code, body.answeredBy?.length > 0]).toEqual([code, 200, code, true]);
    }
    expectProblem(await anyone.fromRoot().get('/problems/nothing'), 404, 'not_found');
  });

  it('is OpenAPI 3.1', () => {
    expect(document.openapi).toBe('3.1.0');
    expect(document.info).toMatchObject({ title: 'Parley', version: expect.any(String) });
    for (const { path, method, responses, told } of operations) {
      expect(path).toMatch(/^\/[^:?*]*$/);
      expect(['GET', 'POST', 'PUT', 'PATCH', 'DELETE']).toContain(method);
      for (const [status, answer] of Object.entries(responses)) {
        expect(status).toMatch(/^[2-5]\d\d$/);
        expect(answer.description).toMatch(/\S/);
      }
      const credentials = (told.security as object[]).flatMap((one) => Object.keys(one));
      expect(Object.keys(document.components.securitySchemes as object)).toEqual(
        expect.arrayContaining(credentials),
      );
    }
    for (const reference of referencesIn(document)) {
      const names = reference.replace(/^#\//, '').split('/');
      expect([reference, typeof names.reduce((at: Json, name) => at?.[name], document)]).toEqual([
        reference,
        'object',
      ]);
    }
  });

  it('serves its page and the files of it under a policy of their own', async () => {
    const root = anyone.fromRoot();
    const page = await root.get('/api/docs');
    expect(page.status).toBe(200);
    expect(page.headers.get('content-type')).toMatch(/^text\/html/);
    expect(page.headers.get('content-security-policy')).toMatch(/script-src 'self';/);
    expect(page.headers.get('content-security-policy')).not.toContain('unsafe');
    const files = [...String(page.body).matchAll(/(?:href|src)="([^"]+)"/g)].map(([, file]) => file!);
    expect(files.length).toBeGreaterThan(3);
    for (const file of files) expect([file, (await root.get(file)).status]).toEqual([file, 200]);
    expectProblem(await root.get('/api/docs/index.html'), 404, 'not_found');
    expectProblem(await root.get('/api/docs/..%2Fpackage.json'), 404, 'not_found');
  });
});

const isWhole = (problem: Json, status: string): boolean =>
  String(problem.status) === status &&
  problem.type === `/problems/${problem.code}` &&
  /^[a-z0-9_]+$/.test(problem.code) &&
  /\S/.test(problem.title) &&
  /\.$/.test(problem.detail);

const isProblem = (value: unknown): boolean =>
  typeof value === 'function' && value.prototype instanceof Problem;

const referencesIn = (value: Json): string[] =>
  value === null || typeof value !== 'object'
    ? []
    : Object.entries<Json>(value).flatMap(([name, inner]) =>
        name === '$ref' ? [String(inner)] : referencesIn(inner),
      );
