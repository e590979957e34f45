import { swcOptions } from './scripts/swc.js';

const shared = {
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  moduleFileExtensions: ['ts', 'tsx', 'js', 'mjs', 'cjs', 'json', 'node'],
  transform: { '^.+\\.tsx?$': ['@swc/jest', swcOptions] },
  testPathIgnorePatterns: ['/node_modules/', '/dist/', '/data/'],
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/data/'],
};

/** @type {import('jest').Config} */
export default {
  // One more than the cores of a small machine: a test file waits for PostgreSQL and for processes much of its time.
  maxWorkers: 3,
  // Node keeps what a test file loaded as modules: a worker that has grown is replaced.
  workerIdleMemoryLimit: '1.2GB',
  // Nothing here is a matter of time: the machine may be busy with other things.
  testTimeout: 60_000,
  reporters: ['default', './scripts/jest-result-line.js'],
  projects: [
    // Beside the source: rules are pure, so no database is started for them.
    { ...shared, displayName: 'rules', testMatch: ['<rootDir>/{src,bench,web}/**/*.spec.{ts,tsx}'] },
    {
      ...shared,
      displayName: 'service',
      testMatch: ['<rootDir>/test/**/*.spec.{ts,tsx}'],
      globalSetup: '<rootDir>/scripts/jest-global-setup.js',
      globalTeardown: '<rootDir>/scripts/jest-global-teardown.js',
    },
  ],
};
