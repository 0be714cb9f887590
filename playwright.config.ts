import { defineConfig } from '@playwright/test';

// The stand-in strips types from the scripts it puts into pages; Node still calls that an experiment, in every worker.
process.env['NODE_OPTIONS'] = '--disable-warning=ExperimentalWarning';

// Every spec starts its own browser through the fixture in e2e/fixtures; Playwright's own are never used.
export default defineConfig({
  testDir: 'e2e/specs',
  outputDir: 'test-results',
  fullyParallel: true,
  workers: 2,
  forbidOnly: process.env['CI'] !== undefined,
  // A flaky test is a failing test.
  retries: 0,
  timeout: 90_000,
  expect: { timeout: 10_000 },
  reporter: 'list',
});
