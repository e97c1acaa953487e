import { defineConfig } from 'vitest/config';

/**
 * Projects, so that `npm test` can order them and a person can run one:
 *   unit      needs nothing but Node
 *   database  the packages with SQL: one throw-away PostgreSQL for the whole run (scripts/platform/test-cluster.ts)
 *   browser   files named *.browser.test.ts: Chromium, one file after the other
 *   faults    files named *.faults.test.ts: kills and broken networks, run by `npm test -- --faults`
 */
const databasePackages = ['client', 'server', 'guardian', 'testkit', 'bench'];
const databaseTests = [...databasePackages.map((name) => `packages/${name}/**/*.test.ts`), 'demo/**/*.test.ts'];
const browserTests = ['**/*.browser.test.ts'];
const faultTests = ['**/*.faults.test.ts'];
const never = ['**/node_modules/**', '**/dist/**', 'data/**', '.cache/**'];

/** Generous, so that a busy machine fails no test; what a test looks at is looked at until it is so, never once. */
const patience = { testTimeout: 120_000, hookTimeout: 120_000, expect: { poll: { timeout: 20_000 } } };

export default defineConfig({
  test: {
    watch: false,
    // Two cores are what this is designed to run on; more workers only make timings lie.
    maxWorkers: 2,
    projects: [
      {
        test: {
          name: 'unit',
          include: ['packages/**/*.test.ts', 'packages/**/*.test.tsx', 'scripts/**/*.test.ts'],
          exclude: [...never, ...browserTests, ...faultTests, ...databaseTests],
          ...patience,
        },
      },
      {
        test: {
          name: 'database',
          include: databaseTests,
          exclude: [...never, ...browserTests, ...faultTests],
          ...patience,
          globalSetup: ['scripts/platform/test-cluster.ts'],
        },
      },
      {
        test: {
          name: 'browser',
          include: browserTests,
          exclude: never,
          globalSetup: ['scripts/platform/test-cluster.ts'],
          fileParallelism: false,
          ...patience,
        },
      },
      {
        test: {
          name: 'faults',
          include: faultTests,
          exclude: never,
          globalSetup: ['scripts/platform/test-cluster.ts'],
          fileParallelism: false,
          ...patience,
          testTimeout: 300_000,
        },
      },
    ],
  },
});
