import { defineConfig } from 'vitest/config';
import { InOrder } from './test/browser/in-order.ts';

// The product as a user meets it: the built server, a real browser.
export default defineConfig({
  test: {
    include: ['test/browser/**/*.test.ts'],
    globalSetup: ['test/browser/shared.ts'],
    sequence: { sequencer: InOrder },
    testTimeout: 180_000,
    hookTimeout: 300_000,
    maxWorkers: 1,
    fileParallelism: false,
  },
});
