import tseslint from 'typescript-eslint';
import { runtimeTypes } from './scripts/eslint-runtime-types.js';

const noDefaultExport = [
  'error',
  {
    selector: 'ExportDefaultDeclaration, ExportSpecifier[exported.name="default"]',
    message: 'Export by name: a name can be searched for.',
  },
];

/** Nest's HTTP exceptions carry no stable code, so refusals are subclasses of Problem in `*.errors.ts`. */
const imports = (httpException) => [
  'error',
  {
    paths: [
      {
        name: '@nestjs/common',
        importNames: ['forwardRef'],
        message: 'Two modules that need each other are one, or lack a third below both.',
      },
    ],
    patterns: [
      {
        group: ['@nestjs/common'],
        importNamePattern: httpException,
        message: 'Throw a subclass of Problem (src/platform/errors/problem.ts) from an *.errors.ts file.',
      },
    ],
  },
];

export default tseslint.config(
  { ignores: ['dist/', 'data/', 'coverage/', 'node_modules/'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  {
    files: ['**/*.{ts,tsx}'],
    extends: [tseslint.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    plugins: { parley: { rules: { 'runtime-types': runtimeTypes } } },
    rules: {
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-empty': 'error',
      'no-restricted-imports': imports('Exception$'),
      'no-restricted-properties': [
        'error',
        { object: 'URL', property: 'canParse', message: 'Use parseUrl (src/platform/text/parse-url.ts).' },
      ],
      'no-restricted-syntax': noDefaultExport,
      'parley/runtime-types': 'error',
      '@typescript-eslint/ban-ts-comment': ['error', { 'ts-expect-error': 'allow-with-description' }],
      // In a file with decorators this rule holds back, since their classes must exist at run time.
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/consistent-type-exports': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-floating-promises': ['error', { ignoreVoid: false }],
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/return-await': ['error', 'in-try-catch'],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      // An interface of promises is often answered by what needs no waiting.
      '@typescript-eslint/require-await': 'off',
    },
  },
  {
    // The filter that renders every error also meets those that Nest itself throws.
    files: ['src/platform/http/**'],
    rules: { 'no-restricted-imports': imports('(?<!^Http)Exception$') },
  },
  {
    files: ['**/*.spec.{ts,tsx}', 'test/**', 'bench/**'],
    rules: {
      // Answers are read as JSON, and Jest's own matchers are typed as any.
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      '@typescript-eslint/unbound-method': 'off',
    },
  },
  {
    // Jest takes a global setup and teardown by their default export only; a bundled text is one.
    files: ['test/support/global-*.ts', 'web/css.d.ts'],
    rules: { 'no-restricted-syntax': 'off' },
  },
  {
    files: ['**/*.{js,cjs}'],
    extends: [tseslint.configs.base],
    rules: {
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-empty': 'error',
      'prefer-const': 'error',
      '@typescript-eslint/no-unused-vars': 'error',
    },
  },
);
