import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'web/**/*.test.{ts,tsx}'],
    globalSetup: ['src/store/testing/test-server.ts'],
    setupFiles: ['scripts/test/fixed-seed.js'],
    // Never what a test measures: a machine with other work must not fail one.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    maxWorkers: 2,
  },
});
