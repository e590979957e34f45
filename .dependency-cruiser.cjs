/** Imports point one way: a folder may import itself and the folders of the tiers before its own. */
const tiers = [
  ['platform'],
  ['sites'],
  ['accounts', 'audit', 'queues'],
  ['policies'],
  ['sanctions'],
  ['threads'],
  ['page-cache'],
  ['articles', 'screening', 'settings'],
  ['comments'],
  ['moderation', 'feeds', 'imports'],
  ['pages', 'console', 'api-document'],
];

/** They hear of what happened through events: they may know whatever makes one, and no feature knows them. */
const listeners = ['notifications', 'webhooks', 'live'];

/** They put the whole together. */
const compositionRoot = ['src/(main|service|entities|app\\.module)\\.ts$', 'src/cli/', 'src/demo/'];

/** Imports against the tiers, each with its reason. */
const exceptions = [{ from: 'accounts', to: 'audit', because: 'giving a role or a token is recorded' }];

const below = (tier) => tiers.slice(0, tier).flat();
const tierOf = (name) => tiers.findIndex((folders) => folders.includes(name));
const exceptionsOf = (folder) => exceptions.filter(({ from }) => from === folder).map(({ to }) => to);

const direction = (folder, lower) => ({
  name: `direction-of-${folder}`,
  comment: `src/${folder} may import ${['itself', ...lower].join(', ')}. The tiers stand in .dependency-cruiser.cjs.`,
  severity: 'error',
  from: { path: `^src/${folder}/` },
  to: { path: '^src/', pathNot: `^src/(${[folder, ...lower].join('|')})/` },
});

const folders = [...tiers.flat(), ...listeners];
const known = [...folders.map((folder) => `src/${folder}/`), ...compositionRoot].map((path) => `^${path}`);

module.exports = {
  forbidden: [
    ...tiers.flat().map((folder) => direction(folder, [...below(tierOf(folder)), ...exceptionsOf(folder)])),
    ...listeners.map((folder) => direction(folder, below(tierOf('comments') + 1))),
    {
      name: 'new-folder',
      comment: 'A new folder is a decision: give it its place in the tiers of .dependency-cruiser.cjs.',
      severity: 'error',
      from: { path: '^src/', pathNot: known },
      to: {},
    },
    {
      name: 'new-folder-imported',
      comment: 'A new folder is a decision: give it its place in the tiers of .dependency-cruiser.cjs.',
      severity: 'error',
      from: {},
      to: { path: '^src/', pathNot: known },
    },
    {
      name: 'no-cycle',
      comment: 'Files that need each other, also for a type only, are one, or lack a third below both.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-orphan',
      comment: 'Nothing uses this file and it uses nothing.',
      severity: 'error',
      from: { orphan: true, path: '^(src|migrations)/', pathNot: '\\.d\\.ts$' },
      to: {},
    },
    {
      name: 'service-knows-no-tests',
      comment:
        'The service must run without its tests, benches and tools. A spec beside the source is a test.',
      severity: 'error',
      from: { path: '^(src|migrations)/', pathNot: '\\.spec\\.tsx?$' },
      to: { path: '^(test|bench|scripts|bin)/' },
    },
    {
      name: 'browsers-know-no-server',
      comment:
        'What browsers run may draw what pages draw, by rules and types: nothing of it needs a server.',
      severity: 'error',
      from: { path: '^web/', pathNot: '\\.spec\\.tsx?$' },
      to: {
        path: '^(src/(platform|sites|accounts|queues|threads|page-cache|moderation|feeds|imports)/|migrations/|test/|bench/)',
        pathNot: '(\\.rules|^src/platform/errors/problem)\\.ts$',
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'migrations-stand-alone',
      comment: 'A migration is immutable: what it imported from src could change under it.',
      severity: 'error',
      from: { path: '^migrations/' },
      to: { path: '^src/' },
    },
    {
      name: 'migrations-run-by-the-platform',
      comment: 'Only src/platform/database runs migrations.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/platform/database/' },
      to: { path: '^migrations/' },
    },
    {
      name: 'rules-are-pure',
      comment: 'A rule is a function of its arguments: it knows no database, no framework and no machine.',
      severity: 'error',
      from: { path: '\\.rules\\.ts$' },
      to: {
        path: [
          '^src/platform/(database|http|config)/',
          '^src/platform/clock\\.ts$',
          '^node_modules/(@nestjs|typeorm|pg|fastify)/',
          '^(node:)?(fs|http|https|child_process|process)(/|$)',
        ],
      },
    },
    {
      name: 'no-development-dependency',
      comment: 'An installation without development dependencies would lack it: move it to "dependencies".',
      severity: 'error',
      from: { path: '^(src|migrations)/', pathNot: '\\.spec\\.tsx?$' },
      to: {
        dependencyTypes: ['npm-dev'],
        dependencyTypesNot: ['type-only'],
        pathNot: '^node_modules/@types/',
      },
    },
    {
      name: 'resolvable',
      comment: 'This import leads nowhere.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.js', '.cjs', '.mjs', '.json', '.d.ts'],
    },
  },
};
