import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ROLES } from '../../src/accounts/viewer.js';
import type { Answer, Client } from '../support/client.js';
import { dump } from '../support/dump.js';
import { figure, size } from '../support/figures.js';
import { operationsOf, pathOf, readDocument, type Operation } from '../support/operations.js';
import { TestService } from '../support/service.js';
import { makeWorld, subjectOf, tells, type Actor, type World } from '../support/world.js';

/** What changes though nothing was done: how often someone knocked, when they were seen last. */
const KNOCKS = ['rate_limits'];
const SEEN = ['last_used_on', 'expires_at'];

function withoutSeen(row: string): string {
  const columns = JSON.parse(row) as Record<string, unknown>;
  for (const column of SEEN) delete columns[column];
  return JSON.stringify(columns);
}

/** Every operation of the API document, asked by everyone, of this site and of another one. */
describe('role x route x site', () => {
  let service: TestService;
  let operations: Operation[];
  let world: World;
  let other: World;
  let cells = 0;
  const leaks: string[] = [];

  beforeAll(async () => {
    service = await TestService.start();
    const otherSite = await service.addSite('other');
    world = await makeWorld(service, service.siteId, service.anyone());
    other = await makeWorld(service, otherSite, service.anyone().with({ host: 'other.example' }));
    operations = operationsOf(await readDocument(service.anyone()));
  });

  afterAll(() => service.stop());

  /** Sends an operation about the things of a world. */
  function ask(client: Client, operation: Operation, about: World): Promise<Answer> {
    const path = pathOf(operation, (parameter) => subjectOf(about, parameter));
    return client.fromRoot().send(operation.method, path, operation.exampleBody);
  }

  const codeOf = ({ status, body }: Answer): string => `${status} ${body?.code ?? ''}`.trim();

  function cell(what: string, wrong: boolean): void {
    cells += 1;
    if (wrong) leaks.push(what);
  }

  /** Runs what must change nothing, and sees that it did not. */
  async function unchanged(work: () => Promise<void>): Promise<void> {
    const rows = async (): Promise<Record<string, string[]>> => {
      const all = await dump(service.database);
      const kept = Object.entries(all).filter(([table]) => !KNOCKS.includes(table));
      return Object.fromEntries(kept.map(([table, lines]) => [table, lines.map(withoutSeen).sort()]));
    };
    const before = await rows();
    await work();
    expect(await rows()).toEqual(before);
  }

  /** What refuses this actor: nothing where the role is enough. */
  function refusalOf({ who, permission, actsOn }: Operation, actor: Actor | null): string | null {
    if (who === 'anyone') return null;
    if (actor === null) return '401 not_signed_in';
    if (who === 'person') return null;
    if (actor.role === 'guest') return '401 not_signed_in';
    if (permission === null) return null;
    const isEnough = ROLES.indexOf(actor.role) >= ROLES.indexOf(who as (typeof ROLES)[number]);
    return isEnough && !(actor.elsewhere && actsOn === 'site') ? null : '403 not_allowed';
  }

  it('refuses who has no role, too small a role, or a role elsewhere, and changes nothing', async () => {
    await unchanged(async () => {
      for (const operation of operations) {
        for (const actor of [null, ...world.actors]) {
          const refusal = refusalOf(operation, actor);
          const about = `${operation.name} as ${actor?.name ?? 'anyone'}`;
          if (refusal !== null) {
            const answer = await ask(actor?.client ?? world.anyone, operation, world);
            cell(`${about}: ${codeOf(answer)}`, codeOf(answer) !== refusal || tells(answer));
          } else if (actor?.elsewhere && operation.actsOn === 'articles' && takesSubject(operation)) {
            const answer = await ask(actor.client, operation, world);
            const isRefused = /^(403 not_allowed|404 not_found)$/.test(codeOf(answer));
            // What waits is for all sections at once: listed or claimed is one's own part, which is empty here.
            const isOwnPart = operation.method === 'GET' || operation.path.endsWith('/queues/{queue}/claims');
            cell(`${about}: ${codeOf(answer)}`, tells(answer) || !(isRefused || isOwnPart));
          }
        }
      }
    });
    expect(leaks).toEqual([]);
  });

  it('knows no credential of another site, and changes nothing', async () => {
    await unchanged(async () => {
      for (const operation of operations) {
        for (const actor of other.actors) {
          // Asked for this site, with what is good for the other one.
          const client = actor.client.with({ host: 'localhost' });
          const answer = await ask(client, operation, world);
          const wanted = operation.path.startsWith('/api/v1') ? '401 not_signed_in' : codeOf(answer);
          cell(
            `${operation.name} as ${actor.name} of another site: ${codeOf(answer)}`,
            codeOf(answer) !== wanted || tells(answer),
          );
        }
      }
    });
    expect(leaks).toEqual([]);
  });

  it('has nothing of another site, for whoever asks', async () => {
    const elsewhere = await dumpOf(world.siteId);
    for (const operation of operations.filter(namesAThing)) {
      for (const actor of [null, ...other.actors]) {
        const answer = await ask(actor?.client ?? other.anyone, operation, world);
        const refusal = refusalOf(operation, actor);
        const wanted = refusal === null ? /^40[04] / : new RegExp(`^(${refusal}|40[04] .*)$`);
        cell(
          `${operation.name} about another site as ${actor?.name ?? 'anyone'}: ${codeOf(answer)}`,
          !wanted.test(codeOf(answer)) || tells(answer),
        );
      }
    }
    expect(leaks).toEqual([]);
    expect(await dumpOf(world.siteId)).toEqual(elsewhere);
  });

  it('refuses protected routes however they are spelt', async () => {
    let spellings = 0;
    await unchanged(async () => {
      for (const operation of operations.filter(({ who }) => who !== 'anyone')) {
        const path = pathOf(operation, (parameter) => subjectOf(world, parameter));
        for (const [method, spelt, headers, body] of spellingsOf(operation, path)) {
          const refused = [null, ...world.actors].filter((actor) => refusalOf(operation, actor) !== null);
          // At small size one of them a spelling, each in turn.
          const asking = size({ small: [refused[spellings % refused.length]!], full: refused });
          for (const actor of asking) {
            const client = (actor?.client ?? world.anyone).fromRoot().with(headers);
            const answer = await client.send(method, spelt, body);
            spellings += 1;
            cell(
              `${method} ${spelt} ${JSON.stringify(headers)} as ${actor?.name ?? 'anyone'}: ${codeOf(answer)}`,
              answer.status < 400
                ? method !== 'OPTIONS' || tells(answer)
                : answer.status >= 500 || tells(answer),
            );
          }
        }
      }
    });
    figure('spellings of protected routes tried', spellings);
    expect(leaks).toEqual([]);
  });

  it('lets in whoever may', async () => {
    for (const operation of operations) {
      for (const actor of [null, ...world.actors.filter(({ elsewhere }) => !elsewhere)]) {
        if (refusalOf(operation, actor) !== null) continue;
        const answer = await ask(actor?.client ?? world.anyone, operation, world);
        const isKeptOut = /^(401 not_signed_in|403 not_allowed|5\d\d .*)$/.test(codeOf(answer));
        cell(`${operation.name} as ${actor?.name ?? 'anyone'}: ${codeOf(answer)}`, isKeptOut);
      }
    }
    figure('operations', operations.length);
    figure('cells tried', cells);
    figure('leaks', leaks.length);
    expect(leaks).toEqual([]);
  });

  /** Every row of the site, by table. */
  async function dumpOf(siteId: string): Promise<string[]> {
    const all = await dump(service.database);
    return Object.values(all)
      .flat()
      .filter((row) => row.includes(siteId))
      .map(withoutSeen);
  }
});

/** Whether its path names a thing of one site: not a version or a queue, which every site has. */
const namesAThing = ({ parameters }: Operation): boolean =>
  parameters.some((one) =>
    [
      'article',
      'thread',
      'comment',
      'closing',
      'replay',
      'claim',
      'item',
      'decision',
      'bulk-decision',
      'person',
      'reporter',
      'token',
      'site',
      'sanction',
      'author',
    ].includes(one['x-subject'] ?? ''),
  );

const takesSubject = ({ parameters }: Operation): boolean =>
  parameters.some(({ in: place }) => place === 'path');

type Spelling = [method: string, path: string, headers: Record<string, string>, body: string | undefined];

/** What once led past a guard somewhere: letters in disguise, odd ends, other methods, other content types. */
function spellingsOf({ method, exampleBody }: Operation, path: string): Spelling[] {
  const body = exampleBody && JSON.stringify(exampleBody);
  const last = path.lastIndexOf('/') + 1;
  const disguised = `${path.slice(0, last)}%${path.charCodeAt(last).toString(16)}${path.slice(last + 1)}`;
  const paths = [
    disguised,
    path.replace('/v1/', '/%761/'),
    `${path}/`,
    `${path};x`,
    `/${path}`,
    path.replace('/v1/', '/v1//'),
    path.replace('/api/', '/API/'),
    `/api/../api${path.slice('/api'.length)}`,
    `${path}%2f`,
    `${path}?site=test&site=other`,
  ];
  const types = [
    'application/json\ta',
    ' application/json',
    'application/json;x',
    'text/plain',
    'application/x-www-form-urlencoded',
  ];
  return [
    ...paths.map((spelt): Spelling => [method, spelt, {}, body]),
    ...(method === 'GET' ? [['HEAD', path, {}, undefined] as Spelling] : []),
    ['OPTIONS', path, {}, undefined],
    ['POST', path, { 'x-http-method-override': method }, `_method=${method}`],
    ...(body === undefined
      ? []
      : types.map((type): Spelling => [method, path, { 'content-type': type }, body])),
  ];
}
