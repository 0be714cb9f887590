import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    // Left to itself it keeps one of two cores idle.
    maxWorkers: 2,
    projects: [
      {
        test: {
          name: 'unit',
          include: ['src-*/**/*.test.ts'],
          exclude: ['**/*.slow.test.ts'],
          environment: 'node',
          // Not a measure of speed: a busy machine must not turn a test red.
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'slow',
          include: ['src-*/**/*.slow.test.ts'],
          environment: 'node',
          testTimeout: 600_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
