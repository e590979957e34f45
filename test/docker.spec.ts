import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { TestService } from './support/service.js';

const root = fileURLToPath(new URL('..', import.meta.url));
const read = (name: string): string => readFileSync(join(root, name), 'utf8');

interface Instruction {
  readonly name: string;
  /** Everything behind the name, on one line. */
  readonly rest: string;
  /** Without options such as `--from=build`. */
  readonly words: readonly string[];
  readonly options: Readonly<Record<string, string>>;
}

interface Stage {
  readonly name: string | null;
  readonly image: string;
  readonly instructions: readonly Instruction[];
}

function instructionsOf(text: string): Instruction[] {
  const lines = text
    .split('\n')
    .filter((line) => !/^\s*(#|$)/.test(line))
    .join('\n')
    .replaceAll(/\\\n\s*/g, '')
    .split('\n');
  return lines.filter(Boolean).map((line) => {
    const [, name = '', rest = ''] = /^([A-Z]+)\s+(.*)$/.exec(line) ?? [];
    expect({ line, name }).toEqual({ line, name: expect.stringMatching(/./) });
    const all = rest.split(/\s+/);
    const options = all.filter((word) => word.startsWith('--')).map((word) => word.slice(2).split('='));
    return {
      name,
      rest,
      words: all.filter((word) => !word.startsWith('--')),
      options: Object.fromEntries(options) as Record<string, string>,
    };
  });
}

function stagesOf(text: string): Stage[] {
  const stages: (Stage & { instructions: Instruction[] })[] = [];
  for (const instruction of instructionsOf(text)) {
    if (instruction.name === 'FROM') {
      const [image = '', , name = null] = instruction.words;
      stages.push({ name, image, instructions: [] });
    } else stages.at(-1)!.instructions.push(instruction);
  }
  return stages;
}

/** As far as it is looked at here. */
interface Compose {
  readonly services: {
    readonly parley: {
      readonly build: string;
      readonly environment: Readonly<Record<string, string>>;
      readonly ports: readonly string[];
      readonly depends_on: object;
      readonly stop_grace_period: string;
    };
    readonly database: {
      readonly image: string;
      readonly environment: Readonly<Record<string, string>>;
      readonly healthcheck: { readonly test: readonly string[] };
      readonly volumes: readonly string[];
    };
  };
  readonly volumes: object;
}

/** The variables that the program reads. */
const known = [...read('src/platform/config/config.ts').matchAll(/env\['(\w+)'\]/g)].map(([, name]) => name);
const { scripts, engines } = JSON.parse(read('package.json')) as {
  scripts: Record<string, string>;
  engines: { node: string };
};

describe('the Dockerfile', () => {
  const stages = stagesOf(read('Dockerfile'));
  const last = stages.at(-1)!;
  const all = stages.flatMap(({ instructions }) => instructions);
  const named = (name: string, of: readonly Instruction[] = all): Instruction[] =>
    of.filter((one) => one.name === name);
  const env = Object.fromEntries(
    named('ENV', last.instructions).flatMap(({ words }) => words.map((word) => word.split('='))),
  ) as Record<string, string>;

  it('stands on a Node that the program takes', () => {
    for (const { image } of stages) {
      const [, major] = /^node:(\d+)\b.*-slim$/.exec(image) ?? [];
      expect(engines.node).toContain(`>=${major}.`);
    }
  });

  it('copies what is there, and what .dockerignore lets through', () => {
    const letThrough = read('.dockerignore')
      .split('\n')
      .filter((line) => line.startsWith('!'))
      .map((line) => line.slice(1));
    const copied = named('COPY')
      .filter(({ options }) => options['from'] === undefined)
      .flatMap(({ words }) => words.slice(0, -1));
    expect(copied).toContain('package-lock.json');
    for (const path of copied)
      expect({ path, isThere: existsSync(join(root, path)) }).toEqual({ path, isThere: true });
    expect([...new Set(copied)].sort()).toEqual(letThrough.sort());
  });

  it('copies everything that the build reads', () => {
    const copied = named('COPY', stages[0]!.instructions).flatMap(({ words }) => words.slice(0, -1));
    const { include, extends: base } = JSON.parse(read('tsconfig.build.json')) as {
      include: string[];
      extends: string;
    };
    for (const path of [...include, base, 'tsconfig.build.json', 'nest-cli.json', 'web'])
      expect(copied).toContain(path.replace(/^\.\//, ''));
  });

  it('takes from its stages what they make', () => {
    const made: Record<string, string[]> = { build: ['/app/dist'], dependencies: ['/app/node_modules'] };
    const taken = named('COPY', last.instructions).filter(({ options }) => options['from'] !== undefined);
    expect(taken).toHaveLength(2);
    for (const { options, words } of taken) {
      expect(stages.map(({ name }) => name)).toContain(options['from']);
      expect(made[options['from']!]).toContain(words[0]);
    }
  });

  it('runs scripts that are there', () => {
    const ran = named('RUN').flatMap(({ rest }) =>
      [...rest.matchAll(/npm run ([\w:-]+)/g)].map(([, name]) => name!),
    );
    expect(ran).toEqual(['build']);
    for (const name of ran) expect(scripts).toHaveProperty(name);
  });

  it('starts as "npm start" does, as nobody in particular', () => {
    const [command] = named('CMD', last.instructions);
    expect(`exec ${(JSON.parse(command!.rest) as string[]).join(' ')}`).toBe(scripts.start);
    expect(existsSync(join(root, 'src/main.ts'))).toBe(true);
    expect(named('USER', last.instructions).map(({ rest }) => rest)).toEqual(['node']);
    expect(last.instructions.findIndex(({ name }) => name === 'USER')).toBeLessThan(
      last.instructions.findIndex(({ name }) => name === 'CMD'),
    );
  });

  it('sets variables that the program reads, and no secret', () => {
    for (const name of Object.keys(env)) expect(known).toContain(name);
    expect(env).toEqual({ NODE_ENV: 'production', PORT: expect.any(String) });
    expect(named('EXPOSE').map(({ rest }) => rest)).toEqual([env['PORT']]);
  });

  describe('looks after itself', () => {
    let service: TestService;

    beforeAll(async () => {
      service = await TestService.start();
    });

    afterAll(() => service.stop());

    it('at an address that is there, by variables that are set', async () => {
      const [check] = named('HEALTHCHECK', last.instructions);
      const [, path = ''] = /\/\/127\.0\.0\.1:[^/]*(\/\w+)/.exec(check!.rest) ?? [];
      expect(path).toBe('/readyz');
      expect((await service.anyone().fromRoot().get(path)).status).toBe(200);
      for (const [, name] of check!.rest.matchAll(/process\.env\.(\w+)/g)) expect(env).toHaveProperty(name!);
    });
  });
});

describe('docker-compose.yml', () => {
  const { services, volumes } = parse(read('docker-compose.yml')) as Compose;
  const { parley, database } = services;
  const text = read('docker-compose.yml');

  it('builds what is here', () => {
    expect(existsSync(join(root, parley.build, 'Dockerfile'))).toBe(true);
  });

  it('gives the program variables that it reads', () => {
    for (const name of Object.keys(parley.environment)) expect(known).toContain(name);
    expect(parley.environment).toMatchObject({ NODE_ENV: 'production' });
  });

  it('publishes the port that the program listens on', () => {
    const [published] = parley.ports;
    expect(published!.split(':').at(-1)).toBe(parley.environment['PORT']);
  });

  it('has no secret of its own, and refuses to start without', () => {
    for (const name of ['SECRET', 'POSTGRES_PASSWORD']) {
      const used = [...text.matchAll(new RegExp(`\\$\\{${name}[^}]*\\}`, 'g'))].map(([use]) => use);
      expect(used.length).toBeGreaterThan(0);
      for (const use of used) expect(use).toMatch(/^\$\{\w+:\?.+\}$/);
    }
  });

  it('waits for a PostgreSQL that is well, with its data in a volume', () => {
    expect(parley.depends_on).toEqual({ database: { condition: 'service_healthy' } });
    expect(database.healthcheck.test.join(' ')).toContain('pg_isready');
    expect(database.image).toMatch(/^postgres:17/);
    const [mounted] = database.volumes;
    expect(Object.keys(volumes)).toEqual([mounted!.split(':')[0]]);
  });

  it('reaches it as it is set up', () => {
    const url = new URL(parley.environment['DATABASE_URL']!.replace(/\$\{[^}]*\}/, 'password'));
    expect(services).toHaveProperty(url.hostname);
    expect(url.username).toBe(database.environment['POSTGRES_USER']);
    expect(url.pathname).toBe(`/${database.environment['POSTGRES_DB']}`);
    expect(url.port).toBe('5432');
  });

  it('lets it drain and finish', () => {
    const drain = Number(/:-(\d+)\}/.exec(parley.environment['DRAIN_SECONDS']!)![1]);
    expect(Number(parley.stop_grace_period.replace('s', ''))).toBeGreaterThanOrEqual(drain + 10);
  });
});
